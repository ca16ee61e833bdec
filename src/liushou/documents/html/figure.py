"""Charts: a picture, its source and its figures as a table that opens below it."""

from collections.abc import Sequence

from liushou.documents.blocks import Bar, Chart, Lines
from liushou.documents.charts.figures import figures_of
from liushou.documents.charts.svg import chart_svg
from liushou.documents.charts.svg_lines import lines_svg
from liushou.documents.html.text import text
from liushou.documents.language.chinese import figure


def chart_html(chart: Chart | Lines) -> str:
    """The chart inline; readers without pictures have its figures, which are not printed."""
    source = f"<figcaption>{text(chart.source)}</figcaption>\n" if chart.source else ""
    if isinstance(chart, Lines):
        picture, figures = lines_svg(chart), _lines_figures(chart)
    else:
        picture, figures = chart_svg(chart), _figures(chart)
    return f'<figure class="chart">\n{picture}\n{source}</figure>{figures}'


def _figures(chart: Chart) -> str:
    if not chart.bars:
        return ""
    unit = f"（{text(chart.unit)}）" if chart.unit else ""
    targets = any(bar.target is not None for bar in chart.bars)
    heads = ["项目", f"实际{unit}" if targets else f"数值{unit}", *([f"目标{unit}"] if targets else [])]
    return _opening(heads, [_row(bar, targets=targets) for bar in chart.bars])


def _lines_figures(lines: Lines) -> str:
    heads, rows = figures_of(lines)
    if not rows:
        return ""
    unit = f"（{text(lines.unit)}）" if lines.unit else ""
    made = [
        f"<tr><td>{text(point)}</td>"
        + "".join(f'<td class="right">{text(value) or "—"}</td>' for value in values)
        + "</tr>"
        for point, *values in rows
    ]
    return _opening([f"{text(head)}{unit if place else ''}" for place, head in enumerate(heads)], made)


def _opening(heads: Sequence[str], rows: Sequence[str]) -> str:
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    body = "\n".join(rows)
    return (
        "\n<details>\n<summary>图中数据</summary>\n"
        f'<table class="grid">\n<thead>\n<tr>{head}</tr>\n</thead>\n'
        f"<tbody>\n{body}\n</tbody>\n</table>\n</details>"
    )


def _row(bar: Bar, *, targets: bool) -> str:
    values = [bar.value, bar.target] if targets else [bar.value]
    figures = "".join(f'<td class="right">{_figure(value)}</td>' for value in values)
    return f"<tr><td>{text(bar.label)}</td>{figures}</tr>"


def _figure(value: float | None) -> str:
    return "—" if value is None else figure(value)
