"""Paper forms: boxes where they should stand, in millimetres, on one page."""

from tests.exchange.books.sheets import first

from liushou.exchange.books.model import Box, Paper

PAPER = Paper(
    "登记表",
    "基本情况登记表",
    (
        Box(0, 0, "姓名", heading=True, align="center"),
        Box(0, 1, "=1+1", columns=2),
        Box(1, 0, "情况\n说明", rows=2),
        Box(1, 1, "字" * 200, columns=2),
        Box(3, 0, "填表人：", columns=3, border=False),
    ),
    (30.0, 50.0, 100.0),
    (10.0, None, 12.0, None),
)


def test_boxes_are_merged_bordered_and_text() -> None:
    made = first(PAPER)
    assert made["A1"].value == "基本情况登记表"
    assert [made[place].value for place in ("A2", "B2", "A3", "A5")] == [
        "姓名",
        "=1+1",
        "情况\n说明",
        "填表人：",
    ]
    assert made["B2"].data_type == "s"
    assert {str(area) for area in made.merged_cells.ranges} == {"A1:C1", "B2:C2", "A3:A4", "B3:C3", "A5:C5"}
    assert made["A2"].font.bold
    assert made["A2"].border.left.style == "thin"
    assert made["A5"].border.left.style is None


def test_it_fits_one_upright_page_and_shows_all_text() -> None:
    made = first(PAPER)
    assert (made.page_setup.paperSize, made.page_setup.orientation) == (9, "portrait")
    assert made.page_setup.fitToHeight in (None, 1)
    widths = [made.column_dimensions[letter].width for letter in "ABC"]
    assert widths[0] * 3 < widths[2] * 1.1
    heights = [made.row_dimensions[row].height or 0 for row in range(2, 6)]
    assert round(heights[0]) == round(10 / 25.4 * 72)
    assert heights[1] > 2.5 * heights[0], "two hundred characters take several lines"
    assert made.print_area == "'登记表'!$A$1:$C$5"
