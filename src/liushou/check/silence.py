"""Comments that silence findings: `# liushou: ignore LS504`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from liushou.findings import Finding
from liushou.yamltext.spans import Lines, Span

_REMARK = re.compile(r"#\s*liushou\s*[:：]\s*ignore\b[\s:：]*(?P<rest>.*)", re.IGNORECASE)
_NOTHING = re.compile(r"[ \t]*(?:#|$)")
_CODE = re.compile(r"[,，、\s]*(LS[0-9]*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Remark:
    """One such comment: the codes or beginnings it names, and whether it is for the whole file.

    `codes` ends at the first word that is no code, so that a reason may follow.
    """

    span: Span
    codes: tuple[str, ...]
    whole_file: bool

    def covers(self, code: str) -> str | None:
        """The code it names that covers the code of a finding, or None."""
        return next((named for named in self.codes if code.startswith(named)), None)


@dataclass(frozen=True, slots=True)
class Unused:
    """A remark, or one code of it, that silenced nothing, and what to say of it in Chinese."""

    span: Span
    complaint: str


@dataclass(frozen=True, slots=True)
class Silenced:
    """What the remarks of one file left of its findings, and which of them did nothing."""

    left: tuple[Finding, ...]
    unused: tuple[Unused, ...]


def remarks(text: str) -> tuple[Remark, ...]:
    """The remarks of a text. One that stands before all content counts for the whole file."""
    from liushou.yamltext.comments import comments

    first = _first_content(text)
    found = []
    for comment in comments(text):
        match = _REMARK.match(comment.text)
        if match:
            end = comment.column + len(comment.text)
            span = Span(comment.line, comment.column, comment.line, end)
            found.append(Remark(span, _codes(match["rest"]), comment.line < first))
    return tuple(found)


def silence(
    findings: Iterable[Finding], of_file: tuple[Remark, ...], known: frozenset[str], held: frozenset[str]
) -> Silenced:
    """Take away what the remarks cover.

    `known` are the codes of all rules, `held` of those that were held: a remark can be called unused
    only where every rule it names was.
    """
    everywhere = tuple(remark for remark in of_file if remark.whole_file)
    on_line = {remark.span.line: remark for remark in of_file if not remark.whole_file}
    used: set[tuple[Remark, str]] = set()
    left = []
    for finding in findings:
        here = on_line.get(finding.line)
        near = everywhere if here is None else (*everywhere, here)
        covers = [(remark, code) for remark in near if (code := remark.covers(finding.code))]
        used.update(covers)
        if not covers:
            left.append(finding)
    unused = []
    for remark in of_file:
        idle = tuple(code for code in remark.codes if (remark, code) not in used)
        complaint = _complaint(remark, idle, known, held)
        if complaint:
            unused.append(Unused(remark.span, complaint))
    return Silenced(tuple(left), tuple(unused))


def _complaint(
    remark: Remark, idle: tuple[str, ...], known: frozenset[str], held: frozenset[str]
) -> str | None:
    if not remark.codes:
        return "要写明忽略哪条规则，如“# liushou: ignore LS309”"
    unheard = [code for code in idle if not _named(code, known)]
    if unheard:
        return f"没有规则“{'、'.join(unheard)}”：请改正代码"
    judged = [code for code in idle if _named(code, known) <= held]
    if judged:
        return f"这里没有 {'、'.join(judged)} 的问题可以忽略：请删去，或移到有问题的那一行末尾"
    return None


def _named(prefix: str, codes: frozenset[str]) -> frozenset[str]:
    return frozenset(code for code in codes if code.startswith(prefix))


def _codes(rest: str) -> tuple[str, ...]:
    codes = []
    while match := _CODE.match(rest):
        codes.append(match[1].upper())
        rest = rest[match.end() :]
    return tuple(codes)


def _first_content(text: str) -> int:
    """The first line that is neither blank nor a comment; one more than there are where all are."""
    lines = Lines(text)
    numbers = range(1, len(lines) + 1)
    return next((n for n in numbers if not _NOTHING.match(lines.line(n))), len(lines) + 1)
