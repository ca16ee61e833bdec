"""承诺清单 in total: of how many children each promise was kept, and every one of a list."""

from dataclasses import dataclass

from liushou.records.promises.readable import readable_lists
from liushou.records.unit import Checklist
from liushou.stats.frames import Frames, frames_of
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
    """The lists of a scope, as `checklists_in` counts them."""
    return checklists_in(frames_of(scope))


def checklists_in(frames: Frames) -> tuple[ChecklistCount, ...]:
    """The unit's lists that can be read, the shipped ones first.

    Each figure counts children, so that numerators and denominators of units add up.
    """
    ids = [row.id for row in frames.rows]
    return tuple(
        _count(one, ids, [row.promises[place] for row in frames.rows])
        for place, one in enumerate(readable_lists(frames.scope.store.unit))
    )


def _count(checklist: Checklist, ids: list[str], rows: list[list[bool | None]]) -> ChecklistCount:
    """`rows` say of each child whether each item was kept; None where nothing was due."""
    items = (
        _tally(item.name, ids, [row[place] for row in rows]) for place, item in enumerate(checklist.items)
    )
    return ChecklistCount(checklist.name, tuple(items), _tally(ALL, ids, [_every(row) for row in rows]))


def _every(row: list[bool | None]) -> bool | None:
    """False if something that is due was not kept, True if all was, None where nothing is due."""
    return False if False in row else True if True in row else None


def _tally(name: str, ids: list[str], verdicts: list[bool | None]) -> PromiseCount:
    missing = tuple(id_ for id_, one in zip(ids, verdicts, strict=True) if one is False)
    kept = verdicts.count(True)
    return PromiseCount(name, kept, kept + len(missing), missing)
