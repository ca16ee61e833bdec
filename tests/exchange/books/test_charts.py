"""Charts: native ones, of the right cells, where a page has room for them."""

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
