"""Line charts as native DrawingML, told apart by their dashes and marks."""

from math import ceil

from liushou.documents.blocks import Lines
from liushou.documents.charts.scale import labelled, target_label, ticks
from liushou.documents.docx.chart_xml import LINE, chart_space, series_name, series_values, text_properties
from liushou.documents.language.chinese import figure
from liushou.documents.widths import width

_HEIGHT_MM, _LABEL_LINE_MM, _MOST_LABELS_MM = 85.0, 4.5, 40.0
_ROOM = 40.0
"""Characters that stand beside one another below the lines."""
_DASHES = ("solid", "dash", "sysDot", "dashDot", "lgDash", "lgDashDotDot")
_MARKS = ("circle", "square", "triangle", "diamond", "x", "plus")
_MOST_WRITTEN = 12
"""Points up to which the values of a single line are written over it."""
_GRID = (
    "<c:majorGridlines><c:spPr>"
    '<a:ln w="6350"><a:solidFill><a:srgbClr val="CCCCCC"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>'
)
_WRITTEN = (
    '<c:dLbls><c:numFmt formatCode="General" sourceLinked="0"/>'
    '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:dLblPos val="t"/><c:showLegendKey val="0"/>'
    '<c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
    '<c:showBubbleSize val="0"/></c:dLbls>'
)


def line_chart_part(chart: Lines) -> bytes:
    """The chart as a part of the package."""
    written = _WRITTEN if len(chart.lines) == 1 and len(chart.points) <= _MOST_WRITTEN else ""
    series = "".join(
        f"<c:ser>{series_name(place, line.name)}{_look(place)}{written}"
        f'{series_values(place, chart.points, line.values)}<c:smooth val="0"/></c:ser>'
        for place, line in enumerate(chart.lines)
    )
    plot = (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}{_target(chart)}'
        f'<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>{_axes(chart)}'
    )
    return chart_space(chart, plot, legend=True)


def lines_height_mm(chart: Lines) -> float:
    """How high the chart is drawn: higher where the names of its points take several lines."""
    room = max(_ROOM / max(len(chart.points), 1), 1.0)
    below = max((ceil(width(point) / room) for point in chart.points), default=1) - 1
    return _HEIGHT_MM + min(below * _LABEL_LINE_MM, _MOST_LABELS_MM)


def _look(place: int) -> str:
    """The dashes and marks of a line: full marks in the first three, open ones in the next."""
    fill = "FFFFFF" if place % 6 >= 3 else "000000"
    dash, mark = _DASHES[place % len(_DASHES)], _MARKS[place % len(_MARKS)]
    return (
        '<c:spPr><a:ln w="19050"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        f'<a:prstDash val="{dash}"/></a:ln></c:spPr><c:marker><c:symbol val="{mark}"/><c:size val="7"/>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>{LINE}</c:spPr></c:marker>'
    )


def _target(chart: Lines) -> str:
    """The level to reach: a grey line without marks."""
    if chart.target is None:
        return ""
    place = len(chart.lines)
    return (
        f"<c:ser>{series_name(place, target_label(chart.target, chart))}"
        '<c:spPr><a:ln w="12700"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></c:spPr>'
        '<c:marker><c:symbol val="none"/></c:marker>'
        f'{series_values(place, chart.points, [chart.target] * len(chart.points))}<c:smooth val="0"/></c:ser>'
    )


def _axes(chart: Lines) -> str:
    scale = ticks(chart)
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="b"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/><c:spPr>{LINE}</c:spPr>{text_properties(level=True)}<c:crossAx val="2"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        f'<c:tickLblSkip val="{labelled(len(chart.points)).step}"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{figure(scale[-1])}"/><c:min val="{figure(scale[0])}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="l"/>{_GRID}<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:spPr>{LINE}</c:spPr>{text_properties()}<c:crossAx val="1"/><c:crosses val="autoZero"/>'
        f'<c:crossBetween val="between"/><c:majorUnit val="{figure(scale[1] - scale[0])}"/></c:valAx>'
    )
