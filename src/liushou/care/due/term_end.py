"""What must be known of each child when the term ends: 信息核查, and where it spends the vacation."""

from collections.abc import Iterator
from datetime import timedelta

from liushou.care.due.asked import Asked
from liushou.care.due.due import Due, DueKind
from liushou.records.child import Child
from liushou.records.person import owner_of
from liushou.records.term import Term
from liushou.terms import vacation_name

_AHEAD = timedelta(days=30)
"""So many days before the end of the term both are listed, however near one looks."""


def verification(asked: Asked, child: Child) -> Iterator[Due]:
    """A child of the population without a 信息核查 since the term began, even a late one."""
    term = asked.term
    if term is None or not _near_the_end(term, asked) or not asked.counted(child):
        return
    if not any(one.kind == "信息核查" and term.begins <= one.date <= asked.on for one in child.records):
        yield _due(term, asked, child, "verification", "信息核查", "本学期没有核查")


def vacation(asked: Asked, child: Child) -> Iterator[Due]:
    """A child of the population of whom nothing is written for the vacation after the term."""
    term = asked.term
    if term is None or term.vacation is None or not _near_the_end(term, asked) or not asked.counted(child):
        return
    if not any(one.term == term.id for one in child.vacations):
        yield _due(term, asked, child, "vacation", f"{vacation_name(term.id)}去向", "没有登记")


def _near_the_end(term: Term, asked: Asked) -> bool:
    return term.ends <= asked.until or term.ends - asked.on <= _AHEAD


def _due(term: Term, asked: Asked, child: Child, kind: DueKind, what: str, note: str) -> Due:
    people = asked.helpers.keeping(child, asked.on)
    return Due(kind, what, term.ends, term.ends < asked.on, owner_of(child), people, note)
