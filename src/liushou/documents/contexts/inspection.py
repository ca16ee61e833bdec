"""督导检查表: what the archives say of the children drawn, beside room for what the inspectors find."""

from collections.abc import Mapping, Sequence
from datetime import date

from liushou.dates import Interval
from liushou.documents.contexts.checklists import checklist_facts
from liushou.documents.contexts.drawing import Drawing, drawing_facts
from liushou.documents.contexts.facts import unit_facts
from liushou.documents.contexts.reader import Reader
from liushou.documents.contexts.roster import Listed, listed
from liushou.documents.frontmatter import Audience
from liushou.documents.plain import Plain
from liushou.records.child import Child
from liushou.records.completeness import missing_parts
from liushou.records.family import delegated_on
from liushou.records.helpers import helpers_of
from liushou.records.standing import judged_day, on_register
from liushou.records.term import Term
from liushou.records.vocabulary import VISITS
from liushou.store.load import Store
from liushou.terms import term_name

_NOT_WITH_THE_CHILD = frozenset({"信息核查", "排查", "入户宣传", "其他"})
"""Kinds of records that say nothing of the child having been seen or spoken to."""


def inspection_context(
    store: Store,
    children: Sequence[Child],
    document: Mapping[str, Plain],
    *,
    on: date,
    audience: Audience = "internal",
    drawing: Drawing | None = None,
) -> dict[str, Plain]:
    """The context of templates `of: sample`: children drawn for an inspection, as on `on`.

    `sample`: {count, population, rows}; `population` is how many children are on the register. A row is
    {number, name, class, village, left_behind, closed, missing, verified, visits, visited, helper, role,
    agreement, contact}: `closed` why it is no longer on the register, else None; `missing` parts of the
    archive, empty where it is complete; `verified`, `visited` the last day of a 信息核查, of a visit in the
    term; `visits` how many; `helper` the first adult pairing's name and `role`; `agreement` 有效, 已到期,
    未签 or 不需要 (neither 双留守 nor signed); `contact` {day, kind}, when somebody last saw or spoke to the
    child or its family. `draw`: see drawing.drawing_facts. `checklists` and `promised`: `own` and
    `shipped` of checklists.checklist_facts. `term`: {id, name, begins, ends} of the day, or None. `unit`,
    `document`, `on`. Children are named to internal readers only, to others as 王某.
    """
    reader = Reader(store, audience)
    term = store.current_term(on)
    helpers = helpers_of(store.children.values(), store.volunteers)
    rows = enumerate(listed(reader, children, on), 1)
    lists = checklist_facts(reader, tuple(children), term, helpers, on)
    return {
        "sample": {
            "count": len(children),
            "population": sum(on_register(child, on) for child in store.children.values()),
            "rows": tuple(_row(reader, number, one, term, on) for number, one in rows),
        },
        "draw": drawing_facts(drawing, audience),
        "checklists": lists.own,
        "promised": lists.shipped,
        "term": None if term is None else _term_facts(term),
        "unit": unit_facts(store.unit.unit),
        "document": document,
        "on": on,
    }


def _term_facts(term: Term) -> dict[str, Plain]:
    return {"id": term.id, "name": term_name(term.id), "begins": term.begins, "ends": term.ends}


def _row(reader: Reader, number: int, one: Listed, term: Term | None, on: date) -> dict[str, Plain]:
    child, day = one.child, judged_day(one.child, on)
    days = Interval(term.begins, min(on, term.ends)) if term else Interval(on, on)
    visits = _dates(child, VISITS, days)
    verified = _dates(child, frozenset({"信息核查"}), days)
    helper, role = _helper(reader, child, day)
    return {
        "number": number,
        "name": one.name,
        "class": one.class_label,
        "village": one.then.village,
        "left_behind": None if reader.audience == "public" else one.then.left_behind,
        "closed": None if on_register(child, on) or child.status == "在册" else child.status,
        "missing": missing_parts(child, day),
        "verified": max(verified, default=None),
        "visits": len(visits),
        "visited": max(visits, default=None),
        "helper": helper,
        "role": role,
        "agreement": _agreement(one, day),
        "contact": _contact(child, on),
    }


def _dates(child: Child, kinds: frozenset[str], days: Interval) -> list[date]:
    return [record.date for record in child.records if record.kind in kinds and days.holds(record.date)]


def _helper(reader: Reader, child: Child, day: date) -> tuple[str | None, str | None]:
    """Who was first of the adults paired with the child on `day`, and in which role."""
    active = [pair for pair in child.pairings if pair.adult and pair.active(day)]
    if not active:
        return None, None
    first = min(active, key=lambda pair: pair.since)
    known = reader.store.volunteers.get(first.with_)
    return known.name if known else None, first.role


def _agreement(one: Listed, day: date) -> str:
    """How the delegated-care agreement stands; who is not 双留守 needs none."""
    if delegated_on(one.then.guardians, day):
        return "有效"
    if any(guardian.delegated for guardian in one.then.guardians):
        return "已到期"
    return "未签" if one.then.left_behind == "双留守" else "不需要"


def _contact(child: Child, on: date) -> Plain:
    """The last record of somebody having been with the child or its family, up to `on`."""
    met = [record for record in child.records if record.date <= on and record.kind not in _NOT_WITH_THE_CHILD]
    last = max(met, key=lambda record: record.date, default=None)
    return None if last is None else {"day": last.date, "kind": last.kind}
