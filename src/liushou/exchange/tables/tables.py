"""The tables of one sheet: below one another, side by side, each with its rows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from liushou.cells import text_of
from liushou.exchange.columns.column import Kind
from liushou.exchange.columns.kinds import is_target
from liushou.exchange.columns.mark import Mark
from liushou.exchange.files.grid import Grid
from liushou.exchange.tables.aside import segments
from liushou.exchange.tables.columns import Told, columns_of
from liushou.exchange.tables.found import FoundColumn, FoundTable, LeftOut
from liushou.exchange.tables.headings import solid
from liushou.exchange.tables.heads import Head, first_head, head_at, later_heads
from liushou.exchange.tables.marked import by_mark
from liushou.exchange.tables.passing import Passing
from liushou.exchange.tables.rows import Below, Implied, rows_below
from liushou.exchange.tables.strangers import strange_heads
from liushou.exchange.tables.titles import Titles, titles_of
from liushou.exchange.tables.words import Words
from liushou.records.vocabulary import PairingRole

_ROLES = {role: role for role in get_args(PairingRole)}
_KIN = {
    **{word: word for word in ("丈夫", "妻子", "儿子", "女儿", "配偶", "子女")},
    "儿女": "子女",
}
_ENDING = re.compile("(?:姓名|情况|信息)$")
_SAY_MORE = (
    ("pairings.with", "pairings.role", _ROLES),
    *((f"family[{place}].name", f"family[{place}].relation", _KIN) for place in (0, 1)),
)
"""Names whose heading may say what they are: the target of the name, that of the word, the words."""


@dataclass(frozen=True, slots=True)
class Looking:
    """How a sheet is looked at: the words of its kind, what is said by hand, where the head is (from 0)."""

    words: Words
    told: Told
    header_row: int | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A table before its rows are read: its head, those of its pages, its last row, its columns."""

    head: Head
    pages: tuple[Head, ...]
    last: int
    columns: tuple[tuple[FoundColumn, ...], ...]
    titles: Titles


def tables_on(grid: Grid, looking: Looking, mark: Mark | None) -> list[FoundTable]:
    """The tables of a sheet in the order of rows, then columns; none where it has no head."""
    own = _heads(grid, looking)
    strange = strange_heads(grid, own, looking.words, looking.told) if own else ()
    heads = sorted({*own, *strange}, key=lambda head: head.top)
    parts: list[_Part] = []
    for index, head in enumerate(heads):
        last = heads[index + 1].top - 1 if index + 1 < len(heads) else len(grid.rows) - 1
        above = heads[index - 1].bottom + 1 if index else 0
        if head in strange:
            if parts:
                parts[-1] = replace(
                    parts[-1], last=min(parts[-1].last, _first_title(grid, above, head.top) - 1)
                )
            continue
        titles = _titles(grid, above, head.top)
        columns = tuple(
            by_mark(mark, head, columns_of(labels, looking.words.lexicon, looking.told, titles))
            for labels in segments(head.labels, looking.words)
        )
        if parts and heads[index - 1] not in strange and _is_page(parts[-1], columns, titles):
            before = parts[-1]
            parts[-1] = replace(before, pages=(*before.pages, head), last=last)
        else:
            if parts:
                parts[-1] = replace(
                    parts[-1], last=min(parts[-1].last, _first_title(grid, above, head.top) - 1)
                )
            parts.append(_Part(head, (), last, columns, titles))
    tables = [table for part in parts for table in _tables(grid, part, looking)]
    return [_with_strange(grid, tables[0], heads, strange), *tables[1:]] if strange else tables


def _with_strange(
    grid: Grid, table: FoundTable, heads: Sequence[Head], strange: Sequence[Head]
) -> FoundTable:
    """The first table, with the rows of tables of another kind among those that are left out."""
    numbers: list[int] = []
    for index, head in enumerate(heads):
        if head in strange:
            first = _first_title(grid, heads[index - 1].bottom + 1 if index else 0, head.top)
            follows = heads[index + 1 : index + 2]
            end = _first_title(grid, head.bottom + 1, follows[0].top) if follows else len(grid.rows)
            numbers += [row + 1 for row in range(first, end) if any(cell != "" for cell in grid.rows[row])]
    return replace(table, left_out=(*table.left_out, LeftOut(tuple(numbers), Passing.OTHER)))


def _heads(grid: Grid, looking: Looking) -> list[Head]:
    if looking.header_row is None:
        first = first_head(grid, looking.words, 0)
    else:
        first = head_at(grid, looking.words, looking.header_row)
    return [] if first is None else [first, *later_heads(grid, looking.words, first.bottom + 1)]


