"""Two texts of one archive made into one, git's conflict marks around what is different in them."""

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import product

from liushou.store.textmerge import LABELS, Line, lines_of

Cut = tuple[int, int, int, int]
"""Lines of one text, from and to, and the lines of the other that may stand in their place."""
Decided = Callable[[str], int]
"""Of a text that has in one place what theirs has: how many clashes are decided so; 0 for no good text."""

_MOST_LINES = 40
"""A block with more lines than this is not looked into."""


def with_markers(ours: str, theirs: str, size: int, decided: Decided) -> str:
    """One text with blocks of whole lines, each with what either text has there; the marks have `size` signs.

    With ours taken in all blocks it is `ours`, with theirs it is `theirs`, both ending in a line break.
    Each block holds as few clashes as can be, so that it can be decided by itself: what makes no good
    text when it alone is decided for theirs is one block with what follows it.
    """
    mine, other = _whole_lines(ours), _whole_lines(theirs)

    def count(cut: Cut) -> int:
        i, j, m, n = cut
        return decided("".join((*mine[:i], *other[m:n], *mine[j:])))

    parts: list[Line] = []
    cursor = 0
    for i, j, m, n in _blocks(mine, other, count):
        parts += [*mine[cursor:i], f"{'<' * size} {LABELS[0]}\n", *mine[i:j], f"{'=' * size}\n"]
        parts += [*other[m:n], f"{'>' * size} {LABELS[2]}\n"]
        cursor = j
    return "".join((*parts, *mine[cursor:]))


def _blocks(mine: list[Line], other: list[Line], count: Callable[[Cut], int]) -> Iterator[Cut]:
    waiting: Cut | None = None
    for tag, i, j, m, n in SequenceMatcher(None, mine, other, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        waiting = (i, j, m, n) if waiting is None else (waiting[0], j, waiting[2], n)
        if count(waiting):
            yield from _smaller(waiting, count)
            waiting = None
    if waiting is not None:
        yield waiting


def _smaller(block: Cut, count: Callable[[Cut], int]) -> Iterator[Cut]:
    """A block that holds several clashes as several blocks, where each makes a good text by itself."""
    i, j, m, n = block
    if j - i + n - m <= _MOST_LINES and count(block) > 1:
        inside = product(range(j - i + 1), range(n - m + 1))
        for first, second in sorted(inside, key=sum)[1:-1]:
            head, rest = (i, i + first, m, m + second), (i + first, j, m + second, n)
            if count(head) and count(rest):
                yield head
                yield from _smaller(rest, count)
                return
    yield block


def _whole_lines(text: str) -> list[Line]:
    return lines_of(text if text.endswith("\n") or not text else f"{text}\n")
