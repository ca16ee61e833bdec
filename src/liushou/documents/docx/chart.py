"""Bar charts as native DrawingML: sharp at any size, editable, with the fonts of the reader's machine.

Read in black and white: solid bars for values, hatched ones for targets, figures at the end of each.
The values stand in the chart itself; there is no workbook behind it.
"""

from collections.abc import Sequence

from liushou.documents.blocks import Chart, Lines
from liushou.documents.charts.figures import TARGET
from liushou.documents.charts.words import spoken
from liushou.documents.docx.chart_xml import (
    LINE,
    chart_space,
    series_name,
    series_values,
    text_properties,
    xml,
)
from liushou.documents.docx.line_chart import line_chart_part, lines_height_mm
from liushou.documents.docx.xml import Element, parsed
from liushou.documents.language.chinese import figure

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_EMU_PER_TWIP = 635
_EMU_PER_MM = 36000
_SOLID = f'<a:solidFill><a:srgbClr val="595959"/></a:solidFill>{LINE}'
_HATCHED = (
    '<a:pattFill prst="ltUpDiag"><a:fgClr><a:srgbClr val="262626"/></a:fgClr>'
    f'<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>{LINE}'
)


def chart_part(chart: Chart | Lines) -> bytes:
    """The chart as a part of the package (word/charts/chartN.xml)."""
    return line_chart_part(chart) if isinstance(chart, Lines) else _bar_chart_part(chart)


def _bar_chart_part(chart: Chart) -> bytes:
    labels = [bar.label for bar in chart.bars]
    values = [bar.value for bar in chart.bars]
    targets = [bar.target for bar in chart.bars]
    with_targets = any(target is not None for target in targets)
    series = _series(0, "实际", labels, values, _SOLID)
    if with_targets:
        series += _series(1, TARGET, labels, targets, _HATCHED)
    top = max((value for value in (*values, *targets) if value is not None), default=0) or 1
    plot = (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>{_axes(top * 1.12)}'
    )
    return chart_space(chart, plot, legend=with_targets)


def _series(index: int, name: str, labels: Sequence[str], values: Sequence[float | None], fill: str) -> str:
    return (
        f"<c:ser>{series_name(index, name)}"
        f'<c:spPr>{fill}</c:spPr><c:invertIfNegative val="0"/>'
        '<c:dLbls><c:numFmt formatCode="General" sourceLinked="0"/>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
        f"</c:dLbls>{series_values(index, labels, values)}</c:ser>"
    )


def _axes(top: float) -> str:
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="low"/>'
        f'<c:spPr>{LINE}</c:spPr>{text_properties()}<c:crossAx val="2"/><c:crosses val="autoZero"/>'
        '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="{figure(top)}"/>'
        '<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="b"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/>'
        '<c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def height_mm(chart: Chart | Lines) -> float:
    """How high the chart is drawn: by its bars, at most most of a page."""
    if isinstance(chart, Lines):
        return lines_height_mm(chart)
    with_targets = any(bar.target is not None for bar in chart.bars)
    return min(max(30 + len(chart.bars) * (8.0 if with_targets else 6.5), 55), 195)


def drawing(chart: Chart | Lines, relation: str, number: int, text_width: int) -> Element:
    """The w:r that shows the chart part of a relation, over the width of the text (in twips)."""
    across, down = text_width * _EMU_PER_TWIP, round(height_mm(chart) * _EMU_PER_MM)
    description = xml(spoken(chart)).replace('"', "&quot;")
    return parsed(
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="图表 {number}" descr="{description}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
        "w",
        "wp",
        "a",
        "c",
        "r",
    )
