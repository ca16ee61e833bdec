"""Line charts in the file."""

from lxml import etree

from liushou.documents.blocks import Line, Lines
from liushou.documents.charts.words import spoken
from liushou.documents.docx.chart import height_mm
from tests.documents.docx.opened import C, W, body, docx, text
from tests.documents.docx.samples import LINES

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def series(block: Lines) -> list[etree._Element]:
    return list(docx((block,))["word/charts/chart1.xml"].iter(f"{C}ser"))


def points(one: etree._Element, kind: str) -> dict[str, str | None]:
    return {each.get("idx") or "": each.findtext(f"{C}v") for each in one.iterfind(f"{C}{kind}//{C}pt")}


def test_values_stand_in_the_chart_and_gaps_do_not() -> None:
    first, second, target = series(LINES)
    assert points(first, "cat") == {"0": "2025年秋", "1": "2026年春", "2": "2026年秋"}
    assert points(first, "val") == {"0": "80", "2": "95.5"}
    assert points(second, "val") == {"1": "60", "2": "70"}
    assert points(target, "val") == {"0": "90", "1": "90", "2": "90"}
    assert [each.findtext(f"{C}tx//{C}v") for each in (first, second, target)] == [
        "东山镇", "甲&乙", "目标90%",
    ]  # fmt: skip


def test_a_gap_is_not_drawn_over() -> None:
    chart = docx((LINES,))["word/charts/chart1.xml"]
    blanks = chart.find(f".//{C}dispBlanksAs")
    assert blanks is not None
    assert blanks.get("val") == "gap"


def test_lines_are_told_apart_without_colour() -> None:
    lines = tuple(Line(f"第{number}镇", (1.0, 2.0)) for number in range(6))
    found = series(Lines("题", "名", "", ("一", "二"), lines))
    dashes = [each.find(f"{C}spPr/{A}ln/{A}prstDash").get("val") for each in found]  # type: ignore[union-attr]
    assert len(set(dashes)) == 6
    chart = docx((LINES,))["word/charts/chart1.xml"]
    for colour in chart.iter(f"{A}srgbClr"):
        red, green, blue = (colour.get("val", "")[start : start + 2] for start in (0, 2, 4))
        assert red == green == blue


def test_the_values_of_a_line_alone_are_written() -> None:
    (one,) = series(Lines("题", "名", "", ("一",), (Line("甲", (3.0,)),)))
    assert one.find(f"{C}dLbls") is not None
    assert all(each.find(f"{C}dLbls") is None for each in series(LINES))


def test_the_chart_is_told_in_words_and_its_source_stands_below() -> None:
    figure, source = body((LINES,))
    picture = figure.find(f".//{PICTURE}")
    assert picture is not None
    assert picture.get("descr") == spoken(LINES)
    assert figure.find(f"{W}pPr/{W}keepNext") is not None
    assert text(source) == "数据来源：档案"


def test_long_names_of_points_make_the_chart_higher_up_to_a_half_page() -> None:
    short, long, longest = (
        height_mm(Lines("题", "", "", (name,) * 6, (Line("甲", (1.0,) * 6),)))
        for name in ("秋", "2026—2027学年第一学期", "字" * 400)
    )
    assert short < long < longest <= 125


def test_more_lines_than_letters_have_columns_of_their_own() -> None:
    lines = tuple(Line(f"第{number}镇", (1.0,)) for number in range(30))
    cells = [each.findtext(f"{C}val//{C}f") for each in series(Lines("题", "", "", ("一",), lines))]
    assert cells[0] == "Sheet1!$B$2:$B$2"
    assert cells[24:27] == ["Sheet1!$Z$2:$Z$2", "Sheet1!$AA$2:$AA$2", "Sheet1!$AB$2:$AB$2"]
