"""The days of a term: which one holds a day, and the holidays of a new one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from liushou.care.holidays import statutory
from liushou.dates import shifted
from liushou.records.term import LONGEST, Term
from liushou.store.load import Store
from liushou.terms import school_year_start
from liushou.yamltext.scalars import Value

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DaysOff:
    """The fields of a term's days off that are not empty; `estimated` says what is not announced yet."""

    values: Mapping[str, Value]
    estimated: str | None


def holding(store: Store, day: date) -> Term | None:
    """The term that holds the day, or whose vacation does; None where none of the store's does."""
    terms = (term for term in store.terms.values() if term.begins <= day <= term.last_day)
    return max(terms, key=lambda term: term.begins, default=None)


def no_term(day: date) -> str:
    """What to say where no term of the store holds the day."""
    year = school_year_start(day)
    likely = f"{year}-{year + 1}-{2 if 2 <= day.month < 9 else 1}"
    return (
        f"没有哪个学期（含其后的假期）包含 {day}：请先建立学期，如 "
        f"liushou new term {likely} begins=… ends=…，再建活动；日期不对的，用 --date 指明第一天。"
    )


def put_days_off(values: dict[str, Value]) -> str | None:
    """Puts the holidays and make-up days between `begins` and `ends` into a term's values, if not given.

    What to tell people where they are not announced yet, in Chinese.
    """
    ends = [values.get("begins"), values.get("ends")]
    days = [date.fromisoformat(day) for day in ends if isinstance(day, str)]
    if len(days) < len(ends) or days[1] < days[0]:
        return None
    found = days_off(*days)
    for key, items in found.values.items():
        values.setdefault(key, items)
    return found.estimated


def days_off(first: date, last: date) -> DaysOff:
    """The statutory holidays of a term with these days, and the weekend days on which school is made up.

    A term whose end is a year mistyped is looked at as far as LONGEST only.
    """
    found = statutory(first, min(last, shifted(first, LONGEST)))
    holidays: list[Value] = [
        {"name": name, "from": start.isoformat(), "to": end.isoformat()}
        for name, start, end in found.holidays
    ]
    made_up: list[Value] = [
        {"date": day.isoformat(), "name": name}
        for day, name in found.make_up_days
        if day.weekday() >= _SATURDAY
    ]
    values = {"holidays": holidays, "make_up_days": made_up}
    since = found.estimated_from
    estimated = f"{since} 起的放假安排还没有公布，按法定节假日估计；公布后请改。" if since else None
    return DaysOff({key: items for key, items in values.items() if items}, estimated if holidays else None)
