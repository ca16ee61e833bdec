"""Line charts on the page."""

from liushou.documents.blocks import Line, Lines
from liushou.documents.layout import LAYOUTS
from liushou.documents.pdf.line_charts import lines_data
from tests.documents.docx.samples import LINES
from tests.documents.pdf.opened import MM, inked, marks, pages, pypdfium2, written
from tests.documents.pdf.opened import pdf as made


def runs(chart: Lines) -> list[list[list[tuple[float, float]]]]:
    """The runs of each line, of points across and up."""
    found = lines_data(chart)["lines"]
    return [[[(x, y) for x, y, _ in run] for run in line["runs"]] for line in found]  # type: ignore[index,union-attr,call-overload]


def test_points_are_shares_of_the_room_and_gaps_end_a_run() -> None:
    first, second = runs(LINES)
    assert first == [[(1 / 6, 0.8)], [(5 / 6, 0.955)]]
    assert second == [[(0.5, 0.6), (5 / 6, 0.7)]]


def test_a_scale_below_nothing_has_its_axis_above_the_bottom() -> None:
    data = lines_data(Lines("题", "名", "", ("一", "二"), (Line("甲", (-5.0, 15.0)),)))
    assert data["zero"] == 0.25
    assert data["scale"] == [[0.0, "-5"], [0.25, "0"], [0.5, "5"], [0.75, "10"], [1.0, "15"]]


def test_everything_written_is_on_the_page() -> None:
    one = Lines("各镇人数", "名", "来源：甲", ("秋", "春"), (Line("甲镇", (12.0, None)),), 20.0)
    assert inked("".join(pages((LINES, one)))) == written((LINES, one))


def test_nothing_stands_in_the_margins() -> None:
    layout = LAYOUTS["document"]
    long = "2026—2027学年第一学期" * 4
    lines = tuple(Line(long + str(number), (float(number), 100.0)) for number in range(6))
    found = marks((Lines(long, "%", long, (long, long), lines, 90.0),))
    assert min(mark.left for mark in found) > layout.left * MM - 1
    inside = [mark for mark in found if mark.text not in "，、。"]
    assert max(mark.right for mark in inside) < (210 - layout.right) * MM + 1


def test_lines_are_drawn() -> None:
    def ink(*values: float | None) -> int:
        chart = Lines("题", "%", "", ("一", "二", "三"), (Line("甲", values),))
        (page,) = pypdfium2.PdfDocument(made((chart,)))
        return int((page.render(scale=2, grayscale=True).to_numpy() < 90).sum())

    assert ink(10.0, 90.0, 10.0) > ink(10.0, None, 10.0) + 500
