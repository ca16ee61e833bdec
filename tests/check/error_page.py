"""The page of errors: of every rule the cases that provoke it, in the file and as check tells them."""

import re
from collections.abc import Iterable, Iterator

from liushou.check.catalogue import RULES
from liushou.check.covered import Covered, text_of
from liushou.check.report_full import how_to_mend, styled_finding
from liushou.check.rule import Rule
from liushou.check.styled import as_text
from liushou.findings import Finding
from liushou.printable import printable
from liushou.yamltext.spans import Lines
from tests.check.found_cases import Found
from tests.check.stores import base_files

_HEAD = """\
# 错误示例

每条规则会报哪些错误、报出来是什么样子。每一例先是档案里写错的地方（`# …` 处省去无关的内容），
后是 `liushou check --format full` 报的话。规则为什么这样定，见 [规则](规则.md)。

本页由测试用的例子生成，每一例都真的检查过；人名、号码都是编的，所以没有遮盖。
平时身份证号码、电话、住址、谈话内容在报告里显示为 `***`。
"""
_LEFT_OUT = "# …"
_MOST_LINES = 40
_EMPTY = re.compile(r"[a-z_]+: *\[\]")


def error_page(found: Iterable[Found]) -> str:
    """The whole page, in Markdown: a section for each rule, in it each case named after its code."""
    cases = tuple(found)
    contents = "\n".join(f"- [{rule.code} {rule.name}](#{_anchor(rule)})：{rule.title}" for rule in RULES)
    return "\n".join((_HEAD, contents, "", *(_section(rule, cases) for rule in RULES)))


def _anchor(rule: Rule) -> str:
    return f"{rule.code.lower()}-{rule.name}"


def _section(rule: Rule, cases: tuple[Found, ...]) -> str:
    own = [one for one in cases if one.case.name.startswith(rule.code.lower())]
    parts = [f"## {rule.code} {rule.name}\n\n{rule.title}\n\n怎样改：{how_to_mend(rule.explanation)}\n"]
    return "\n".join((*parts, *(f"### {one.case.title}\n\n{_case(one, rule.code)}" for one in own)))


def _case(found: Found, code: str) -> str:
    """The files of a case, each followed by what is told of it; the ones that nothing is told of first."""
    findings = [finding for finding in found.findings if finding.code == code]
    paths = dict.fromkeys((*found.case.files, *(finding.path for finding in findings)))
    told = {path: [finding for finding in findings if finding.path == path] for path in paths}
    blocks = []
    for path in sorted(paths, key=lambda path: bool(told[path])):
        text = text_of(found.files[path])
        blocks += [_file(path, text, told[path]), *_told(text, told[path])]
    return "\n".join(blocks)


def _file(path: str, text: str | None, findings: list[Finding]) -> str:
    if text is None:
        return f"`{path}` 不是可以显示的文本。\n"
    lines = {finding.line for finding in findings}
    shown = "\n".join(_differing(text, _base_blocks(path), lines))
    return f"```yaml\n# {path}\n{shown}\n```\n"


def _told(text: str | None, findings: list[Finding]) -> Iterator[str]:
    shown = None if text is None else Covered(text)
    told = "\n".join(as_text(styled_finding(finding, shown)) for finding in findings)
    if told:
        yield f"```text\n{told}```\n"


def _differing(text: str, base: frozenset[str], lines: set[int]) -> list[str]:
    """The fields of a file that say something new, or hold one of the lines; the rest is left out."""
    shown: list[str] = []
    for start, block in _blocks(text):
        holds = any(start <= line < start + len(block) for line in lines)
        if holds or not ("\n".join(block).rstrip() in base or _EMPTY.fullmatch("\n".join(block).strip())):
            shown += map(printable, block)
        elif not shown or shown[-1] != _LEFT_OUT:
            shown.append(_LEFT_OUT)
    assert len(shown) <= _MOST_LINES, shown
    return shown


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """The top-level fields of a text with all their lines, and the line each begins on."""
    lines = Lines(text)
    block: list[str] = []
    start = 1
    for number in range(1, len(lines) + 1):
        line = lines.line(number)
        if block and re.match(r"[a-z_#]", line):
            yield start, block
            block, start = [], number
        block.append(line)
    if "".join(block):
        yield start, block[:-1] if block[-1] == "" else block


def _base_blocks(path: str) -> frozenset[str]:
    """The fields of the file in the base store, or, of a new file, of all files beside it."""
    folder = path.rpartition("/")[0]
    files = base_files()
    near = [path] if path in files else [other for other in files if other.rpartition("/")[0] == folder]
    return frozenset("\n".join(block).rstrip() for one in near for _, block in _blocks(files[one].decode()))
