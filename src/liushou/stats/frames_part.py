"""The tables of some of the members, as if nobody else were counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from liushou.stats.frames import Frames
from liushou.stats.population import Member

_NONE = np.array([], dtype=np.intp)


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """A table, and where the rows of each child stand in it: looked for once, not for every group anew."""

    table: pd.DataFrame
    places: Mapping[str, NDArray[np.intp]]

    def of(self, ids: Iterable[str]) -> pd.DataFrame:
        """The rows of these children, in the order of the table."""
        found = [self.places.get(id_, _NONE) for id_ in ids]
        return self.table.take(np.sort(np.concatenate((_NONE, *found))))


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """Gives the tables of any members of a scope."""

    frames: Frames
    children: _Rows
    categories: _Rows
    records: _Rows
    cases: _Rows
    pairings: _Rows
    present: _Rows
    guardians: _Rows

    def of(self, members: Iterable[Member]) -> Frames:
        """The tables of these members, who come sorted by id."""
        scope = self.frames.scope.of(members)
        ids = [member.child.id for member in scope.members]
        return Frames(
            scope=scope,
            children=self.children.of(ids),
            categories=self.categories.of(ids),
            records=self.records.of(ids),
            cases=self.cases.of(ids),
            pairings=self.pairings.of(ids),
            present=self.present.of(ids),
            guardians=self.guardians.of(ids),
        )


def parts_of(frames: Frames) -> Parts:
    """The tables of a scope, ready to be taken apart."""
    ids = (str(id_) for id_ in frames.children.index)
    own = {id_: np.array([place], dtype=np.intp) for place, id_ in enumerate(ids)}
    return Parts(
        frames,
        _Rows(frames.children, own),
        _by_child(frames.categories),
        _by_child(frames.records),
        _by_child(frames.cases),
        _by_child(frames.pairings),
        _by_child(frames.present),
        _by_child(frames.guardians),
    )


def _by_child(table: pd.DataFrame) -> _Rows:
    places: dict[str, list[int]] = {}
    for place, id_ in enumerate(table["child"]):
        places.setdefault(str(id_), []).append(place)
    return _Rows(table, {id_: np.array(found, dtype=np.intp) for id_, found in places.items()})
