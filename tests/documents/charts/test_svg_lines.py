"""Line charts as SVG."""

from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.documents.blocks import Line, Lines
from liushou.documents.charts.svg_lines import lines_svg
from liushou.documents.charts.svg_parts import WIDTH
from liushou.documents.charts.words import spoken
from tests.documents.docx.samples import LINES

SVG = "{http://www.w3.org/2000/svg}"


def drawn(chart: Lines) -> Element:
    return fromstring(lines_svg(chart))


def words(chart: Lines) -> list[str | None]:
    return [each.text for each in drawn(chart).iter(f"{SVG}text")]


def runs(chart: Lines) -> list[list[tuple[float, float]]]:
    """The points of each drawn line, those of the legend left out."""
    found = [each.get("points", "") for each in drawn(chart).iter(f"{SVG}polyline")]
    points = [[(float(x), float(y)) for x, y in (p.split(",") for p in each.split())] for each in found]
    return points[: len(points) - len(chart.lines)]


def test_the_chart_says_what_it_shows() -> None:
    found = drawn(LINES)
    assert found.get("role") == "img"
    assert found.findtext(f"{SVG}title") == "走访率<与>目标（%）"
    assert found.findtext(f"{SVG}desc") == spoken(LINES)


def test_it_is_told_in_words() -> None:
    assert spoken(LINES) == (
        "走访率<与>目标：东山镇 2025年秋 80%、2026年秋 95.5%；甲&乙 2026年春 60%、2026年秋 70%；目标 90%"
    )
    assert spoken(Lines("题", "名", "", ("甲",), (Line("乙", (None,)),), 3.0)) == "题"


def test_the_scale_the_points_the_lines_and_the_target_are_named() -> None:
    assert words(LINES) == [
        "走访率<与>目标（%）", "0%", "20%", "40%", "60%", "80%", "100%", "2025年秋", "2026年春", "2026年秋",
        "东山镇", "甲&乙", "目标90%",
    ]  # fmt: skip


def test_a_missing_value_is_a_gap() -> None:
    (line,) = runs(LINES)
    assert len(line) == 2, "only the last two values of the second line stand next to one another"
    whole = Lines("题", "名", "", ("一", "二", "三"), (Line("甲", (1.0, 2.0, 3.0)),))
    assert [len(each) for each in runs(whole)] == [3]


def test_values_stand_where_the_scale_has_them() -> None:
    chart = Lines("题", "%", "", ("一", "二", "三"), (Line("甲", (0.0, 50.0, 100.0)),))
    ((x1, low), (x2, middle), (x3, high)) = runs(chart)[0]
    assert x2 - x1 == pytest.approx(x3 - x2, abs=0.2)
    assert low - middle == pytest.approx(middle - high, abs=0.2)
    assert low > middle


def test_lines_are_told_apart_without_colour() -> None:
    lines = tuple(Line(f"第{number}镇", (1.0, 2.0)) for number in range(6))
    found = drawn(Lines("题", "名", "", ("一", "二"), lines))
    dashes = [each.get("stroke-dasharray") for each in found.iter(f"{SVG}polyline")][:6]
    assert len(set(dashes)) == 6
    colours = {each.get(key) for each in found.iter() for key in ("stroke", "fill")}
    assert colours <= {None, "none", "#000", "#fff", "#ccc"}
    shapes = [
        (each.tag, each.get("fill"))
        for each in found
        if each.tag in {f"{SVG}circle", f"{SVG}rect", f"{SVG}polygon"}
    ]
    assert len(set(shapes)) == 6


def test_the_values_of_one_line_are_written_and_those_of_several_are_not() -> None:
    one = Lines("题", "名", "", ("一", "二"), (Line("甲", (137.0, None)),))
    assert "137" in words(one)
    two = Lines("题", "名", "", ("一",), (Line("甲", (137.0,)), Line("乙", (9.0,))))
    assert "137" not in words(two)


def test_many_points_are_named_at_most_twelve() -> None:
    points = tuple(f"{number}月" for number in range(1, 41))
    names = set(words(Lines("题", "名", "", points, (Line("甲", (1.0,) * 40),)))) & set(points)
    assert 6 <= len(names) <= 12


def test_years_are_not_parted() -> None:
    points = tuple(f"20{year}—20{year + 1}学年第一学期" for year in range(10, 17))
    found = words(Lines("题", "名", "", points, (Line("甲", (1.0,) * 7),)))
    assert [each for each in found if each and each.startswith("2010—")] == ["2010—"]


def test_the_legend_goes_on_on_the_next_line_and_within_the_picture() -> None:
    lines = tuple(Line(f"第{number}镇中心小学附属幼儿园", (1.0,)) for number in range(6))
    found = drawn(Lines("题", "名", "", ("一",), lines))
    names = [each for each in found.iter(f"{SVG}text") if "幼儿园" in (each.text or "")]
    assert len({each.get("y") for each in names}) > 1
    height = float((found.get("viewBox") or "").split()[3])
    assert all(float(each.get("y", "")) < height for each in names)


@given(
    st.lists(st.lists(st.none() | st.floats(-1e6, 1e6), min_size=3, max_size=3), min_size=1, max_size=7),
    st.none() | st.floats(-1e6, 1e6),
    st.text(max_size=40),
)
def test_every_chart_is_a_picture_with_everything_inside(
    values: list[list[float | None]], target: float | None, name: str
) -> None:
    lines = tuple(Line(name, tuple(each)) for each in values)
    chart = Lines(name, "%", name, (name, "一", "二"), lines, target)
    _, _, wide, high = map(float, (drawn(chart).get("viewBox") or "").split())
    assert wide == WIDTH
    for run in runs(chart):
        assert all(0 <= x <= wide and 0 <= y <= high for x, y in run)
        assert all(before[0] < after[0] for before, after in pairwise(run))
