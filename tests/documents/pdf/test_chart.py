"""Charts on the page."""

import pytest

from liushou.documents.blocks import Bar, Chart
from liushou.documents.pdf.charts import chart_data
from tests.documents.docx.samples import CHART
from tests.documents.pdf.opened import lines, marks, pages, pdf, pypdfium2

DARK = 90


def data(chart: Chart) -> dict[str, object]:
    return dict(chart_data(chart))


def bars(chart: Chart) -> list[dict[str, float]]:
    return data(chart)["bars"]  # type: ignore[return-value]


def test_lengths_are_shares_of_the_highest_value_or_of_the_whole() -> None:
    counts = Chart("人数", "人", "", (Bar("甲", 3.0), Bar("乙", 6.0, 12.0)))
    assert [bar["length"] for bar in bars(counts)] == [0.25, 0.5]
    assert [bar["target"] for bar in bars(counts)] == [None, 1.0]
    assert [bar["length"] for bar in bars(CHART)] == [0.972, 0.0, 1.0]


@pytest.mark.parametrize("value", [None, 0.0, -3.0])
def test_nothing_to_draw_has_no_bar(value: float | None) -> None:
    assert bars(Chart("人数", "人", "", (Bar("甲", value),)))[0]["length"] == 0


def test_figures_stand_beside_the_bars() -> None:
    title, heads, first, second, third, source = (
        "".join(mark.text for mark in row) for row in lines(marks((CHART,), "form"))
    )
    assert title == "完成率<与>目标（%）"
    assert heads == "实际目标"
    assert (first, second, third) == ("建档率97.2%100%", "走访率—100%", "甲&乙100%")
    assert source == "数据来源：档案"


def test_the_chart_is_told_in_words() -> None:
    assert data(CHART)["alt"] == "完成率<与>目标：建档率 97.2%；甲&乙 100%"


def test_bars_are_dark_on_the_page() -> None:
    (page,) = pypdfium2.PdfDocument(pdf((Chart("人数", "人", "", (Bar("甲", 9.0),)),)))
    picture = page.render(scale=1, grayscale=True).to_numpy().reshape(842, 596)
    assert max(int((row < DARK).sum()) for row in picture) > 300


def test_many_bars_go_on_on_the_next_page() -> None:
    found = pages((Chart("人数", "人", "", tuple(Bar(f"第{number}村", 1.0) for number in range(60))),))
    assert len(found) == 2
    assert all(f"第{number}村" in "".join(found) for number in range(60))


def test_a_chart_of_some_bars_stays_on_one_page() -> None:
    chart = Chart("人数", "人", "来源", tuple(Bar(f"第{number}村", 1.0) for number in range(20)))
    found = pages((chart, chart, chart))
    assert [page.count("来源") for page in found] == [page.count("人数") for page in found]
