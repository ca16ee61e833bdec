"""The common version of two branches that have more than one: what git itself had to merge before."""

from collections import Counter
from collections.abc import Iterator

from liushou.findings import Path
from liushou.history.compare import compared
from liushou.history.merging.versions import Version, version, version_of
from liushou.records.fields import Record
from liushou.yamltext.conflicts import Block, blocks_and_strays
from liushou.yamltext.edit_types import Remove
from liushou.yamltext.edit_values import Archive, applied


def base_of(model: type[Record], data: bytes) -> Version | None:
    """The version that a base is; None where it cannot be read.

    Where branches crossed, git first merges the versions they have in common and gives that as the base,
    conflict marks and all. What stands between marks was never decided: such a base does not have it, so
    that no side's word is taken for the older one.
    """
    found = version_of(data)
    if found is not None:
        return found
    sides = _sides(data)
    mine, other = (version(text) for text in sides)
    if mine is None or other is None or not mine.text:
        return None
    value = mine.value
    for path in sorted(_apart(model, mine.value, other.value), key=_order, reverse=True):
        value = applied(value, Remove(path))
    return Version(mine.text, value, mine.notes & other.notes, Counter())


def _sides(data: bytes) -> tuple[str, str]:
    """The text with what either side has between the marks."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").removeprefix("\ufeff")
    mine, other, cursor = "", "", 0
    for block in blocks_and_strays(text):
        if isinstance(block, Block):
            agreed = text[cursor : block.start]
            mine, other, cursor = mine + agreed + block.ours, other + agreed + block.theirs, block.end
    return mine + text[cursor:], other + text[cursor:]


def _apart(model: type[Record], mine: Archive, other: Archive) -> Iterator[Path]:
    for change in compared(model, mine, other):
        if change.kind in ("changed", "removed"):
            yield change.was


def _order(path: Path) -> tuple[int, ...]:
    return tuple(part for part in path if isinstance(part, int))
