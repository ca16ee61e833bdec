"""On which day last year's activity falls this year."""

from dataclasses import dataclass
from datetime import date, timedelta

from liushou.care.creating.term_days import last_day
from liushou.care.festivals import named_in
from liushou.dates import monday_of, shifted
from liushou.records.activity import Activity
from liushou.records.term import Term
from liushou.store.load import Store
from liushou.terms import term_name

_NEAR = timedelta(days=10)
"""A festival further off has not given the activity its day."""
_YEAR = timedelta(weeks=52)
_MOVES = timedelta(days=45)
"""Lunar festivals move by up to a month from year to year."""
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class NewDate:
    """The first day of the new activity, and in Chinese how it was found."""

    day: date
    why: str


def new_date(store: Store, old: Activity, target: Term | None) -> NewDate:
    """The day of the new activity in the term `target`, where one is known.

    As far from the festival that its title, theme or kind names as it was; else in the same week of the
    term, on the same weekday; without a term a year of 52 weeks later.
    """
    first, begun = old.when.from_, store.terms.get(old.term)
    by_festival = _by_festival(old, target)
    if by_festival is not None:
        return by_festival
    if target is not None and begun is not None:
        week = (first - monday_of(begun.begins)).days // 7
        day = shifted(monday_of(target.begins), timedelta(weeks=week, days=first.weekday()))
        where = f"第 {week + 1} 周周{_WEEKDAYS[day.weekday()]}"
        return NewDate(day, f"和原来一样，在{term_name(target.id)}{where}")
    return NewDate(shifted(first, _YEAR), "原来的日期加 52 周")


def target_term(store: Store, old: Activity, on: date) -> Term | None:
    """The term in which an activity is held again: the first of the same season that has not ended by `on`.

    The last such term where all have ended; None where there is no later one of that season.
    """
    later = [store.terms[id_] for id_ in sorted(store.terms) if id_ > old.term and id_[-1] == old.term[-1]]
    return next((term for term in later if last_day(term) >= on), later[-1] if later else None)


def _by_festival(old: Activity, target: Term | None) -> NewDate | None:
    words = " ".join(text for text in (old.title, old.theme, old.kind) if text)
    first = old.when.from_
    near = named_in(words, shifted(first, -_NEAR), shifted(first, _NEAR))
    if not near:
        return None
    kept = min(near, key=lambda festival: abs(festival.day - first))
    apart = first - kept.day
    if target is not None:
        days = (shifted(target.begins, -_NEAR), shifted(last_day(target), _NEAR))
    else:
        days = (shifted(first, _YEAR - _MOVES), shifted(first, _YEAR + _MOVES))
    again = [festival for festival in named_in(words, *days) if festival.name == kept.name]
    if not again:
        return None
    day = shifted(again[0].day, apart)
    side = "当天" if not apart else f"{'前' if apart < timedelta() else '后'} {abs(apart).days} 天"
    return NewDate(day, f"和原来一样，在{kept.name}（{again[0].day}）{side}")
