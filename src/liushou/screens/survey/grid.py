"""The survey table in parts that fit 80 cells: groups above headings above the numbers of the columns."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from liushou.documents.contexts.statistics import NO_VILLAGE, PARTS, broken
from liushou.documents.contexts.survey_shape import ColumnJson, SurveyJson
from liushou.numerals import chinese_number
from liushou.screens.text_table import LINE
from liushou.textwidth import pad, width, wrap

_GAP = 2
_LEAST = 6
_NARROWEST = 4
_MOST = 24


def parts_of(table: SurveyJson, room: int = LINE) -> list[str]:
    """The lines of all parts, each with its title and an empty line before it."""
    lines: list[str] = []
    for number, (title, first, last) in enumerate(PARTS, start=1):
        columns = [
            each for each in table["columns"] if each["number"] == 1 or first <= each["number"] <= last
        ]
        lines += ["", f"{chinese_number(number)}、{title}", *_part(table, columns, room)]
    return lines


def _part(table: SurveyJson, columns: Sequence[ColumnJson], room: int) -> list[str]:
    rows = [(row["village"] or NO_VILLAGE, row["counts"]) for row in table["rows"]]
    rows.append(("合计", table["total"]))
    labels = [broken(each["label"]).split("\n") for each in columns]
    counts = [[str(of[each["number"] - 1]) for each in columns] for _, of in rows]
    wide = [
        max(_NARROWEST, *(width(text) for text in (*label, *(row[place] for row in counts))))
        for place, label in enumerate(labels)
    ]
    rest = sum(wide) + _GAP * len(wide)
    beside = max(_LEAST, min(max(width(place) for place, _ in rows), _MOST, room - rest))
    lines = _groups(columns, wide, beside)
    depth = max(map(len, labels))
    for level in range(depth):
        texts = [_from_below(label, level, depth) for label in labels]
        lines.append(_line("村" if level == depth - 1 else "", texts, beside, wide))
    lines.append(_line("栏次", [f"{each['number']}" for each in columns], beside, wide))
    for (place, _), texts in zip(rows, counts, strict=True):
        first, *more = wrap(place, beside)
        lines += [_line(first, texts, beside, wide), *more]
    return lines


def _from_below(label: Sequence[str], level: int, depth: int) -> str:
    place = level - (depth - len(label))
    return label[place] if place >= 0 else ""


def _groups(columns: Sequence[ColumnJson], wide: Sequence[int], beside: int) -> list[str]:
    """The lines above the headings; none where all columns but the total are of one group."""
    spans: list[tuple[str, int]] = []
    place = 0
    for name, found in groupby(columns, key=lambda each: each["group"]):
        there = len(tuple(found))
        spans.append((name, sum(wide[place : place + there]) + _GAP * (there - 1)))
        place += there
    if sum(bool(name) for name, _ in spans) <= 1:
        return []
    texts = [[line for part in _at_commas(name) for line in wrap(part, span)] for name, span in spans]
    depth = max(map(len, texts))
    return [
        (
            " " * beside
            + "".join(
                " " * _GAP + _middle(_from_below(text, level, depth), span)
                for text, (_, span) in zip(texts, spans, strict=True)
            )
        ).rstrip()
        for level in range(depth)
    ]


def _at_commas(name: str) -> Iterable[str]:
    first, comma, rest = name.partition("，")
    return filter(None, (first + comma, rest))


def _middle(text: str, cells: int) -> str:
    return pad(" " * ((cells - width(text)) // 2) + text, cells)


def _line(first: str, texts: Iterable[str], beside: int, wide: Sequence[int]) -> str:
    cells = (pad(text, most, right=True) for text, most in zip(texts, wide, strict=True))
    return (" " * _GAP).join((pad(first, beside), *cells)).rstrip()
