"""Charts in the file."""

from lxml import etree

from liushou.documents.blocks import Bar, Chart
from liushou.documents.charts.words import spoken
from liushou.documents.docx.chart import height_mm
from tests.documents.docx.opened import C, W, body, docx, text, value
from tests.documents.docx.samples import CHART

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def chart(block: Chart) -> etree._Element:
    return docx((block,))["word/charts/chart1.xml"]


def points(series: etree._Element, kind: str) -> dict[str, str | None]:
    return {point.get("idx") or "": point.findtext(f"{C}v") for point in series.iterfind(f"{C}{kind}//{C}pt")}


def test_values_labels_and_targets_stand_in_the_chart() -> None:
    actual, target = chart(CHART).iter(f"{C}ser")
    assert points(actual, "cat") == {"0": "建档率", "1": "走访率", "2": "甲&乙"}
    assert points(actual, "val") == {"0": "97.2", "2": "100"}
    assert points(target, "val") == {"0": "100", "1": "100"}
    assert [series.find(f"{C}dLbls/{C}showVal").get("val") for series in (actual, target)] == ["1", "1"]  # type: ignore[union-attr]


def test_bars_are_told_apart_without_colour() -> None:
    actual, target = chart(CHART).iter(f"{C}ser")
    assert actual.find(f"{C}spPr/{A}solidFill") is not None
    assert target.find(f"{C}spPr/{A}pattFill") is not None
    for colour in chart(CHART).iter(f"{A}srgbClr"):
        red, green, blue = (colour.get("val", "")[start : start + 2] for start in (0, 2, 4))
        assert red == green == blue


def test_title_has_the_unit_and_the_source_stands_below() -> None:
    title = "".join(each.text or "" for each in chart(CHART).iter(f"{A}t"))
    assert title == "完成率<与>目标（%）"
    figure, source = body((CHART,))
    assert value(figure, "pPr/pStyle") == "Figure"
    assert figure.find(f"{W}pPr/{W}keepNext") is not None
    assert text(source) == "数据来源：档案"


def test_without_targets_there_is_one_series_and_no_legend() -> None:
    found = chart(Chart("人数", "名", "", (Bar("甲", 3.0), Bar("乙", 0.0))))
    assert len(list(found.iter(f"{C}ser"))) == 1
    assert found.find(f".//{C}legend") is None


def test_a_chart_of_nothing_can_still_be_drawn() -> None:
    maximum = chart(Chart("人数", "", "", (Bar("甲", None),))).find(f".//{C}max")
    assert maximum is not None
    assert float(maximum.get("val", "0")) > 0


def test_a_chart_fits_the_page_and_says_what_it_shows() -> None:
    many = Chart("题", "", "", tuple(Bar(str(number), 1.0, 2.0) for number in range(60)))
    assert height_mm(many) < 225
    assert height_mm(CHART) < height_mm(many)
    assert spoken(CHART) == "完成率<与>目标：建档率 97.2%；甲&乙 100%"
    (properties,) = body((CHART,))[0].iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    )
    assert properties.get("descr") == spoken(CHART)


def test_several_charts_are_several_parts() -> None:
    found = docx((CHART, CHART))
    assert {"word/charts/chart1.xml", "word/charts/chart2.xml"} <= set(found)
