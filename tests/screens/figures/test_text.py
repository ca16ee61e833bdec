"""Tables of figures as text: what a value reads as, and which columns a terminal has room for."""

from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from liushou.documents.figures.model import Column, Kind, Row, Table, Value
from liushou.screens.figures.text import fitting, grid_of, said, table_markdown, table_screen
from liushou.textwidth import width

WORDS = st.text("甲乙丙ab1", max_size=12)
TABLE = Table(
    "走访率（按村）",
    (Column("村"), Column("完成", "number"), Column("完成率", "percent")),
    (Row(("朝阳村", 1, 0.5)), Row(("[b]柳|树\x1b", 0, None))),
    ("合计", 1, 1 / 3),
    "一人可属几类。",
)


def lines(table: Table, cells: int = 80, *, cross: bool = False) -> list[str]:
    text = StringIO()
    console = Console(file=text, width=cells, markup=False, highlight=False, emoji=False)
    console.print(table_screen(table, console, cross=cross))
    return [line.rstrip() for line in text.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [(None, "percent", ""), (0.9326, "percent", "93.3%"), (3, "number", "3"), ("3/4", "text", "3/4"),
     ("2026-09-01", "day", "2026-09-01")],
)  # fmt: skip
def test_values_as_people_read_them(value: Value, kind: Kind, text: str) -> None:
    assert said(value, kind) == text


def test_rows_have_the_total_last() -> None:
    heads, rows = grid_of(TABLE)
    assert heads == ["村", "完成", "完成率"]
    assert rows[-1] == ["合计", "1", "33.3%"]


def test_markdown_and_terminal_show_text_as_text_and_the_note() -> None:
    assert table_markdown(TABLE).splitlines()[3] == "| [b]柳\\|树\\x1b | 0    |        |"
    assert table_markdown(TABLE).endswith("\n一人可属几类。\n")
    assert lines(TABLE) == [
        "村            完成  完成率",
        "──────────────────────────",
        "朝阳村           1   50.0%",
        "[b]柳|树\\x1b     0",
        "合计             1   33.3%",
        "一人可属几类。",
    ]


def cross(columns: int) -> Table:
    heads = (
        Column("年级"),
        *(Column(f"第{number:02}村", "number") for number in range(columns)),
        Column("合计"),
    )
    return Table("人数", heads, (Row(("一年级", *range(columns), 99)),))


def test_a_wide_cross_table_keeps_its_first_and_its_last_column() -> None:
    assert len(lines(cross(8), cross=True)) == 3
    shown = lines(cross(20), cross=True)
    assert shown[0].split() == ["年级", *(f"第{number:02}村" for number in range(8)), "合计"]
    assert shown[2].split()[-1] == "99"
    assert shown[3:] == ["还有 12 列放不下：把窗口放宽，或写到文件看全部，如 -o 统计.xlsx。"]
    assert len(lines(cross(20), 400, cross=True)) == 3


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=4, max_size=4), min_size=1, max_size=4), st.integers(10, 100))
def test_what_fits_is_as_much_as_there_is_room_for(rows: list[list[str]], room: int) -> None:
    places = fitting(rows, room)
    wide = [max(map(width, column)) for column in zip(*rows, strict=True)]

    def taken(of: list[int]) -> int:
        return sum(wide[place] for place in of) + 2 * (len(of) - 1)

    assert places[0] == 0
    assert places[-1] == 3
    assert places[1:-1] == list(range(1, len(places) - 1))
    assert taken(places) <= room or len(places) == 3
    more = [*places[:-1], len(places) - 1, 3]
    assert len(places) == 4 or taken(more) > room
