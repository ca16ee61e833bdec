"""Many lines as charts of a few."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.documents.blocks import Line
from liushou.documents.figures.lines import MOST_LINES, line_charts


@given(st.lists(st.lists(st.none() | st.integers(0, 9), min_size=2, max_size=2), max_size=40))
def test_every_line_with_a_value_is_in_one_chart_in_order(values: list[list[int | None]]) -> None:
    lines = [Line(str(number), tuple(each)) for number, each in enumerate(values)]
    charts = line_charts("题", ("一", "二"), lines, unit="名", source="来源", target=3.0)
    drawn = [line for chart in charts for line in chart.lines]
    assert drawn == [line for line in lines if any(value is not None for value in line.values)]
    sizes = [len(chart.lines) for chart in charts]
    assert all(0 < size <= MOST_LINES for size in sizes)
    assert not sizes or max(sizes) - min(sizes) <= 1
    assert all((chart.unit, chart.source, chart.target) == ("名", "来源", 3.0) for chart in charts)


def test_several_charts_say_which_they_are_and_one_does_not() -> None:
    lines = [Line(str(number), (1.0,)) for number in range(7)]
    assert [chart.title for chart in line_charts("走访率", ("一",), lines)] == [
        "走访率（之一）", "走访率（之二）",
    ]  # fmt: skip
    assert [chart.title for chart in line_charts("走访率", ("一",), lines[:6])] == ["走访率"]


def test_a_line_has_a_value_for_each_point() -> None:
    with pytest.raises(ValueError, match="each point"):
        line_charts("题", ("一", "二"), [Line("甲", (1.0,))])
