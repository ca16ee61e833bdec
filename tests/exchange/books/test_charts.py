"""Charts: native ones, of the right cells, where a page has room for them."""

import re
from itertools import pairwise

from openpyxl.chart.bar_chart import BarChart
from openpyxl.chart.line_chart import LineChart
from tests.exchange.books.sheets import first, parts, read, sheet, written

from liushou.exchange.books.model import Chart, Head, Value

HEADS = (Head("村", look="text"), Head("人数", look="number"), Head("比率", look="percent"))


def rows(count: int) -> tuple[tuple[Value, ...], ...]:
    return tuple((f"第{number}村", number, number / 100) for number in range(count))


def test_a_chart_is_made_of_the_cells_it_is_said_to_be() -> None:
    made = first(sheet(*rows(5), heads=HEADS, charts=(Chart("=各村", "名", 0, (1, 2), rows=2, first=1),)))
    (chart,) = made._charts  # type: ignore[attr-defined]
    assert isinstance(chart, BarChart)
    found = [(str(one.val.numRef.f), str(one.cat.strRef.f)) for one in chart.series]
    assert found == [("花名册!$B$4:$B$5", "花名册!$A$4:$A$5"), ("花名册!$C$4:$C$5", "花名册!$A$4:$A$5")]


def test_charts_can_be_told_without_colour() -> None:
    charts = (Chart("各村", "名", 0, (1, 2)), Chart("率", "%", 0, (1, 2), "line"))
    table = sheet(*rows(3), heads=HEADS, charts=charts, landscape=False)
    made = first(table)
    bars, lines = made._charts  # type: ignore[attr-defined]
    assert isinstance(lines, LineChart)
    xml = [text for name, text in sorted(parts(written(table)).items()) if "charts/chart" in name]
    assert 'prst="wdUpDiag"' in xml[0], "the second of two series of bars is hatched"
    assert '<a:prstDash val="dash"/>' in xml[1], "the second of two lines is dashed"
    assert "各村" in xml[0]
    assert "单位：名" in xml[0]
    assert "<c:showVal" in xml[0]
    assert isinstance(bars, BarChart)


def test_a_chart_leaves_no_border_on_the_page_before_its_own() -> None:
    chart = Chart("各村", "名", 0, (1,))
    long = read(sheet(*rows(60), heads=HEADS, charts=(chart,) * 5, landscape=False))
    drawn = long["花名册图"]._charts  # type: ignore[attr-defined]
    assert all(one.anchor._from.rowOff > 0 for one in drawn)


def test_charts_stand_below_a_short_table_and_apart_from_a_long_one() -> None:
    chart = Chart("各村", "名", 0, (1,))
    short = read(sheet(*rows(5), heads=HEADS, charts=(chart,), landscape=False, notes=("注",)))
    assert short.sheetnames == ["花名册"]
    (drawn,) = short.worksheets[0]._charts  # type: ignore[attr-defined]
    assert drawn.anchor._from.row >= 8
    long = read(sheet(*rows(60), heads=HEADS, charts=(chart,) * 5, landscape=False), sheet())
    assert long.sheetnames == ["花名册", "花名册图", "花名册（2）"]
    apart = long["花名册图"]
    assert len(apart._charts) == 5  # type: ignore[attr-defined]
    starts = [one.anchor._from.row for one in apart._charts]  # type: ignore[attr-defined]
    breaks = [one.id for one in apart.row_breaks.brk]
    assert breaks
    for start in starts:
        assert not [cut for cut in breaks if start < cut < start + 15], "no chart is cut by a page's end"
    assert all(after > before for before, after in pairwise(starts))


def test_a_chart_of_nothing_is_left_out() -> None:
    made = first(sheet(heads=HEADS, charts=(Chart("各村", "名", 0, (1,)),)))
    assert not made._charts  # type: ignore[attr-defined]


def test_a_level_is_a_grey_line_without_marks_beside_the_lines() -> None:
    heads = (*HEADS[:2], Head("目标90%", look="number"))
    table = sheet(*rows(3), heads=heads, charts=(Chart("各村", "名", 0, (1,), "line", level=2),))
    (chart,) = first(table)._charts  # type: ignore[attr-defined]
    assert [str(one.val.numRef.f) for one in chart.series] == ["花名册!$B$3:$B$5", "花名册!$C$3:$C$5"]
    (xml,) = (text for name, text in parts(written(table)).items() if "charts/chart" in name)
    assert 'val="7F7F7F"' in xml
    assert xml.count('<c:symbol val="none"/>') == 1
    assert "<c:legend>" in xml


def test_six_lines_can_be_told_apart_and_only_few_have_their_values_written() -> None:
    heads = (HEADS[0], *(Head(f"第{number}镇", look="number") for number in range(6)))
    values = tuple((f"{place}月", *range(6)) for place in range(3))
    table = sheet(*values, heads=heads, charts=(Chart("各镇", "名", 0, (1, 2, 3, 4, 5, 6), "line"),))
    (xml,) = (text for name, text in parts(written(table)).items() if "charts/chart" in name)
    looks = [each.split("<c:cat>")[0] for each in xml.split("<c:ser>")[1:]]
    marks = {
        (re.findall(r'symbol val="(\w+)"', look)[0], tuple(re.findall(r'prstDash val="(\w+)"', look)))
        for look in looks
    }
    assert len(marks) == 6
    assert "<c:showVal" not in xml
