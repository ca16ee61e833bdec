"""Small changes to a text, of the kind that hands and programs make to YAML."""

from collections.abc import Callable
from random import Random

_SIGNS: tuple[str, ...] = (
    *":-#[]{}'\"|>&*!%@`,?~=<.+\\_/^$;() \n\t\r0189xeEnaAbyN：，、；？－［。“”",
    *"\u3000\xa0\x85\u2028\ufeff\u200b\x00\x7f\ue000\U0001f600",
    ": ",
    " #",
    "- ",
    ", ",
    "  ",
    "''",
    '\\"',
    "----",
)
_WORDS = (
    "no 012 1e3 0x1F 0o17 1_000 12:30 ~ null Null true FALSE -0 +5 .5 5. 1. -.5 .inf -.inf .nan - -- --- ... "
    "*x | > >- |+ |2 << = ? : a:b a：b a#b # #b @x `x %x [ ] { } [] {} [a {a} yes ’ “引 （注） ~a -a +a .a ?a"
)
_VALUES: tuple[str, ...] = (
    *_WORDS.split(),
    *(
        "",
        " ",
        "&x 1",
        "!!str 5",
        "!t x",
        "[a, b]",
        "{a: 1}",
        "{a: 1, a: 2}",
        "[a: 1]",
        "{a}",
        "[a,]",
        "[ a ]",
    ),
    *(
        "'it''s'",
        '"a"b',
        '"a" #b',
        '"a"#b',
        '"a" b',
        "'a",
        '"a',
        '"\\n"',
        '"a: b"',
        "'a #b'",
        "a: b",
        "a # c",
        "a :b",
    ),
    *(
        "- a",
        "? a",
        "[[a]]",
        "{a: {b: 1}}",
        "[{a: 1}, b]",
        "{a: [b, {c: 1}]}",
        '{"a": 1}',
        "{a:1}",
        "[a，b]",
        "{，a: 1}",
    ),
    *(
        "[a]b",
        "{a: b} c",
        "[a] # 注",
        "a]",
        "a, b",
        "9" * 700,
        "长" * 1100,
        "k" * 130 + ": 1",
        "<<<<<<< a",
        "=======",
    ),
    *(
        "甲 [乙，",
        "甲] 丙",
        "甲，ab1:2",
        "'甲，ab:/c'",
        '"甲 [乙、"',
        "甲>>>>>>>",
        "甲|||||||",
        "{a: 甲，ab1:2}",
        "[甲]，[乙",
        "a{b",
    ),
)
_LINES: tuple[str, ...] = (
    *(
        "---",
        "...",
        "- a",
        "-",
        "a: 1",
        "a:",
        "  b: 2",
        "# 注",
        "  # 注",
        "",
        "  ",
        "- - a",
        "- a: 1",
        "  a",
        "%YAML 1.2",
    ),
    *("- [甲，", "  乙]", "b: [a", "b: 甲 [乙，", "c: 甲、乙]", "[甲、乙]", "－ a", "-a"),
    *(
        "? a",
        ": a",
        "<<: 1",
        '"a": 1',
        "'a': 1",
        "a : 1",
        "a:  1 ",
        "- ",
        "-  a",
        "  - a: 1",
        "    b: 1",
        "{a: 1}",
        "[a]",
    ),
    *(
        "a: |",
        "a: >",
        "a: 'b",
        "a: [b,",
        "  c]",
        "a: {b: 1,",
        "  [a, b]",
        "1: a",
        "~: a",
        "on: a",
        ">>>>>>>",
        "|||||||",
    ),
)

Change = Callable[[str, Random], str]


def mutated(text: str, other: str, rng: Random) -> str:
    """The text after one to four changes; some take lines of the other text."""
    for _ in range(rng.choice((1, 1, 1, 1, 2, 2, 4))):
        text = _spliced(text, other, rng) if rng.random() < 0.1 else rng.choice(_CHANGES)(text, rng)
    return text if text.endswith("\n") or rng.random() < 0.02 else f"{text}\n"


def _inserted(text: str, rng: Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(_SIGNS) + text[at:]


def _deleted(text: str, rng: Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + text[at + rng.choice((1, 1, 1, 2, 5)) :]


def _replaced(text: str, rng: Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(_SIGNS) + text[at + 1 :]


def _revalued(text: str, rng: Random) -> str:
    lines, at = _lines(text, rng)
    head, sign, _ = lines[at].partition(rng.choice((": ", "- ")))
    lines[at] = f"{head}{sign or ': '}{rng.choice(_VALUES)}"
    return "\n".join(lines)


def _indented(text: str, rng: Random) -> str:
    """One line or some that follow each other, further right or left."""
    lines, at = _lines(text, rng)
    end, width = at + rng.choice((1, 1, 1, 2, 3, 9)), rng.choice((-4, -3, -2, -2, -1, 1, 2, 2, 3, 4, 22))
    for number in range(at, min(end, len(lines))):
        line = lines[number]
        lines[number] = " " * width + line if width > 0 else line[min(-width, _width(line)) :]
    return "\n".join(lines)


def _moved(text: str, rng: Random) -> str:
    """A line deleted, doubled, or put elsewhere, or exchanged with another."""
    lines, at = _lines(text, rng)
    other = rng.randrange(len(lines))
    way = rng.randrange(4)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(other, lines[at])
    elif way == 2:
        lines.insert(other, lines.pop(at))
    else:
        lines[at], lines[other] = lines[other], lines[at]
    return "\n".join(lines)


def _with_a_line(text: str, rng: Random) -> str:
    lines, at = _lines(text, rng)
    lines.insert(at, " " * rng.choice((0, 0, _width(lines[at]), 2)) + rng.choice(_LINES))
    return "\n".join(lines)


def _broken(text: str, rng: Random) -> str:
    """A line cut in two at a space, or joined with the next."""
    lines, at = _lines(text, rng)
    if rng.random() < 0.5:
        head, _, rest = lines[at].rpartition(" ")
        lines[at] = f"{head}\n{' ' * rng.randrange(6)}{rest}"
    else:
        lines[at : at + 2] = [rng.choice(("", " ")).join(lines[at : at + 2])]
    return "\n".join(lines)


def _cut(text: str, rng: Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] if rng.random() < 0.5 else text[at:]


def _spliced(text: str, other: str, rng: Random) -> str:
    lines, at = _lines(text, rng)
    theirs, start = _lines(other, rng)
    shift = " " * rng.choice((0, 0, 0, 2, 2, 4))
    lines[at:at] = [f"{shift}{line}" for line in theirs[start : start + rng.choice((1, 2, 3, 8))]]
    return "\n".join(lines)


def _lines(text: str, rng: Random) -> tuple[list[str], int]:
    lines = text.split("\n")
    return lines, rng.randrange(max(len(lines) - 1, 1))


def _width(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_CHANGES: tuple[Change, ...] = (
    _inserted,
    _deleted,
    _replaced,
    _revalued,
    _revalued,
    _indented,
    _indented,
    _moved,
    _with_a_line,
    _broken,
    _cut,
)
