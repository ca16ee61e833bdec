"""Who is counted in a term, as of a day."""

from dataclasses import dataclass
from datetime import date

from liushou.dates import Interval
from liushou.errors import UsageError
from liushou.records.child import Child
from liushou.records.helpers import Helpers, helpers_of
from liushou.records.standing import Standing, counted_times, judged_day, standing
from liushou.records.term import Term
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Member:
    """A child of the population.

    `times` are the days its times on the register share with the term up to `on`; `day` is the judged
    day: `on`, or the last day on the register if that is earlier; `then` what held on that day.
    """

    child: Child
    times: tuple[Interval, ...]
    day: date
    then: Standing


@dataclass(frozen=True, slots=True)
class Scope:
    """What is counted: a store's term, as of the end of the day `on` (at most the term's last day).

    `asked` is the day that was asked for: only duties of the vacation look past the term's end.
    `days` are the term's days up to `on`; before the term has begun it holds no day at all.
    `members` are sorted by id.
    """

    store: Store
    term: Term
    on: date
    asked: date
    days: Interval
    members: tuple[Member, ...]
    helpers: Helpers


def scope_of(store: Store, term_id: str, on: date) -> Scope:
    """The population of a term as of `on`.

    It is the children whose time on the register [registered_on, closed_on) meets [begins, min(ends, on)]
    and whose 留守类型 was one of `unit.counts` on some day of that meeting (indicators.md).
    Raises UsageError if the store has no such term.
    """
    term = store.terms.get(term_id)
    if term is None:
        known = "、".join(sorted(store.terms)) or "一个也没有"
        raise UsageError(f"没有学期 {term_id} 的工作计划（data/terms/{term_id}.yaml）；现有：{known}。")
    clipped = min(on, term.ends)
    days = Interval(term.begins, clipped)
    counts = tuple(store.unit.unit.counts)
    found = (_member(store.children[id_], days, clipped, counts) for id_ in sorted(store.children))
    members = tuple(member for member in found if member is not None)
    helpers = helpers_of(store.children.values(), store.volunteers)
    return Scope(store, term, clipped, on, days, members, helpers)


def _member(child: Child, days: Interval, on: date, counts: tuple[str, ...]) -> Member | None:
    times = counted_times(child, days, counts)
    if not times:
        return None
    day = judged_day(child, on)
    return Member(child, times, day, standing(child, day))
