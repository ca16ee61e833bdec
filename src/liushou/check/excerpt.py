"""The lines of a file around a finding, with the place underlined, for a terminal of 80 cells."""

from collections.abc import Iterator, Sequence

from liushou.check.covered import Covered
from liushou.check.styled import Line
from liushou.findings import Finding
from liushou.printable import printable
from liushou.textwidth import width
from liushou.yamltext.spans import Lines, Span

_TAB = "    "
_MORE = "..."


def excerpt(finding: Finding, covered: Covered, cells: int) -> Iterator[Line]:
    """The line of a finding between its neighbours, and under it as many ^ as the place has cells.

    Nothing for a finding about the file as a whole, or a line that is not there. Of a place over several
    lines the first is shown, and where the last one is.
    """
    whole = Span(finding.line, finding.column, finding.end_line, finding.end_column)
    lines = Lines(covered.text)
    if whole == Span(1, 1, 1, 1) or finding.line > len(lines):
        return
    span = covered.span(whole)
    near = [number for number in range(span.line - 1, span.line + 2) if _is_shown(lines, number, span.line)]
    gutter = len(str(near[-1])) + 1
    room = cells - gutter - len(" | ")
    yield ((f"{'':{gutter}} |", "frame"),)
    for number in near:
        here = number == span.line
        begin, end = (span.column - 1, _end(span, lines)) if here else (0, 0)
        text, offset, length = _cut([_shown(char) for char in lines.line(number)], begin, end, room)
        yield ((f"{number:>{gutter}} | ", "frame"), (text, "plain"))
        if here:
            more = f" 至第 {span.end_line} 行" if span.end_line > span.line else ""
            mark = f"{'':{offset}}{'^' * length}{more}"
            yield ((f"{'':{gutter}} | ", "frame"), (mark, finding.severity))


def _is_shown(lines: Lines, number: int, at: int) -> bool:
    return number == at or (1 <= number <= len(lines) and lines.line(number).strip() != "")


def _end(span: Span, lines: Lines) -> int:
    return span.end_column - 1 if span.end_line == span.line else len(lines.line(span.line))


def _shown(char: str) -> str:
    return _TAB if char == "\t" else printable(char)


def _cut(shown: Sequence[str], begin: int, end: int, room: int) -> tuple[str, int, int]:
    """As much around `shown[begin:end]` as there is room for; where the place is in it, and its width."""
    widths = [width(char) for char in shown]
    while 0 < begin < len(shown) and widths[begin] == 0:
        begin -= 1
    low, high = 0, len(shown)
    if sum(widths) > room:
        low, high = _window(widths, begin, end, room - 2 * len(_MORE))
    before, after = _MORE if low else "", _MORE if high < len(shown) else ""
    offset = len(before) + sum(widths[low:begin])
    return before + "".join(shown[low:high]) + after, offset, max(1, sum(widths[begin : min(end, high)]))


def _window(widths: Sequence[int], begin: int, end: int, room: int) -> tuple[int, int]:
    """The stretch from the place on that fits, and then, by turns, what is before and after it."""
    low = high = min(begin, len(widths))
    used = 0
    while high < min(end, len(widths)) and used + widths[high] <= room:
        used += widths[high]
        high += 1
    grows = True
    while grows:
        grows = False
        if low > 0 and used + widths[low - 1] <= room:
            low -= 1
            used += widths[low]
            grows = True
        if high < len(widths) and used + widths[high] <= room:
            used += widths[high]
            high += 1
            grows = True
    return low, high
