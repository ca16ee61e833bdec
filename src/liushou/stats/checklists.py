"""承诺清单 in total: of how many children each promise was kept, and every one of a list."""

from collections.abc import Iterable
from dataclasses import dataclass

from liushou.records.promises.ground import deeds_of, ground_of
from liushou.records.promises.judge import kept
from liushou.records.promises.promise import promise_of
from liushou.records.promises.readable import readable_lists
from liushou.records.unit import Checklist
from liushou.stats.population import Scope


@dataclass(frozen=True, slots=True)
class PromiseCount:
    """One promise over the population: children for whom it was kept over those for whom it has come due.

    `missing` are those for whom it was not, sorted by id.
    """

    name: str
    numerator: int
    denominator: int
    missing: tuple[str, ...]

    @property
    def rate(self) -> float | None:
        """Numerator over denominator, not rounded; None when nothing was due."""
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True, slots=True)
class ChecklistCount:
    """A list: its items in order, and `all`: children for whom all that was due was kept."""

    name: str
    items: tuple[PromiseCount, ...]
    all: PromiseCount

    @property
    def done(self) -> int:
        """Of the promises to single children, item by item: how many were kept."""
        return sum(one.numerator for one in self.items)

    @property
    def due(self) -> int:
        """How many promises to single children have come due."""
        return sum(one.denominator for one in self.items)

    def weakest(self) -> tuple[PromiseCount, ...]:
        """The items kept for the smallest share of children; none where every one was kept for all."""
        rates = [one.rate for one in self.items if one.rate is not None and one.rate < 1]
        return tuple(one for one in self.items if rates and one.rate == min(rates))


ALL = "全部兑现"


def checklist_counts(scope: Scope) -> tuple[ChecklistCount, ...]:
    """The unit's lists that can be read, the shipped ones first.

    Each figure counts children, so that numerators and denominators of units add up.
    """
    store = scope.store
    ground = ground_of(store.unit, scope.term, scope.asked, scope.helpers, store.activities.values())
    lists = readable_lists(store.unit)
    promises = [[promise_of(item, ground) for item in one.items] for one in lists]
    verdicts: list[list[list[bool | None]]] = [[] for _ in lists]
    for member in scope.members:
        deeds = deeds_of(ground, member.child)
        for found, items in zip(verdicts, promises, strict=True):
            found.append([kept(promise, deeds).kept for promise in items])
    ids = [member.child.id for member in scope.members]
    return tuple(_count(one, ids, rows) for one, rows in zip(lists, verdicts, strict=True))


def _count(checklist: Checklist, ids: list[str], rows: list[list[bool | None]]) -> ChecklistCount:
    """`rows` say of each child whether each item was kept; None where nothing was due."""
    items = (
        _tally(item.name, zip(ids, (row[place] for row in rows), strict=True))
        for place, item in enumerate(checklist.items)
    )
    return ChecklistCount(checklist.name, tuple(items), _tally(ALL, zip(ids, map(_every, rows), strict=True)))


def _every(row: list[bool | None]) -> bool | None:
    due = [one for one in row if one is not None]
    return all(due) if due else None


def _tally(name: str, verdicts: Iterable[tuple[str, bool | None]]) -> PromiseCount:
    due = [(id_, one) for id_, one in verdicts if one is not None]
    missing = tuple(id_ for id_, one in due if not one)
    return PromiseCount(name, len(due) - len(missing), len(due), missing)
