"""Comments of both sides in a merged text: which must be there, and back into it with those it lost."""

from collections import Counter
from difflib import SequenceMatcher

from liushou.store.textmerge import lines_of
from liushou.yamltext.comments import Comment, comments

Notes = Counter[str]
"""How often a text has each comment."""


def notes(text: str) -> Notes:
    """The comments of a text, wherever they stand."""
    return Counter(one.text for one in comments(text))


def required(base: Notes, ours: Notes, theirs: Notes) -> Notes:
    """What the merged text has at least: what a side added, and of the base what no side took away."""
    return Counter(
        {
            note: max(ours[note], theirs[note])
            if min(ours[note], theirs[note]) >= base[note]
            else max(0, ours[note] + theirs[note] - base[note])
            for note in ours | theirs
        }
    )


def allowed(base: Notes, ours: Notes, theirs: Notes) -> Notes:
    """What it has at most: no comment more often than the sides have it together."""
    return Counter(
        {
            note: max(ours[note], theirs[note], ours[note] + theirs[note] - base[note])
            for note in ours | theirs
        }
    )


def put_back(text: str, missing: Notes, side: str) -> str:
    """The text with those comments that are `missing` in it and which `side` has, at their place there.

    A comment behind a value stays behind it where that line is there, else it gets a line above that place.
    """
    left, lines, side_lines = Counter(missing), lines_of(text), lines_of(side)
    homeless = []
    for one in comments(side):
        if left[one.text] > 0:
            left[one.text] -= 1
            before = side_lines[one.line - 1][: one.column - 1]
            line = f"{before.rstrip()}\n"
            if before.strip() and line in lines:
                lines[lines.index(line)] = side_lines[one.line - 1]
            else:
                homeless.append((one, before[: len(before) - len(before.lstrip(" "))]))
    places = _places(side_lines, lines)
    placed = [
        (_place(places, side_lines, one, len(lines)), number, f"{dent}{one.text}\n")
        for number, (one, dent) in enumerate(homeless)
    ]
    for place, _, line in sorted(placed, reverse=True):
        lines.insert(place, line)
    return "".join(lines)


def _places(side: list[str], lines: list[str]) -> dict[int, int]:
    """Where the lines of the one text are in the other, as far as it has them."""
    blocks = SequenceMatcher(None, side, lines, autojunk=False).get_matching_blocks()
    return {i + step: j + step for i, j, size in blocks for step in range(size)}


def _place(places: dict[int, int], side: list[str], note: Comment, end: int) -> int:
    """Before which line of the text a comment of the other one belongs, `end` being behind the last one.

    A line of its own belongs to what is below it, one behind a value to what is above.
    """
    at = note.line - 1
    below = min((line for line in places if line > at), default=None)
    above = max((line for line in places if line < at), default=None)
    is_alone = side[at].lstrip(" ").startswith("#")
    if below is not None and (is_alone or above is None):
        return places[below]
    return end if above is None else places[above] + 1
