"""What held for a child on a day: `past`, 留守类型, official definition, focus, age band.

Nothing of this is stored; every part of the program that needs it asks here (format.md, "Derived").
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import Literal, Protocol

from liushou.dates import Interval, full_months, full_years, shifted
from liushou.records.child import Child
from liushou.records.family import Address, Guardian, Parent, primary_guardian
from liushou.records.person import Person
from liushou.records.schooling import School
from liushou.records.vocabulary import Guardianship, LeftBehindType, Situation

AgeBand = Literal["0–5", "6–13", "14–15", "16+"]
AGE_BANDS: tuple[AgeBand, ...] = ("0–5", "6–13", "14–15", "16+")

NOT_COUNTED = frozenset({"去世", "失联", "服刑", "另组家庭"})
"""Situations of parents who do not count for 留守类型."""
_OFFICIAL_UNDER = 16
_SITUATION = attrgetter("situation")


class Registered(Protocol):
    """Whoever has times on the register: a child, a resident, or what is left to know of one."""

    @property
    def stays(self) -> tuple[Interval, ...]:
        """The times on the register, oldest first."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The fields of a child that `past` keeps, as they were on one day."""

    school: School | None
    parents: tuple[Parent, ...]
    guardians: tuple[Guardian, ...]
    guardianship: Guardianship | None
    address: Address | None

    @property
    def left_behind(self) -> LeftBehindType:
        """留守类型 on that day."""
        return left_behind(self.parents)

    @property
    def primary(self) -> Guardian | None:
        """The primary guardian on that day."""
        return primary_guardian(self.guardians)

    @property
    def village(self) -> str | None:
        """The village on that day."""
        return self.address.village if self.address else None


_last: tuple[Child | None, Standing] = (None, Standing(None, (), (), None, None))


def standing(child: Child, day: date) -> Standing:
    """The child's fields on `day`: from the earliest past entry with until ≥ day that has them, else now.

    The last answer of a child without a past, the same on all days, is kept: five rules ask for it.
    """
    global _last
    if child.past:
        return _in_past(child, day)
    known, answer = _last
    if known is not child:
        answer = Standing(child.school, child.parents, child.guardians, child.guardianship, child.address)
        _last = child, answer
    return answer


def _in_past(child: Child, day: date) -> Standing:
    entries = sorted((entry for entry in child.past if entry.until >= day), key=lambda entry: entry.until)
    school, parents, guardians = child.school, child.parents, child.guardians
    guardianship, address = child.guardianship, child.address
    for entry in reversed(entries):
        school = entry.school if entry.school is not None else school
        parents = entry.parents if entry.parents is not None else parents
        guardians = entry.guardians if entry.guardians is not None else guardians
        guardianship = entry.guardianship if entry.guardianship is not None else guardianship
        address = entry.address if entry.address is not None else address
    return Standing(school, parents, guardians, guardianship, address)


def left_behind(parents: tuple[Parent, ...]) -> LeftBehindType:
    """留守类型 by the parents' situations.

    Parents who are 去世, 失联, 服刑 or 另组家庭 do not count. None left: 无父母照护; all that are left
    外出务工: 双留守; some: 单留守; none: 非留守.
    """
    return _left_behind(tuple(map(_SITUATION, parents)))


@lru_cache(256)
def _left_behind(situations: tuple[Situation, ...]) -> LeftBehindType:
    """Two parents have few situations, and every archive is asked several times."""
    counted = [situation for situation in situations if situation not in NOT_COUNTED]
    away = counted.count("外出务工")
    if not counted:
        return "无父母照护"
    if away == len(counted):
        return "双留守"
    return "单留守" if away else "非留守"


def is_official(child: Child, day: date, min_away_months: int = 0) -> bool:
    """True for an 农村留守儿童 by 国发〔2016〕13号 on `day`.

    Rural hukou, under 16, and 双留守, or 单留守 with no parent at home who can guard. Where a minimum
    absence is asked, a parent counts as away from that many full months after away_since; without
    away_since the absence is taken as long enough.
    """
    if child.hukou is None or not child.hukou.rural or full_years(child.birth_date, day) >= _OFFICIAL_UNDER:
        return False
    counted = [p for p in standing(child, day).parents if p.situation not in NOT_COUNTED]
    away = [p for p in counted if p.situation == "外出务工" and _long_enough(p, day, min_away_months)]
    home = [p for p in counted if p not in away]
    return bool(away) and not any(parent.able for parent in home)


def _long_enough(parent: Parent, day: date, months: int) -> bool:
    return parent.away_since is None or full_months(parent.away_since, day) >= months


def first_counted(child: Child, days: Interval, counts: tuple[str, ...]) -> date | None:
    """The first day of `days` (which must have an end) on which the 留守类型 was one of `counts`, or None."""
    if not child.past:
        return days.first if left_behind(child.parents) in counts else None
    changes = {shifted(entry.until, timedelta(days=1)) for entry in child.past if entry.parents is not None}
    moments = (days.first, *sorted(day for day in changes if days.holds(day)))
    return next((day for day in moments if standing(child, day).left_behind in counts), None)


def was_counted(child: Child, days: Interval, counts: tuple[str, ...]) -> bool:
    """True if the 留守类型 was one of `counts` on some day of `days` (which must have an end)."""
    return first_counted(child, days, counts) is not None


def counted_times(child: Child, days: Interval, counts: tuple[str, ...]) -> tuple[Interval, ...]:
    """The days of `days` (which must have an end) on the register, of a child of the population; else none.

    A child belongs to the population if on some day of these its 留守类型 was one of `counts`.
    """
    times = tuple(shared for stay in child.stays if (shared := stay.meets(days)) is not None)
    return times if any(was_counted(child, shared, counts) for shared in times) else ()


def in_focus(child: Child, day: date) -> bool:
    """True for the focus group (重点): focus is set, or a case of level 重点 or 紧急 is open."""
    if child.focus is not None and child.focus.since <= day:
        return True
    return any(case.level != "一般" and case.open_on(day) for case in child.cases)


def age_band(born: date, day: date) -> AgeBand:
    """The age band of the national survey, by full years."""
    age = full_years(born, day)
    return "0–5" if age <= 5 else "6–13" if age <= 13 else "14–15" if age <= 15 else "16+"


def on_register(person: Registered, day: date) -> bool:
    """True if `day` lies in one of the child's or resident's times on the register."""
    for stay in person.stays:  # noqa: SIM110 - asked eight times of an archive: a generator takes longer
        if stay.holds(day):
            return True
    return False


def judged_day(person: Person, on: date) -> date:
    """The day dated states are judged on: `on`, or the last day on the register if that is earlier."""
    if person.closed_on is None and person.registered_on <= on:  # most of them, and asked most often
        return on
    begun = (stay for stay in person.stays if stay.first <= on)
    return max((min(on, stay.last or on) for stay in begun), default=on)
