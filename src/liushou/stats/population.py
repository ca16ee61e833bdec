"""Who is counted in a term, as of a day."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from liushou.dates import Interval
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.helpers import Helpers, helpers_of
from liushou.records.standing import Standing, counted_times, judged_day, standing
from liushou.stats.occasion import Occasion, occasion_of
from liushou.store.load import Store
from liushou.store.who import find_one, parted, people_called


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

    @property
    def class_label(self) -> str | None:
        """The class on the judged day (五年级2班); None where it has none."""
        return self.then.school.class_label if self.then.school else None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the population: those who meet all of `where` and none of `but`, as they were written."""

    where: tuple[str, ...] = ()
    but: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """False for the whole population."""
        return bool(self.where or self.but)

    @property
    def told(self) -> str:
        """The part in Chinese: 村:朝阳村，除去 寄宿:是."""
        without = f"除去 {'、'.join(self.but)}" if self.but else ""
        return "，".join(part for part in (" 并且 ".join(self.where), without) if part)


WHOLE = Part()


@dataclass(frozen=True, slots=True)
class Scope(Occasion):
    """What is counted, with the archives of those who are: `members` are sorted by id.

    Of a `narrowed` scope they are a part of the population.
    """

    members: tuple[Member, ...]
    helpers: Helpers

    def of(self, members: Iterable[Member]) -> "Scope":
        """The same term and day for some of the members only."""
        return replace(self, members=tuple(members), narrowed=True)


def scope_of(store: Store, term_id: str, on: date) -> Scope:
    """The population of a term as of `on`.

    It is the children whose time on the register [registered_on, closed_on) meets [begins, min(ends, on)]
    and whose 留守类型 was one of `unit.counts` on some day of that meeting (indicators.md).
    Raises UsageError if the store has no such term.
    """
    at = occasion_of(store, term_id, on)
    counts = tuple(store.unit.unit.counts)
    found = (member_of(store.children[id_], at.days, at.on, counts) for id_ in sorted(store.children))
    members = tuple(member for member in found if member is not None)
    helpers = helpers_of(store.children.values(), store.volunteers)
    return Scope(store, at.term, at.on, at.asked, at.days, members, helpers)


def narrowed(scope: Scope, part: Part) -> Scope:
    """The members of a part: each is asked on its judged day.

    Conditions are those of `list`, which knows people by name too; `but` also takes ids and names of
    children, and each of it takes out whoever it means. Raises UsageError for a condition that cannot be
    read, or a child that is not there.
    """
    if not part:
        return scope
    names, but = parted(part.but)
    inside, outside = _conditions(scope.store, part.where), _conditions(scope.store, but)
    out = {find_one(scope.store, word, ("child",))[1] for word in names}
    return scope.of(
        member
        for member in scope.members
        if all(fits(member.child, member.day) for fits in inside)
        and member.child.id not in out
        and not any(fits(member.child, member.day) for fits in outside)
    )


def _conditions(store: Store, words: Sequence[str]) -> list[Callable[[Record, date], bool]]:
    # Most figures are of everybody: the grammar of filters is read only where a condition is given.
    from liushou.records.filters import record_filter

    people, months = people_called(store), store.unit.min_away_months
    return [record_filter(word, Child, months, people) for word in words]


def member_of(child: Child, days: Interval, on: date, counts: tuple[str, ...]) -> Member | None:
    """The child as one of the population of those `days`, up to `on`; None if it is not of it."""
    times = counted_times(child, days, counts)
    if not times:
        return None
    day = judged_day(child, on)
    return Member(child, times, day, standing(child, day))
