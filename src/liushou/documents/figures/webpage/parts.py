"""What sections and opened rows are made of: tables, charts, words."""

from collections.abc import Sequence

from liushou.documents.blocks import Chart, Lines
from liushou.documents.charts.svg import chart_svg
from liushou.documents.charts.svg_lines import lines_svg
from liushou.documents.figures.model import Part, Table
from liushou.documents.figures.webpage.cells import inline
from liushou.documents.figures.webpage.table import table_html


def parts_html(parts: Sequence[Part]) -> str:
    """The parts of a section one after the other."""
    return "".join(_part(part, inner=False) for part in parts)


def _inner(parts: Sequence[Part]) -> str:
    return "".join(_part(part, inner=True) for part in parts)


def _part(part: Part, *, inner: bool) -> str:
    if isinstance(part, Table):
        return table_html(part, _inner, inner=inner)
    if isinstance(part, (Chart, Lines)):
        return _chart(part)
    return "".join(f"<p>{inline(line)}</p>\n" for line in part.lines)


def _chart(chart: Chart | Lines) -> str:
    """The picture, which tells itself in words to those who cannot see it, and its source."""
    source = f"<figcaption>{inline(chart.source)}</figcaption>\n" if chart.source else ""
    picture = lines_svg(chart) if isinstance(chart, Lines) else chart_svg(chart)
    return f"<figure>\n{picture}\n{source}</figure>\n"
