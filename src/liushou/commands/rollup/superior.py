"""Who adds up: the store one stands in, where it is that of a superior, or who is named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

import typer

from liushou.commands.common import loaded, start_of, usable
from liushou.errors import StoreError, UsageError
from liushou.records.vocabulary import UnitLevel
from liushou.stats.summary.model import UnitName
from liushou.stats.targets import targets_of
from liushou.store.load import Store
from liushou.store.root import find_root
from liushou.terms import calendar_term, is_term_id, resolve_term, written_term

_ABOVE = frozenset({"乡镇", "县", "市"})


@dataclass(frozen=True, slots=True)
class Superior:
    """Who adds up, the units it expects, and its own store where it has one.

    `unit` is None where nobody is named, its level empty where that is not said.
    """

    unit: UnitName | None
    expected: tuple[str, ...]
    store: Store | None

    def goals(self, term: str) -> Mapping[str, float] | None:
        """The targets that its own plan of the term sets, None where there is none."""
        plan = self.store.terms.get(term) if self.store else None
        return targets_of(plan) or None if plan else None


def superior_of(ctx: typer.Context, places: Sequence[Path], name: str | None, level: str | None) -> Superior:
    """The unit named, else that of the store one stands in.

    A store counts where it names units below it, or is a township's, county's or city's, and is not itself
    among the places. Raises UsageError for a level that is none.
    """
    if level is not None and level not in get_args(UnitLevel):
        raise UsageError(f"没有“{level}”这个级别：请写 {'、'.join(get_args(UnitLevel))} 之一。")
    if level is not None and name is None:
        raise UsageError("--level 要和 --unit 一起用：--unit 石桥镇 --level 乡镇。")
    store = _own_store(ctx, places)
    if store is None:
        return Superior(UnitName(name, level or "") if name else None, (), None)
    about = store.unit.unit
    own = UnitName(about.name, about.level, about.parent, about.region)
    unit = own if name in (None, about.name) else UnitName(name or "", level or about.level)
    return Superior(unit, store.unit.units, store)


def term_asked(word: str | None, store: Store | None, day: date) -> str | None:
    """The id of the term that `--term` means; None where it was not given. Raises UsageError.

    A superior without a plan of its own goes by the school year.
    """
    if word is None:
        return None
    written = word if is_term_id(word) else written_term(word)
    if written is not None:
        return written
    if store is not None and store.terms:
        return resolve_term(word, {key: term.days for key, term in store.terms.items()}, day)
    current, days = calendar_term(day)
    known = {current: days}
    if word == "last":
        before, _ = calendar_term(date.fromordinal(days.first.toordinal() - 1))
        return before
    return resolve_term(word, known, day)


def _own_store(ctx: typer.Context, places: Sequence[Path]) -> Store | None:
    start = start_of(ctx)
    try:
        root = find_root(start)
    except StoreError:
        if not start.is_dir():
            raise
        return None
    if any(place.resolve() == root for place in places):
        return None
    store = loaded(root)
    if store.files[0].record is None:
        return usable(store)
    return usable(store) if store.unit.units or store.unit.unit.level in _ABOVE else None
