"""What changes in a file, as a unified difference in which sensitive values are covered."""

import difflib
from collections import Counter
from collections.abc import Iterator

from liushou.check.covered import covered, text_of
from liushou.printable import printable
from liushou.records.fields import Record

_AROUND = 3
"""Lines shown before and after a change."""
_MOST_ALIKE = 1000


def difference(
    path: str, model: type[Record], before: bytes | None, after: bytes | None, *, reveal: bool
) -> Iterator[str]:
    """The unified difference of two texts of one file, line by line; None is a file that is not there.

    Lines are compared as they are and shown as they may be, so that a change in a covered value shows.
    """
    texts = [text_of(data or b"") or "" for data in (before, after)]
    old, new = (_lines(text) for text in texts)
    if not reveal:
        texts = [covered(text, model).text for text in texts]
    shown_old, shown_new = (_lines(text) for text in texts)
    groups = list(_matcher(old, new).get_grouped_opcodes(_AROUND))
    if groups:
        names = (
            "/dev/null" if before is None else f"a/{path}",
            "/dev/null" if after is None else f"b/{path}",
        )
        yield f"--- {names[0]}\n+++ {names[1]}\n"
    for group in groups:
        (_, first, _, new_first, _), (_, _, last, _, new_last) = group[0], group[-1]
        yield f"@@ -{_range(first, last)} +{_range(new_first, new_last)} @@\n"
        for kind, i, j, m, n in group:
            gone = ((" " if kind == "equal" else "-"), shown_old[i:j])
            come = ("+", () if kind == "equal" else shown_new[m:n])
            for sign, lines in (gone, come):
                yield from (f"{sign}{printable(line)}\n" for line in lines)


def _matcher(old: list[str], new: list[str]) -> difflib.SequenceMatcher[str]:
    """What finds the lines that stayed: exactly, but in texts in which some line stands again and again.

    There each pair of such lines would be looked at: twenty thousand empty ones take minutes.
    """
    most = max(Counter(old).values(), default=0)
    return difflib.SequenceMatcher(None, old, new, autojunk=most > _MOST_ALIKE)


def _range(first: int, last: int) -> str:
    """Lines of a hunk as `diff -u` writes them: the first one, and how many."""
    count = last - first
    return f"{first + 1}" if count == 1 else f"{first + (count > 0)},{count}"


def _lines(text: str) -> list[str]:
    whole = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    return whole.split("\n") if whole else []
