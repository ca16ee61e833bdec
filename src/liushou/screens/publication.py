"""A publication as a page of figures, as rows of text and as JSON: what was told, and nothing else."""

from collections.abc import Sequence

from liushou.documents.figures.model import Column, Page, Row, Section, Table, Value, Words
from liushou.documents.language.chinese import full_date
from liushou.records.publication import Publication
from liushou.rounding import STEP
from liushou.screens.figures.shared import SHARE
from liushou.screens.report_parts import percent
from liushou.stats.groups import BREAKDOWNS, SEVERAL
from liushou.terms import term_name

Json = str | int | float | None | list["Json"] | dict[str, "Json"]
_TOTAL = "合计"
_ROUNDED = (
    f"人数按{STEP}取整，合计与分项分别取整，相加不一定相等。",
    "为了不能推算出个别孩子，有的数取的是相邻的5的倍数：公布的数与实数相差不超过3，0表示0至3人。",
)
_RATES = "完成率按取整后的数计算。"
_SEVERAL = "一名孩子可属几类，各类相加可超过合计。"


def notes_of(publication: Publication) -> tuple[str, ...]:
    """What stands under the figures, wherever they are shown."""
    rates = (_RATES,) if publication.indicators else ()
    several = (_SEVERAL,) if any(table.by in SEVERAL for table in publication.tables) else ()
    return (*_ROUNDED, *rates, *several)


def publication_page(publication: Publication, unit: str) -> Page:
    """The publication as one page for every format."""
    table = publication_table(publication)
    return Page(
        title="留守儿童关爱工作统计（公开）",
        head=(unit, f"{term_name(publication.term)}　统计截至{full_date(publication.as_of)}"),
        sections=(
            Section("指标" if publication.indicators else "人数", (table, Words(notes_of(publication)))),
        ),
    )


def publication_table(publication: Publication) -> Table:
    """Its one table, with the total."""
    if publication.indicators:
        return _indicators(publication)
    labels = [BREAKDOWNS.get(table.by, table.by) for table in publication.tables]
    first = publication.tables[0]
    counts = {group.name: group.count for group in first.groups}
    if not publication.cells:
        rows = tuple(Row((name, count)) for name, count in counts.items())
        columns = (Column(labels[0]), Column("人数", "number"))
        return Table(f"按{labels[0]}的人数", columns, rows, (_TOTAL, publication.population))
    others = publication.tables[1].groups
    return Table(
        f"按{labels[0]}、{labels[1]}的人数",
        (Column(labels[0]), *(Column(group.name, "number") for group in others), Column(_TOTAL, "number")),
        tuple(Row((row.name, *row.counts, counts.get(row.name))) for row in publication.cells),
        (_TOTAL, *(group.count for group in others), publication.population),
    )


def texts_of(table: Table) -> tuple[list[str], list[list[str]]]:
    """The heads and rows of a table as text, the total last."""
    rows: list[Sequence[Value]] = [row.cells for row in table.rows]
    rows += [table.total] if table.total else []
    return [column.title for column in table.columns], [
        [_text(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in rows
    ]


def publication_json(publication: Publication, unit: str) -> dict[str, Json]:
    """The publication as values json.dumps takes; `rate` is that of the rounded counts."""
    bys = [table.by for table in publication.tables]
    names = [group.name for group in publication.tables[1].groups] if publication.cells else []
    cells: dict[str, Json] = {
        row.name: dict(zip(names, row.counts, strict=True)) for row in publication.cells
    }
    return {
        "publication": publication.id,
        "unit": unit,
        "term": publication.term,
        "on": publication.as_of.isoformat(),
        "rounded_to": STEP,
        "population": publication.population,
        "indicators": [
            {
                "name": one.name, "numerator": one.numerator, "denominator": one.denominator,
                "rate": _rate(one.numerator, one.denominator),
            }
            for one in publication.indicators
        ],
        "breakdowns": {
            table.by: {group.name: group.count for group in table.groups} for table in publication.tables
        },
        "cross": {"by": [*bys], "cells": cells} if cells else None,
        "notes": [*notes_of(publication)],
    }  # fmt: skip


def _indicators(publication: Publication) -> Table:
    columns = (Column("指标"), *SHARE)
    rows = tuple(
        Row((one.name, one.numerator, one.denominator, _rate(one.numerator, one.denominator)))
        for one in publication.indicators
    )
    return Table(f"指标（留守儿童 {publication.population} 名）", columns, rows)


def _rate(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _text(cell: Value, column: Column) -> str:
    if column.kind == "percent":
        return percent(cell if isinstance(cell, float) else None)
    return "" if cell is None else str(cell)
