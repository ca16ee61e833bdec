"""Charts as SVG."""

from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.documents.blocks import Bar, Chart
from liushou.documents.charts.svg import WIDTH, chart_svg
from liushou.documents.charts.words import spoken
from tests.documents.docx.samples import CHART

SVG = "{http://www.w3.org/2000/svg}"
TRACK, DARK = "#e6e9ed", "#44566c"


def drawn(chart: Chart) -> Element:
    return fromstring(chart_svg(chart))


def words(chart: Chart) -> list[str | None]:
    return [each.text for each in drawn(chart).iter(f"{SVG}text")]


def bars(chart: Chart, colour: str) -> list[float]:
    """The lengths of the bars of a colour (the mark in the legend left out)."""
    found = [each for each in drawn(chart).iter(f"{SVG}rect") if each.get("fill") == colour]
    return [float(each.get("width", "")) for each in found if float(each.get("width", "")) != 9]


def targets(chart: Chart) -> list[float]:
    found = [each for each in drawn(chart).iter(f"{SVG}line") if each.get("stroke-width") == "2.2"]
    return [float(each.get("x1", "")) for each in found][1:]


def test_the_chart_says_what_it_shows() -> None:
    found = drawn(CHART)
    assert found.get("role") == "img"
    assert found.findtext(f"{SVG}title") == "完成率<与>目标（%）"
    assert found.findtext(f"{SVG}desc") == spoken(CHART)


def test_labels_values_and_targets_are_written() -> None:
    assert words(CHART) == [
        "完成率<与>目标（%）", "实际", "目标",
        "建档率", "100%", "97.2%", "走访率", "100%", "—", "甲&乙", "100%",
    ]  # fmt: skip


def test_bars_are_as_long_as_their_values() -> None:
    room = bars(CHART, TRACK)
    assert len(set(room)) == 1
    first, last = bars(CHART, DARK)
    assert first == pytest.approx(room[0] * 0.972, abs=0.1)
    assert last == room[0]


def test_a_rate_is_drawn_on_a_scale_of_one_hundred_percent() -> None:
    (length,) = bars(Chart("率", "%", "", (Bar("甲", 50.0),)), DARK)
    (room,) = bars(Chart("率", "%", "", (Bar("甲", 50.0),)), TRACK)
    assert length == pytest.approx(room / 2, abs=0.1)
    (full,) = bars(Chart("人数", "名", "", (Bar("甲", 50.0),)), DARK)
    (room,) = bars(Chart("人数", "名", "", (Bar("甲", 50.0),)), TRACK)
    assert full == room


def test_targets_are_marks_of_their_own() -> None:
    chart = Chart("率", "%", "", (Bar("甲", 50.0, 100.0), Bar("乙", 50.0, 25.0)))
    first, second = targets(chart)
    assert first > second
    assert targets(Chart("率", "%", "", (Bar("甲", 50.0),))) == []


def test_without_targets_there_is_no_legend_and_a_unit_stands_in_the_title_only() -> None:
    assert words(Chart("人数", "名", "", (Bar("甲", 3.0),))) == ["人数（名）", "甲", "3"]


def test_no_value_and_a_value_below_zero_have_no_bar() -> None:
    chart = Chart("变化", "名", "", (Bar("甲", None), Bar("乙", -2.0), Bar("丙", 0.0)))
    assert bars(chart, DARK) == []
    assert words(chart)[-1] == "0"
    assert "-2" in words(chart)


def test_a_chart_of_nothing_can_still_be_drawn() -> None:
    assert words(Chart("人数", "", "", ())) == ["人数"]


def test_long_labels_take_several_lines_and_are_cut_off() -> None:
    (_, *lines, _) = words(Chart("题", "", "", (Bar("临溪县青塘镇" * 6, 1.0),)))
    assert lines == ["临溪县青塘镇临溪县", "青塘镇临溪县青塘镇", "临溪县青塘镇临溪…"]


@pytest.mark.parametrize(("title", "size"), [("题", "14"), ("题" * 40, "11.8"), ("题" * 400, "10")])
def test_a_long_title_is_smaller_and_then_cut_off(title: str, size: str) -> None:
    first = next(drawn(Chart(title, "", "", ())).iter(f"{SVG}text"))
    assert abs(float(first.get("font-size", "")) - float(size)) < 0.3
    assert first.text == (title if len(title) <= 40 else "题" * 46 + "…")


LABELS = st.text(st.characters(codec="utf-8"), max_size=60)
NUMBERS = st.none() | st.floats(-1e9, 1e9)
BARS = st.builds(Bar, LABELS, NUMBERS, NUMBERS)
CHARTS = st.builds(Chart, LABELS, st.sampled_from(["", "%", "名", "\u202e"]), LABELS, st.tuples(BARS, BARS))


@given(CHARTS)
def test_nothing_is_drawn_outside_the_picture_or_over_another_bar(chart: Chart) -> None:
    found = drawn(chart)
    across, down = map(float, found.get("viewBox", "").split()[2:])
    assert across == WIDTH
    for each in found.iter(f"{SVG}rect"):
        x, y, width, height = (float(each.get(key, "")) for key in ("x", "y", "width", "height"))
        assert min(x, y, width, height) >= 0
        assert x + width <= across + 0.2
        assert y + height <= down
    tracks = [float(each.get("y", "")) for each in found.iter(f"{SVG}rect") if each.get("fill") == TRACK]
    assert all(second - first >= 15 for first, second in pairwise(tracks))


def test_the_same_chart_gives_the_same_picture() -> None:
    assert chart_svg(CHART) == chart_svg(CHART)


def test_dark_and_light_are_told_apart_in_black_and_white() -> None:
    def tone(colour: str) -> float:
        red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    assert tone(TRACK) - tone(DARK) > 120