def _is_page(before: _Part, columns: Sequence[Sequence[FoundColumn]], titles: Titles) -> bool:
    """True for a head that says the same once more, on a further page; not of another class."""
    another = _first_said(titles)
    return _meant(before.columns) == _meant(columns) and another in (None, _first_said(before.titles))


def _first_said(titles: Titles) -> str | None:
    own = titles.own()
    return own.class_label() or own.grade()


def _meant(parts: Sequence[Sequence[FoundColumn]]) -> list[tuple[int, str | None]]:
    return [(column.place, column.target) for part in parts for column in part]


def _titles(grid: Grid, above: int, top: int) -> Titles:
    """The lines above a head: all at the beginning of a sheet, else those right above it."""
    first = _first_title(grid, above, top) if above else 0
    return titles_of(grid.name, [map(text_of, grid.rows[row]) for row in range(first, top)])


def _first_title(grid: Grid, above: int, top: int) -> int:
    """The first of the lines of one cell, or none, that stand right above row `top`.

    A short one may be a child of whom there is but the name, unless an empty row parts it from the others.
    """
    row = top
    while row > above:
        said = [text_of(cell) for cell in grid.rows[row - 1] if cell != ""]
        parted = row - 2 >= above and not any(cell != "" for cell in grid.rows[row - 2])
        if len(said) > 1 or (not parted and any(len(text) <= 4 for text in said)):
            break
        row -= 1
    return row


def _tables(grid: Grid, part: _Part, looking: Looking) -> list[FoundTable]:
    width = len(grid.rows[0])
    starts = [columns[0].place for columns in part.columns]
    pages = frozenset(row for head in part.pages for row in range(head.top, head.bottom + 1))
    tables = []
    for number, columns in enumerate(part.columns):
        left = starts[number] if number else 0
        right = starts[number + 1] if number + 1 < len(starts) else width
        named = _named(columns, part, looking.words.lexicon.kind, grid)
        below = Below(
            part.head.bottom + 1, part.last, left, right, pages, named, _implied(columns), _classless(columns)
        )
        rows, left_out = rows_below(grid, below, columns, hidden=looking.hidden)
        tables.append(
            FoundTable(
                sheet=grid.name,
                header_row=part.head.bottom + 1,
                columns=columns,
                rows=rows,
                left_out=left_out,
                titles=tuple(filter(None, part.titles.lines)),
                uncounted=frozenset(
                    (row, place)
                    for row, place in grid.uncounted
                    if below.first <= row <= below.last and left <= place < right
                ),
                named=named,
            )
        )
    return tables


def _named(columns: Sequence[FoundColumn], part: _Part, kind: Kind, grid: Grid) -> Mapping[str, str]:
    """The cells that the titles say for every row, where the table has no such column."""
    targets = {column.target: column.place for column in columns if column.target}
    titles = part.titles
    named: dict[str, str | None] = {}
    if is_target(kind, "class_label") and _classless(columns):
        named["class_label"] = titles.class_label()
    if kind == "children" and not named.get("class_label") and "school.grade" not in targets:
        place = targets.get("class_label", targets.get("school.class"))
        if place is None or _are_numbers(grid, part, place):
            named["school.grade"] = titles.grade()
    if kind == "grades" and "term" not in targets:
        named["term"] = titles.term()
    if kind == "records" and "kind" not in targets:
        named["kind"] = Titles((*titles.lines, *(column.heading for column in columns))).record_kind()
    if kind == "residents" and "kind" not in targets:
        named["kind"] = titles.resident_kind()
    return {target: text for target, text in named.items() if text}


def _classless(columns: Sequence[FoundColumn]) -> bool:
    return not any(column.target in ("class_label", "school.class", "school.grade") for column in columns)


def _are_numbers(grid: Grid, part: _Part, place: int) -> bool:
    """True if a column of classes has but numbers (2, 2班), so that the grade is said elsewhere."""
    rows = grid.rows[part.head.bottom + 1 : part.last + 1]
    said = {solid(text_of(row[place])).strip("()班") for row in rows if row[place] != ""}
    return bool(said) and all(one.isdecimal() and len(one) < 3 for one in said)


def _implied(columns: Sequence[FoundColumn]) -> tuple[Implied, ...]:
    """What the headings of names say besides (代理家长, 丈夫), where no column says it."""
    targets = {column.target for column in columns}
    found = []
    for name, target, words in _SAY_MORE:
        texts = (text for column in columns if column.target == name for text in column.heading.split("·"))
        said = next((words[word] for word in map(_bare_word, texts) if word in words), None)
        if said is not None and target not in targets:
            found.append(Implied(name, target, said))
    return tuple(found)


def _bare_word(text: str) -> str:
    """丈夫 of 丈夫姓名, 子女 of 子女情况, 爱心妈妈 of itself."""
    return _ENDING.sub("", solid(text))
