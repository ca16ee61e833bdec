"""Bar charts as native DrawingML: sharp at any size, editable, with the fonts of the reader's machine.

Read in black and white: solid bars for values, hatched ones for targets, figures at the end of each.
The values stand in the chart itself; there is no workbook behind it.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape as xml_escape

from liushou.documents.blocks import Chart
from liushou.documents.charts.words import spoken, titled
from liushou.documents.docx import fonts
from liushou.documents.docx.xml import Element, parsed
from liushou.documents.language.chinese import figure
from liushou.documents.language.escape import clean

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_EMU_PER_TWIP = 635
_EMU_PER_MM = 36000
_SIZE = 1000
"""Letters of 10 pt, in hundredths of a point."""

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_LINE = '<a:ln w="9525"><a:solidFill><a:srgbClr val="262626"/></a:solidFill></a:ln>'
_SOLID = f'<a:solidFill><a:srgbClr val="595959"/></a:solidFill>{_LINE}'
_HATCHED = (
    '<a:pattFill prst="ltUpDiag"><a:fgClr><a:srgbClr val="262626"/></a:fgClr>'
    f'<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>{_LINE}'
)


def chart_part(chart: Chart) -> bytes:
    """The chart as a part of the package (word/charts/chartN.xml)."""
    labels = [bar.label for bar in chart.bars]
    values = [bar.value for bar in chart.bars]
    targets = [bar.target for bar in chart.bars]
    with_targets = any(target is not None for target in targets)
    series = _series(0, "实际", labels, values, _SOLID)
    if with_targets:
        series += _series(1, "目标", labels, targets, _HATCHED)
    top = max((value for value in (*values, *targets) if value is not None), default=0) or 1
    legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if with_targets else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
        f'<c:chart>{_title(chart)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f"{_axes(top * 1.12)}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'
        f"{_text_properties(_SIZE)}</c:chartSpace>"
    ).encode()


def _title(chart: Chart) -> str:
    face = f'<a:latin typeface="{fonts.LATIN}"/><a:ea typeface="{fonts.HEI}"/>'
    return (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="1200" b="0">{face}</a:defRPr></a:pPr>'
        f'<a:r><a:rPr lang="zh-CN" sz="1200" b="0">{face}</a:rPr><a:t>{_xml(titled(chart))}</a:t></a:r></a:p>'
        '</c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def _text_properties(size: int) -> str:
    face = f'<a:latin typeface="{fonts.LATIN}"/><a:ea typeface="{fonts.SONG}"/>'
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{size}" b="0"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>{face}</a:defRPr>'
        '</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def _series(index: int, name: str, labels: Sequence[str], values: Sequence[float | None], fill: str) -> str:
    column, last = "BC"[index], len(labels) + 1
    names = "".join(
        f'<c:pt idx="{number}"><c:v>{_xml(label)}</c:v></c:pt>' for number, label in enumerate(labels)
    )
    figures = "".join(
        f'<c:pt idx="{number}"><c:v>{figure(value)}</c:v></c:pt>'
        for number, value in enumerate(values)
        if value is not None
    )
    count = f'<c:ptCount val="{len(labels)}"/>'
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>'
        f"<c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f><c:strCache>"
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr>{fill}</c:spPr><c:invertIfNegative val="0"/>'
        '<c:dLbls><c:numFmt formatCode="General" sourceLinked="0"/>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
        f"</c:dLbls><c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{count}{names}"
        f"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f>"
        f"<c:numCache><c:formatCode>General</c:formatCode>{count}{figures}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _axes(top: float) -> str:
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="low"/>'
        f'<c:spPr>{_LINE}</c:spPr>{_text_properties(_SIZE)}<c:crossAx val="2"/><c:crosses val="autoZero"/>'
        '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="{figure(top)}"/>'
        '<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="b"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/>'
        '<c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def height_mm(chart: Chart) -> float:
    """How high the chart is drawn: by its bars, at most most of a page."""
    with_targets = any(bar.target is not None for bar in chart.bars)
    return min(max(30 + len(chart.bars) * (8.0 if with_targets else 6.5), 55), 195)


def drawing(chart: Chart, relation: str, number: int, text_width: int) -> Element:
    """The w:r that shows the chart part of a relation, over the width of the text (in twips)."""
    across, down = text_width * _EMU_PER_TWIP, round(height_mm(chart) * _EMU_PER_MM)
    description = _xml(spoken(chart)).replace('"', "&quot;")
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


def _xml(text: str) -> str:
    return xml_escape(clean(text).replace("\n", " "))
