"""The cases of children as a table shows them: the gravest first, each with its last step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from liushou.care.wording import CASE_LEVELS
from liushou.records.careplan import Case
from liushou.records.child import Child
from liushou.records.vocabulary import CaseLevel


@dataclass(frozen=True, slots=True)
class Listed:
    """A case of a child; `days` since it was opened, until it was closed or the day of the list.

    `last` is the day and text of the last thing done in it, a step or an escalation, or None.
    """

    child: Child
    case: Case
    days: int
    last: tuple[date, str] | None


def cases_of(
    children: Iterable[Child], day: date, *, level: CaseLevel | None = None, every: bool = False
) -> tuple[Listed, ...]:
    """The cases open on `day`, or with `every` all opened by then; by level, the oldest first."""
    found = [
        Listed(child, case, _days(case, day), _last(case, day))
        for child in children
        for case in child.cases
        if case.opened <= day and (every or case.open_on(day)) and level in (None, case.level)
    ]
    return tuple(sorted(found, key=lambda one: _order(one, day)))


def _order(one: Listed, day: date) -> tuple[bool, int, date, str]:
    grave = -CASE_LEVELS.index(one.case.level)
    return not one.case.open_on(day), grave, one.case.opened, one.child.id


def _days(case: Case, day: date) -> int:
    ended = day if case.closed is None else min(day, case.closed)
    return (ended - case.opened).days


def _last(case: Case, day: date) -> tuple[date, str] | None:
    done = [one for one in _done(case) if one[0] <= day]
    return max(done, key=lambda one: one[0], default=None)


def _done(case: Case) -> Iterator[tuple[date, str]]:
    yield from ((step.date, step.what) for step in case.steps)
    yield from ((told.date, f"上报{told.to}") for told in case.escalated)
