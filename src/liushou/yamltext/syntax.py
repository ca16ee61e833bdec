"""What libyaml's errors mean, in the words of the person who keeps the file (LS002).

The words of the library stay out of every message: each function below takes one of its problems and
gives the place a person should look at and what to do there.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from liushou.yamltext.events import Event, MarkedYAMLError, YAMLError
from liushou.yamltext.faults import Fault, shown
from liushou.yamltext.spans import Lines

_TAB_INDENT = re.compile(r"^ *\t+(?=[^\s#])", re.MULTILINE)
_ESCAPED = re.compile(r"\\[xuU][0-9a-zA-Z]{0,8}")
_QUOTES = frozenset("'\"")


@dataclass(frozen=True, slots=True)
class Break:
    """Where the reading of a text broke off: the problem, what it was met in, the last scalar before.

    Places are indexes into the text.
    """

    problem: str
    index: int
    context: str
    context_index: int
    last: Event | None

    @classmethod
    def of(cls, error: YAMLError, last: Event | None) -> "Break":
        """The break that an error of libyaml tells of."""
        if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
            return cls("", 0, "", 0, last)
        index = error.problem_mark.index
        context_index = error.context_mark.index if error.context_mark else index
        return cls(error.problem or "", index, error.context or "", context_index, last)

    def last_is(self, styles: frozenset[str], lines: Lines) -> bool:
        """Whether the last scalar has one of the styles ("" is plain) and ends on the line of the break."""
        if self.last is None or self.last.style not in styles:
            return False
        return self.last.end_mark.line + 1 == lines.place(self.index)[0]


Place = tuple[int, str]


def explain(broken: Break, lines: Lines) -> Fault:
    """The fault that a break is told as."""
    tab = _tab(broken, lines)
    index, message = tab or _EXPLANATIONS.get(broken.problem, _otherwise)(broken, lines)
    return Fault("LS002", lines.span(index, index + 1), message)


def _tab(broken: Break, lines: Lines) -> Place | None:
    tabs = list(_TAB_INDENT.finditer(lines.text))
    near = {lines.place(broken.index)[0], lines.place(broken.context_index)[0]}
    for found in tabs:
        if lines.place(found.start())[0] in near:
            count = f"；全文这样的行有 {len(tabs)} 行" if len(tabs) > 1 else ""
            return lines.text.index("\t", found.start()), f"缩进用了制表符（Tab），应为空格{count}"
    return None


def _no_colon(broken: Break, lines: Lines) -> Place:
    start = broken.context_index
    if lines.text[start : start + 1] in _QUOTES:
        return start, "引号里的文字像是键，后面却没有冒号；请查看引号是否成对"
    if lines.text[start : start + 1] == "-":
        return start, "列表项的“-”后面缺一个空格"
    return start, "这一行不是“键: 值”，缺少英文冒号加空格；如果接着上一行的文字，请缩进"


def _second_colon(broken: Break, lines: Lines) -> Place:
    last = broken.last
    if (
        last is None
        or not broken.last_is(frozenset({""}), lines)
        or last.start_mark.line == last.end_mark.line
    ):
        return broken.index, "这里又有一个“: ”；值里有冒号加空格时，请给整个值加双引号"
    first = last.start_mark
    if lines.line(first.line + 1)[: first.column].strip(" -"):
        here = lines.start(last.end_mark.line + 1)
        width = len(lines.text[here : broken.index]) - len(lines.text[here : broken.index].lstrip())
        return here + width, f"这一行缩进过深：第 {first.line + 1} 行的键已经有值，下面不能再有键"
    return first.index, "这一行缺少英文冒号加空格，应写成“键: 值”"


def _cannot_start(broken: Break, lines: Lines) -> Place:
    char = lines.text[broken.index : broken.index + 1]
    if char == "\t":
        return broken.index, "这里不能用制表符（Tab），应为空格"
    return broken.index, f"文字不能以“{shown(char)}”开头，请给整段文字加双引号"


def _no_key(broken: Break, lines: Lines) -> Place:
    line, column = lines.place(broken.context_index)
    here = lines.place(broken.index)[1]
    message = f"缩进没有对齐：这里在第 {here} 列，第 {line} 行起的各个键在第 {column} 列"
    return _left_over(broken, lines) or (broken.index, message)


def _no_item(broken: Break, lines: Lines) -> Place:
    line, column = lines.place(broken.context_index)
    message = f"这里应是列表的下一项“- ”（第 {line} 行起的列表在第 {column} 列），或者缩进没有对齐"
    return _left_over(broken, lines) or (broken.index, message)


def _left_over(broken: Break, lines: Lines) -> Place | None:
    """Something behind a value that has ended, on the same line."""
    line, column = lines.place(broken.index)
    before = lines.line(line)[: column - 1].rstrip()
    if not before.strip(" -"):
        return None
    last = broken.last
    if last is not None and broken.last_is(_QUOTES, lines):
        if last.start_mark.line < last.end_mark.line:
            return last.start_mark.index, "这个引号可能没有结束，它一直连到了后面的行"
        return broken.index, "引号已经结束，后面还有文字；请把整个值放进一对引号里"
    if before[-1] in "]}":
        return broken.index, f"“{before[-1]}”之后还有内容；如果整个值是文字，请加双引号"
    return broken.index, "前面的值已经结束，这里多出了内容；如果是文字，请给整个值加双引号"


def _bracket(broken: Break, lines: Lines) -> Place:
    opening = lines.text[broken.context_index]
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    if lines.place(broken.index)[0] > lines.place(broken.context_index)[0]:
        return broken.context_index, f"这个“{opening}”没有结束，缺少“{closing}”"
    return broken.index, f"“{opening}”里的各项之间应为英文逗号加空格“, ”，最后应为“{closing}”"


def _no_content(broken: Break, lines: Lines) -> Place:
    char = lines.text[broken.index : broken.index + 1]
    if char.strip():
        return broken.index, f"这里应是一个值，却是“{shown(char)}”；如果是文字，请加双引号"
    return broken.index, "这里应是一个值"


def _no_end(broken: Break, lines: Lines) -> Place:
    quote = lines.text[broken.context_index : broken.context_index + 1]
    return broken.context_index, f"这个引号（{shown(quote)}）没有结束，后面缺少配对的引号"


def _escape(broken: Break, lines: Lines) -> Place:
    start = lines.text.rfind("\\", broken.context_index, broken.index + 2)
    at = start if start >= 0 else broken.index
    kind = lines.text[at + 1 : at + 2]
    if kind and kind in "xuU":
        found = _ESCAPED.match(lines.text, at)
        written = shown(found[0]) if found else ""
        return at, f"双引号里的“{written}”不是有效的字符编号；要写反斜杠请写两个“\\\\”，或改用单引号"
    return at, f"双引号里的“\\{shown(kind)}”不是 YAML 的转义写法；要写反斜杠请写两个“\\\\”，或改用单引号"


def _property(broken: Break, lines: Lines) -> Place:
    start = broken.context_index
    return start, f"文字不能以“{shown(lines.text[start : start + 1])}”开头，请给整段文字加双引号"


def _block_header(broken: Break, lines: Lines) -> Place:
    if "directive" in broken.context:
        return _directive(broken, lines)
    sign = shown(lines.text[broken.context_index : broken.context_index + 1])
    return broken.index, f"“{sign}”后面应直接换行，文字写在下面缩进的行里；如果是文字本身，请加双引号"


def _directive(broken: Break, lines: Lines) -> Place:
    return lines.start(
        lines.place(broken.index)[0]
    ), "不需要以“%”开头的指令行，请删去；如果是文字，请加双引号"


def _otherwise(broken: Break, lines: Lines) -> Place:
    if "directive" in broken.context:
        return _directive(broken, lines)
    if "tag" in broken.context:
        return _property(broken, lines)
    return broken.index, "这里不是正确的 YAML 写法；请查看这一行的缩进、冒号和引号，文字可加双引号"


def _say(message: str) -> Callable[[Break, Lines], Place]:
    return lambda broken, _lines: (broken.index, message)


_EXPLANATIONS: dict[str, Callable[[Break, Lines], Place]] = {
    "could not find expected ':'": _no_colon,
    "mapping values are not allowed in this context": _second_colon,
    "block sequence entries are not allowed in this context": _say(
        "列表项“- ”不能写在这里，请另起一行并缩进；如果是文字，请加双引号"
    ),
    "mapping keys are not allowed in this context": _say("“? ”不能写在这里；如果是文字，请加双引号"),
    "found character that cannot start any token": _cannot_start,
    "found a tab character that violates indentation": _say("这里不能用制表符（Tab），应为空格"),
    "found a tab character where an indentation space is expected": _say("这里不能用制表符（Tab），应为空格"),
    "found unexpected ':'": _say("括号里的冒号后面应有一个空格；如果是文字，请加双引号"),
    "did not find expected key": _no_key,
    "did not find expected '-' indicator": _no_item,
    "did not find expected ',' or ']'": _bracket,
    "did not find expected ',' or '}'": _bracket,
    "did not find expected node content": _no_content,
    "did not find expected <document start>": _say("前面的内容已经结束，这里不应再有内容"),
    "found unexpected end of stream": _no_end,
    "found unexpected document indicator": _no_end,
    "found unknown escape character": _escape,
    "did not find expected hexdecimal number": _escape,
    "found invalid Unicode character escape code": _escape,
    "did not find expected alphabetic or numeric character": _property,
    "found undefined tag handle": _property,
    "did not find expected comment or line break": _block_header,
    "found an indentation indicator equal to 0": _block_header,
    "found incompatible YAML document": _directive,
    "found duplicate %YAML directive": _directive,
    "found duplicate %TAG directive": _directive,
}
