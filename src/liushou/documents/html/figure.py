"""Charts: a picture, its source and its figures as a table that opens below it."""

from liushou.documents.blocks import Bar, Chart
from liushou.documents.charts.svg import chart_svg
from liushou.documents.html.text import text
from liushou.documents.language.chinese import figure


def chart_html(chart: Chart) -> str:
    """The chart inline; readers without pictures have its figures, which are not printed."""
    source = f"<figcaption>{text(chart.source)}</figcaption>\n" if chart.source else ""
    return f'<figure class="chart">\n{chart_svg(chart)}\n{source}</figure>{_figures(chart)}'


def _figures(chart: Chart) -> str:
    if not chart.bars:
        return ""
    unit = f"（{text(chart.unit)}）" if chart.unit else ""
    targets = any(bar.target is not None for bar in chart.bars)
    heads = ["项目", f"实际{unit}" if targets else f"数值{unit}", *([f"目标{unit}"] if targets else [])]
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    rows = "\n".join(_row(bar, targets=targets) for bar in chart.bars)
    return (
        "\n<details>\n<summary>图中数据</summary>\n"
        f'<table class="grid">\n<thead>\n<tr>{head}</tr>\n</thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</details>"
    )


def _row(bar: Bar, *, targets: bool) -> str:
    values = [bar.value, bar.target] if targets else [bar.value]
    figures = "".join(f'<td class="right">{_figure(value)}</td>' for value in values)
    return f"<tr><td>{text(bar.label)}</td>{figures}</tr>"


def _figure(value: float | None) -> str:
    return "—" if value is None else figure(value)
