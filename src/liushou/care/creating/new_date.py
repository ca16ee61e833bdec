"""On which day last year's activity falls this year."""

from dataclasses import dataclass
from datetime import date, timedelta

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
_TO_END = ("最后一周", "倒数第二周", "倒数第三周", "倒数第四周")
"""These weeks belong to the end of a term: meetings with parents, the talk before the vacation."""


@dataclass(frozen=True, slots=True)
class NewDate:
    """The first day of the new activity, and in Chinese how it was found."""

    day: date
    why: str


def new_date(store: Store, old: Activity, target: Term | None) -> NewDate:
    """The day of the new activity in the term `target`, where one is known.

    As far from the festival that its title, theme or kind names as it was; else on the same weekday in the
    same week of the term, towards its end and after it counted from the end; without a term 52 weeks later.
    """
    first, begun = old.when.from_, store.terms.get(old.term)
    by_festival = _by_festival(old, target)
    if by_festival is not None:
        return by_festival
    if target is not None and begun is not None:
        return _by_week(first, begun, target)
    return NewDate(shifted(first, _YEAR), "原来的日期加 52 周")


def target_term(store: Store, old: Activity, on: date) -> Term | None:
    """The term in which an activity is held again: the first of the same season that has not ended by `on`.

    The last such term where all have ended; None where there is no later one of that season.
    """
    later = [store.terms[id_] for id_ in sorted(store.terms) if id_ > old.term and id_[-1] == old.term[-1]]
    return next((term for term in later if term.last_day >= on), later[-1] if later else None)


def _by_week(first: date, begun: Term, target: Term) -> NewDate:
    week = (first - monday_of(begun.begins)).days // 7
    to_end = (monday_of(begun.ends) - monday_of(first)).days // 7
    if to_end >= len(_TO_END):
        start, where = shifted(monday_of(target.begins), timedelta(weeks=week)), f"第 {week + 1} 周"
    else:
        start = shifted(monday_of(target.ends), timedelta(weeks=-to_end))
        where = _TO_END[to_end] if to_end >= 0 else f"结束后第 {-to_end} 周"
    day = shifted(start, timedelta(days=first.weekday()))
    return NewDate(day, f"和原来一样，在{term_name(target.id)}{where}周{_WEEKDAYS[day.weekday()]}")


def _by_festival(old: Activity, target: Term | None) -> NewDate | None:
    words = " ".join(text for text in (old.title, old.theme, old.kind) if text)
    first = old.when.from_
    near = named_in(words, shifted(first, -_NEAR), shifted(first, _NEAR))
    if not near:
        return None
    kept = min(near, key=lambda festival: abs(festival.day - first))
    apart = first - kept.day
    if target is not None:
        days = (shifted(target.begins, -_NEAR), shifted(target.last_day, _NEAR))
    else:
        days = (shifted(first, _YEAR - _MOVES), shifted(first, _YEAR + _MOVES))
    again = [festival for festival in named_in(words, *days) if festival.name == kept.name]
    if not again:
        return None
    day = shifted(again[0].day, apart)
    side = "当天" if not apart else f"{'前' if apart < timedelta() else '后'} {abs(apart).days} 天"
    return NewDate(day, f"和原来一样，在{kept.name}（{again[0].day}）{side}")
