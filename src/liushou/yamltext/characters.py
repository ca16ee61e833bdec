"""Characters that are not seen, or that YAML does not allow raw (LS108)."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from liushou.yamltext.faults import MOST_OF_A_KIND, Fault
from liushou.yamltext.neutral import FORBIDDEN, OLD_BREAKS
from liushou.yamltext.spans import Lines

UNUSUAL = re.compile(
    "[^\\n -~\u00b7\u2013-\u2015\u2018\u2019\u201c\u201d\u2026\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e\uffe5]"
)
"""Anything beside what archives are written in; none of what it leaves out needs a closer look."""

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_EMOJI_JOINTS = frozenset("\ufe0f\u200d")
_NAMES = {"\u200b": "零宽空格", "\ufeff": "零宽空格", "\u200d": "零宽连接符", "\xad": "软连字符"}
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def faults_in(lines: Lines) -> tuple[Fault, ...]:
    """All characters of a text that are worth a word, in the order of the text."""
    if not UNUSUAL.search(lines.text):
        return ()
    return (*_forbidden(lines), *_old_breaks(lines), *_invisible(lines), *_not_composed(lines))


def _forbidden(lines: Lines) -> Iterator[Fault]:
    """YAML 1.2 section 5.1: what is not c-printable may stand in no stream."""
    for found in islice(FORBIDDEN.finditer(lines.text), MOST_OF_A_KIND):
        message = f"有控制字符 {_point(found[0])}，YAML 文件里不允许，请删去"
        yield Fault("LS108", lines.span(*found.span()), message)


def _old_breaks(lines: Lines) -> Iterator[Fault]:
    """Line ends in YAML 1.1, plain characters in 1.2: two programs would read two different texts."""
    for found in islice(OLD_BREAKS.finditer(lines.text), MOST_OF_A_KIND):
        message = f"有看不见的换行符 {_point(found[0])}，不同的程序会读出不同的内容，请改成普通换行或删去"
        yield Fault("LS108", lines.span(*found.span()), message, fatal=False)


def _invisible(lines: Lines) -> Iterator[Fault]:
    seen = (found for found in INVISIBLE.finditer(lines.text) if not _joins_emoji(lines.text, found.start()))
    for found in islice(seen, MOST_OF_A_KIND):
        char = found[0]
        name = "改变文字方向的字符" if char in _DIRECTIONS else _NAMES.get(char, "看不见的字符")
        message = f"有{name} {_point(char)}，看不见却会使查找和比对出错，请删去"
        yield Fault(
            "LS108", lines.span(*found.span()), message, fatal=False, fix="unseen", severity="warning"
        )


def without_invisible(text: str) -> str:
    """The text without these characters."""
    return INVISIBLE.sub(lambda found: found[0] if _joins_emoji(text, found.start()) else "", text)


def _joins_emoji(text: str, index: int) -> bool:
    """Whether the character belongs to an emoji before it, as in a heart (U+2764 U+FE0F)."""
    if text[index] not in _EMOJI_JOINTS or index == 0:
        return False
    styled = text[index] == "\u200d" and text[index - 1] == "\ufe0f" and index > 1
    return unicodedata.category(text[index - 2 if styled else index - 1]) in {"So", "Sk"}


def _not_composed(lines: Lines) -> Iterator[Fault]:
    """The first such character of each line: not in normal form C (Unicode Annex 15)."""
    if unicodedata.is_normalized("NFC", lines.text):
        return
    count = 0
    for number in range(1, len(lines) + 1):
        line = lines.line(number)
        if unicodedata.is_normalized("NFC", line):
            continue
        normal = unicodedata.normalize("NFC", line)
        pairs = zip(line, normal, strict=False)
        column = next((at for at, (one, other) in enumerate(pairs) if one != other), 0)
        start = lines.start(number) + column
        char = f"“{normal[column]}”（{_point(line[column])}）"
        message = f"{char}的编码不规范（不是 NFC），与看起来一样的字比对不上，请重新输入"
        span = lines.span(start, start + 1)
        yield Fault("LS108", span, message, fatal=False, fix="nfc", severity="warning")
        count += 1
        if count == MOST_OF_A_KIND:
            return


def _point(char: str) -> str:
    return f"U+{ord(char):04X}"
