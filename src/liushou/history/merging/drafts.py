"""Texts that may say a merged value: put together from the lines of both sides, or one of them edited."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from liushou.errors import EditError
from liushou.history.compare import compared
from liushou.history.merging.deciding import decided
from liushou.history.merging.edits import edits
from liushou.history.merging.notes import allowed, notes, put_back, required
from liushou.history.merging.stretches import Choice, choices, refined
from liushou.history.merging.values import Merged
from liushou.history.merging.versions import Version, version
from liushou.records.fields import Record
from liushou.sealed import PREFIX
from liushou.store.sealing.places import strays
from liushou.store.textmerge import Stretch, stretches
from liushou.yamltext.amend import amended
from liushou.yamltext.edit_values import Archive, same


@dataclass(frozen=True, slots=True)
class Pair:
    """The merged text with all clashes decided for ours, and that with all decided for theirs."""

    ours: str
    theirs: str


class Drafts:
    """The texts that are tried for one merge, and the measure each is held against."""

    def __init__(
        self, model: type[Record], found: Merged, base: Version, ours: Version, theirs: Version
    ) -> None:
        self._model, self._found = model, found
        self._base, self._ours, self._theirs = base, ours, theirs
        every = frozenset(range(len(found.clashes)))
        self._for_ours, self._for_theirs = decided(found, frozenset()), decided(found, every)
        self._required = required(base.notes, ours.notes, theirs.notes)
        self._allowed = allowed(base.notes, ours.notes, theirs.notes)

    @property
    def leave_tokens(self) -> bool:
        """Whether each sealed text stands where one side has it: at another day or kind it would not open."""
        if PREFIX not in self._ours.text + self._theirs.text:
            return True
        sides = self._ours.value, self._theirs.value
        return not any(
            list(strays(self._model, value, *sides)) for value in (self._for_ours, self._for_theirs)
        )

    def by_lines(self) -> Pair | None:
        """The nearest text put together from both sides' lines, if it is good."""
        return self._woven if self._is_good(self._woven) else None

    def by_edits(self) -> Pair | None:
        """The first good one of the texts that edits make of the one above, of ours and of theirs."""
        mine, other = version(self._woven.ours), version(self._woven.theirs)
        starts = [] if mine is None else [(mine, other), (mine, None)]
        starts += [(self._ours, None), (self._theirs, None)]
        return next((pair for start in starts if (pair := self._edited(*start))), None)

    def apart(self) -> Pair:
        """What git's text merge leaves to be decided, or where it leaves nothing, both texts as they are."""
        mine = "".join(line for one in self._stretches for line in one.ours)
        other = "".join(line for one in self._stretches for line in one.theirs)
        return Pair(self._ours.text, self._theirs.text) if mine == other else Pair(mine, other)

    def _is_good(self, pair: Pair) -> bool:
        """Whether the texts have the values wanted, all comments, and no fault that neither side had."""
        mine = version(pair.ours)
        if mine is None or not same(mine.value, self._for_ours):
            return False
        other = mine if pair.theirs == pair.ours else version(pair.theirs)
        if other is None or not same(other.value, self._for_theirs):
            return False
        has_notes = self._required <= mine.notes | other.notes <= self._allowed
        return has_notes and mine.faults | other.faults <= self._ours.faults + self._theirs.faults

    @cached_property
    def _stretches(self) -> tuple[Stretch, ...]:
        found = stretches(self._base.text, self._ours.text, self._theirs.text) or ()
        return tuple(part for stretch in found for part in refined(stretch))

    @cached_property
    def _woven(self) -> Pair:
        """Both sides' lines, at each stretch those that bring the text nearest to what is wanted."""
        chosen: list[Choice] = [(part.ours, part.ours) for part in self._stretches]
        least = sys.maxsize
        for at, part in enumerate(self._stretches):
            for one in choices(part, has_clashes=bool(self._found.clashes)):
                tried = [*chosen[:at], one, *chosen[at + 1 :]]
                if not part.agreed and least and (far := self._distance(tried)) < least:
                    least, chosen = far, tried
        return _joined(chosen)

    def _distance(self, chosen: Sequence[Choice]) -> int:
        """How many values and comments are otherwise than they are wanted to be."""
        pair = _joined(chosen)
        mine, other = version(pair.ours), version(pair.theirs)
        if mine is None or other is None:
            return sys.maxsize
        far = (
            compared(self._model, mine.value, self._for_ours),
            compared(self._model, other.value, self._for_theirs),
        )
        return sum(map(len, far)) + (self._required - (mine.notes | other.notes)).total()

    def _edited(self, start: Version, other: Version | None) -> Pair | None:
        """`start` with the values for ours; that with those for theirs out of `other`, else out of it too."""
        try:
            mine = self._amended(start.text, start.value, self._for_ours)
            for side in (self._theirs, self._ours):
                mine = put_back(mine, self._required - notes(mine), side.text)
            before = (mine, self._for_ours) if other is None else (other.text, other.value)
            pair = Pair(mine, self._amended(*before, self._for_theirs))
        except EditError:
            return None
        return pair if self._is_good(pair) else None

    def _amended(self, text: str, old: Archive, new: Archive) -> str:
        return amended(text.encode(), tuple(edits(self._model, old, new))).decode()


def _joined(chosen: Sequence[Choice]) -> Pair:
    mine, other = ("".join(line for one in chosen for line in one[side]) for side in (0, 1))
    return Pair(mine, other)
