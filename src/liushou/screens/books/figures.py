"""A page of figures as a workbook: every table on a sheet, what its rows open on sheets after it, charts."""

from collections.abc import Iterator

from liushou.documents.blocks import Chart, Lines
from liushou.documents.figures.model import Page, Part, Row, Section, Table, Words
from liushou.documents.figures.paper_table import any_missed, leading
from liushou.exchange.books.model import Chart as Native
from liushou.exchange.books.model import Head, Sheet, Workbook
from liushou.screens.books.figures_cells import cells, head_of, landscape, widened
from liushou.screens.books.figures_charts import chart_sheet, lines_sheet, over_table
from liushou.screens.books.figures_detail import detail_sheets

_MISSED = "加粗、有底色的行未达到目标。"
_LEVELS = "点左上角的“1”收起下级各行，点右边的数字展开。"
_ALL_LEVELS = 7
"""Excel has no more levels of rows."""


def figures_book(page: Page) -> Workbook:
    """The page as sheets, in its order; a last one has its words, and what it was made from.

    A chart of the figures of a table of its section stands with that table, any other with its own figures
    on a sheet of its own.
    """
    line = (page.head[0] if page.head else "", "　".join(page.head[1:]))
    sheets = [each for section in page.sections for each in _sheets(section, line)]
    return Workbook(page.title, (*sheets, *_words(page)) or (_empty(page),))


def _sheets(section: Section, line: tuple[str, str]) -> Iterator[Sheet]:
    tables = [part for part in section.parts if isinstance(part, Table)]
    placed = _placed(section, tables)
    for number, part in enumerate(section.parts):
        if isinstance(part, Table):
            charts = tuple(native for at, native in placed.values() if at is part)
            yield _table(part, section, line, charts)
            yield from detail_sheets(part, line)
        elif number in placed:
            continue
        elif isinstance(part, Lines):
            yield lines_sheet(part, line)
        elif isinstance(part, Chart) and part.bars:
            yield chart_sheet(part, line)


def _placed(section: Section, tables: list[Table]) -> dict[int, tuple[Table, Native]]:
    """The charts of the figures of a table, by their place in the section, each with that table."""
    found: dict[int, tuple[Table, Native]] = {}
    for number, part in enumerate(section.parts):
        if not isinstance(part, Chart):
            continue
        for table in tables:
            native = over_table(part, table)
            if native is not None:
                found[number] = table, native
                break
    return found


def _table(table: Table, section: Section, line: tuple[str, str], charts: tuple[Native, ...]) -> Sheet:
    rows = list(_flat(table.rows, 0))
    heads = widened([head_of(column, number, table) for number, column in enumerate(table.columns)])
    missed, nested = any_missed(table.rows), any(level for _, level in rows)
    notes = (table.note, _MISSED if missed else "", _LEVELS if nested else "")
    return Sheet(
        name=table.caption or section.title,
        title=table.caption or section.title,
        heads=heads,
        rows=tuple(cells(row.cells, table.columns) for row, _ in rows),
        line=line,
        total=() if table.total is None else cells(table.total, table.columns),
        notes=tuple(note for note in notes if note),
        charts=charts,
        landscape=landscape(heads),
        frozen_columns=leading(table),
        levels=tuple(min(level, _ALL_LEVELS) for _, level in rows) if nested else (),
        marked=frozenset(number for number, (row, _) in enumerate(rows) if row.missed),
    )


def _flat(rows: tuple[Row, ...], level: int) -> Iterator[tuple[Row, int]]:
    for row in rows:
        yield row, level
        yield from _flat(row.under, level + 1)


def _words(page: Page) -> Iterator[Sheet]:
    """What the page says in words, section by section."""
    told = [
        (section.title, text) for section in page.sections for part in section.parts for text in _lines(part)
    ]
    told += [("数据来源", text) for text in page.foot if text]
    if told:
        heads = (Head("栏目", width=18, look="wrapped"), Head("内容", width=70, look="wrapped"))
        yield Sheet("说明", page.title, heads, tuple(told), landscape=False)


def _lines(part: Part) -> tuple[str, ...]:
    return tuple(filter(None, part.lines)) if isinstance(part, Words) else ()


def _empty(page: Page) -> Sheet:
    heads = (Head("说明", width=70, look="wrapped"),)
    return Sheet("说明", page.title, heads, tuple((text,) for text in page.head), landscape=False)
