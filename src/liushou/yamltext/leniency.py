"""Where libyaml reads what YAML 1.2 does not say, and loses a part of the text by it (LS002)."""

import re

from liushou.yamltext.events import SCALAR, Event
from liushou.yamltext.faults import Fault
from liushou.yamltext.spans import Lines

_HEADER = re.compile(r"[|>][-+0-9]*")


def dropped_mark(lines: Lines, scalar: Event) -> Fault | None:
    """A `?` that begins a word in brackets: YAML 1.2 takes it for a part of the word."""
    before = scalar.start_mark.index - 1
    if lines.text[max(before, 0) : before + 1] != "?":
        return None
    return Fault("LS002", lines.span(before, before + 1), "括号里的文字不能以“?”开头，请加引号")


def glued_hash(lines: Lines, ended: Event) -> Fault | None:
    """A `#` right behind a quoted or block scalar or a bracket: what follows it is dropped as a comment."""
    end = ended.end_mark.index
    if type(ended) is SCALAR and ended.style in {"|", ">"}:
        header = _HEADER.match(lines.text, ended.start_mark.index)
        end = header.end() if header else end
    if lines.text[end : end + 1] != "#":
        return None
    message = "“#”前面没有空格：如果是注释，请在前面加空格；如果是文字，请放进引号里"
    return Fault("LS002", lines.span(end, end + 1), message)
