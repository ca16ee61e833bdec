"""What is counted, whoever the children are."""

from dataclasses import dataclass, field
from datetime import date

from liushou.dates import Interval
from liushou.errors import UsageError
from liushou.records.term import Term
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Occasion:
    """A store's term, as of the end of the day `on` (at most the term's last day).

    `asked` is the day that was asked for: only duties of the vacation look past the term's end.
    `days` are the term's days up to `on`; before the term has begun it holds no day at all.
    Of the `store` nothing is looked at that is in the archives of children.
    About a `narrowed` one, for a part of the population, the 摸底 survey says nothing and the unit's own
    duties do not speak.
    """

    store: Store
    term: Term
    on: date
    asked: date
    days: Interval
    narrowed: bool = field(default=False, kw_only=True)

    def for_some(self) -> "Occasion":
        """The same term and day for a part of the population."""
        return Occasion(self.store, self.term, self.on, self.asked, self.days, narrowed=True)


def occasion_of(store: Store, term_id: str, on: date) -> Occasion:
    """A term as of `on`. Raises UsageError if the store has no such term."""
    term = store.terms.get(term_id)
    if term is None:
        known = "、".join(sorted(store.terms)) or "一个也没有"
        raise UsageError(f"没有学期 {term_id} 的工作计划（data/terms/{term_id}.yaml）；现有：{known}。")
    clipped = min(on, term.ends)
    return Occasion(store, term, clipped, on, Interval(term.begins, clipped))
