"""Plain text laid out in cells of a terminal: tables, and labels with their text beside them."""

from collections.abc import Iterable, Sequence

from liushou.textwidth import pad, width, wrap, wrap_list

LINE = 80
_GAP = 2
_LEAST = 8


def text_table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numbers: Sequence[int] = (),
    room: int = LINE,
    beneath: Sequence[Sequence[str]] = (),
) -> list[str]:
    """Lines of a table at most `room` cells wide where its columns can be narrowed to that.

    `numbers` are the columns that stand at the right edge. The widest columns are narrowed first, and their
    cells go on in the next line. `beneath` are lines that stand under each row, for all rows or none.
    """
    cells = [list(map(width, row)) for row in (heads, *rows)]
    wide = _narrowed([max(column) for column in zip(*cells, strict=True)], room)
    under = ((), *(beneath or [()] * len(rows)))
    lines = []
    for row, after in zip((heads, *rows), under, strict=True):
        parts = [wrap(text, most) for text, most in zip(row, wide, strict=True)]
        for level in range(max(map(len, parts))):
            texts = [part[level] if level < len(part) else "" for part in parts]
            filled = (
                pad(text, most, right=position in numbers)
                for position, (text, most) in enumerate(zip(texts, wide, strict=True))
            )
            lines.append((" " * _GAP).join(filled).rstrip())
        lines.extend(after)
    return lines


def labelled(pairs: Sequence[tuple[str, str]], room: int = LINE) -> list[str]:
    """Labels with their texts beside them, all texts beginning in one column, long ones in several lines."""
    beside = _beside(label for label, _ in pairs)
    return [line for label, text in pairs for line in hanging(label, text, beside, room)]


def listed(pairs: Sequence[tuple[str, Sequence[str]]], room: int = LINE) -> list[str]:
    """Labels with lists beside them, as `labelled` has texts; a line ends after an item, not within it."""
    beside = _beside(label for label, _ in pairs)
    return [
        line
        for label, items in pairs
        for line in _behind_label(label, wrap_list(items, room - beside), beside)
    ]


def hanging(label: str, text: str, beside: int, room: int = LINE) -> list[str]:
    """A text `beside` cells from the edge, its label before its first line."""
    return _behind_label(label, wrap(text, room - beside), beside)


def indented(lines: Iterable[str], by: int = 2) -> list[str]:
    """The lines a little to the right."""
    return [" " * by + line if line else "" for line in lines]


def _beside(labels: Iterable[str]) -> int:
    return max(map(width, labels), default=0) + _GAP


def _behind_label(label: str, lines: Sequence[str], beside: int) -> list[str]:
    first, *rest = lines or [""]
    return [f"{pad(label, beside)}{first}".rstrip(), *(" " * beside + line for line in rest)]


def _narrowed(wide: list[int], room: int) -> list[int]:
    widths = list(wide)
    while sum(widths) + _GAP * (len(widths) - 1) > room and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    return widths
