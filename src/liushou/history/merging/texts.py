"""Three texts of one archive made into one by meaning: comments, quoting, order and blank lines stay."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from liushou.history.merging.bases import base_of
from liushou.history.merging.deciding import decided
from liushou.history.merging.drafts import Drafts
from liushou.history.merging.held import Clash
from liushou.history.merging.markers import with_markers
from liushou.history.merging.two_archives import are_two
from liushou.history.merging.values import Merged, merged
from liushou.history.merging.versions import dress_of, version, version_of
from liushou.records.fields import Record
from liushou.yamltext.edit_values import same

Way = Literal["unchanged", "lines", "edits", "undecided", "two archives"]
"""How a text came about: one side as it is; out of both sides' lines; by edits; with marks wherever the
lines differ, since nothing better was found; not at all, since these are two archives."""

_MANY = 6
"""With more clashes than this only single ones, and all of them, are looked for in a text."""


@dataclass(frozen=True, slots=True)
class MergedText:
    """The merged file; where the sides contradict each other git's marks stand around the lines concerned.

    Of two archives, `data` is ours as it is.
    """

    data: bytes
    clashes: tuple[Clash, ...]
    way: Way

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left for a person to decide."""
        return not self.clashes and self.way not in ("undecided", "two archives")


def merged_text(
    model: type[Record], base: bytes, ours: bytes, theirs: bytes, size: int = 7
) -> MergedText | None:
    """What both sides made of the file `base` (empty where there was none), of the kind `model`.

    The text reads as the merged value exactly, has every comment that a side added and every one of the
    base that no side removed, and no fault that neither side had; line ends are those of ours. Each block
    between marks of `size` signs holds one clash where that can be: with ours taken in all blocks the text
    reads as the merged value with ours at every clash, with theirs taken likewise. None where a version
    cannot be read.
    """
    before, mine, other = base_of(model, base), version_of(ours), version_of(theirs)
    if before is None or mine is None or other is None or not (mine.text and other.text):
        return None
    if mine.text in (before.text, other.text) or before.text == other.text:
        text = other.text if mine.text == before.text else mine.text
        return MergedText(dress_of(ours).on(text) if text != mine.text else ours, (), "unchanged")
    if are_two(model, before.value, mine.value, other.value):
        return MergedText(ours, (), "two archives")
    found = merged(model, before.value, mine.value, other.value)
    text, way = _text(Drafts(model, found, before, mine, other), found, size)
    return MergedText(dress_of(ours).on(text), found.clashes, way)


def _text(drafts: Drafts, found: Merged, size: int) -> tuple[str, Way]:
    way: Way = "lines"
    pair = drafts.by_lines() if drafts.leave_tokens else None
    if pair is None and drafts.leave_tokens:
        way, pair = "edits", drafts.by_edits()
    if pair is None:
        pair = drafts.apart()
        return with_markers(pair.ours, pair.theirs, size, lambda _: 1), "undecided"
    if not found.clashes:
        return pair.ours, way
    return with_markers(pair.ours, pair.theirs, size, _counting(found)), way


def _counting(found: Merged) -> Callable[[str], int]:
    """How many clashes are decided for theirs in a text, all others being so for ours; 0 for other texts."""
    count = len(found.clashes)
    sizes = range(1, count + 1) if count <= _MANY else (1, count)
    every = [
        (size, decided(found, frozenset(chosen)))
        for size in sizes
        for chosen in combinations(range(count), size)
    ]

    def counted(text: str) -> int:
        read = version(text)
        return 0 if read is None else next((size for size, value in every if same(value, read.value)), 0)

    return counted
