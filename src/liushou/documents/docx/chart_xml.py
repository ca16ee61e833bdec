"""What DrawingML charts are made of: the part around them, titles, fonts, series of cached values."""

from collections.abc import Sequence
from xml.sax.saxutils import escape as xml_escape

from liushou.documents.blocks import Chart, Lines
from liushou.documents.charts.words import titled
from liushou.documents.docx import fonts
from liushou.documents.language.chinese import figure
from liushou.documents.language.escape import clean

SIZE = 1000
"""Letters of 10 pt, in hundredths of a point."""
LINE = '<a:ln w="9525"><a:solidFill><a:srgbClr val="262626"/></a:solidFill></a:ln>'
LEGEND = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def chart_space(chart: Chart | Lines, plot: str, *, legend: bool) -> bytes:
    """The part of a chart whose plot area holds `plot`."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
        f'<c:chart>{_title(chart)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>'
        f"{plot}</c:plotArea>{LEGEND if legend else ''}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'
        f"{text_properties()}</c:chartSpace>"
    ).encode()


def _title(chart: Chart | Lines) -> str:
    face = f'<a:latin typeface="{fonts.LATIN}"/><a:ea typeface="{fonts.HEI}"/>'
    return (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="1200" b="0">{face}</a:defRPr></a:pPr>'
        f'<a:r><a:rPr lang="zh-CN" sz="1200" b="0">{face}</a:rPr><a:t>{xml(titled(chart))}</a:t></a:r></a:p>'
        '</c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def text_properties(*, level: bool = False) -> str:
    """The font of all text in a chart but its title; `level`: never turned to save room."""
    turn = ' rot="0" vert="horz"' if level else ""
    face = f'<a:latin typeface="{fonts.LATIN}"/><a:ea typeface="{fonts.SONG}"/>'
    return (
        f"<c:txPr><a:bodyPr{turn}/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{SIZE}" b="0"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>{face}</a:defRPr>'
        '</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def series_name(index: int, name: str) -> str:
    """The place of a series and its name."""
    return (
        f'<c:idx val="{index}"/><c:order val="{index}"/>'
        f"<c:tx><c:strRef><c:f>Sheet1!${_column(index)}$1</c:f><c:strCache>"
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{xml(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    )


def series_values(index: int, labels: Sequence[str], values: Sequence[float | None]) -> str:
    """The names of the points and their values; None is no point."""
    last = len(labels) + 1
    names = "".join(
        f'<c:pt idx="{number}"><c:v>{xml(label)}</c:v></c:pt>' for number, label in enumerate(labels)
    )
    figures = "".join(
        f'<c:pt idx="{number}"><c:v>{figure(value)}</c:v></c:pt>'
        for number, value in enumerate(values)
        if value is not None
    )
    count, column = f'<c:ptCount val="{len(labels)}"/>', _column(index)
    return (
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{count}{names}"
        f"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f>"
        f"<c:numCache><c:formatCode>General</c:formatCode>{count}{figures}</c:numCache></c:numRef></c:val>"
    )


def _column(index: int) -> str:
    """The column of a sheet that the values of a series would stand in, after that of the names."""
    before, last = divmod(index + 1, 26)
    return (chr(ord("A") + before - 1) if before else "") + chr(ord("A") + last)


def xml(text: str) -> str:
    """A text on one line as XML."""
    return xml_escape(clean(text).replace("\n", " "))
