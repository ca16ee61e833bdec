"""A conflict that git left as it merges lines, merged by what the lines mean."""

from dataclasses import replace
from pathlib import Path

from liushou.history.merging.texts import merged_text
from liushou.history.resolving.conflict import Conflict, blocks_of, lf
from liushou.store.textmerge import plain_merge

_SIZE = 7


def by_meaning(conflict: Conflict, root: Path) -> Conflict | None:
    """The conflict with its file merged by meaning: fewer places to decide, or none.

    None where that is not possible, does not help, or where somebody has changed the file since git left it:
    what was decided by hand must not be undone.
    """
    stages = conflict.stages
    if conflict.form != "blocks" or stages is None or stages.ours is None or stages.theirs is None:
        return None
    versions = (stages.base or b"", stages.ours, stages.theirs)
    left, now = plain_merge(root, *versions, _SIZE), _parts(conflict.data or b"")
    if left is None or _parts(left[0]) != now:
        return None
    found = merged_text(conflict.source.kind.model, *versions)
    if found is None or found.way == "two archives" or _parts(found.data) == now:
        return None
    return replace(conflict, data=conflict.dressed(lf(found.data)), merged=True)


def _parts(data: bytes) -> list[str]:
    """A text in parts, those of its conflicts without their markers: what both sides agree on and have."""
    text, cursor = lf(data), 0
    parts: list[str] = []
    for block in blocks_of(text):
        parts += [text[cursor : block.start], block.ours, block.theirs]
        cursor = block.end
    return [*parts, text[cursor:]]
