"""Slips of the hand where YAML wants `: ` or `, ` (LS002): `name：小明`, `name:小明`, `{a: 1，b: 2}`.

To libyaml these are words like others, and what it then reports stands lines away from the slip. A
slip can mostly be mended in place, without moving any character, so that the search goes on behind it.
"""

import re
from dataclasses import dataclass

from liushou.yamltext.faults import Fault
from liushou.yamltext.spans import Lines

WIDE_SPACES = "\u3000\xa0"
FIELD = re.compile("[a-z_][a-z0-9_]*")
_LINE = re.compile(
    r"(?P<lead>[ \u3000\xa0]*(?:-[ \u3000\xa0]+)*)(?P<quote>[\"']?)(?P<key>[^\W\d][\w-]{0,19})(?P=quote)"
    r"[ \u3000\xa0]*(?P<colon>[：:])[ \u3000\xa0]*(?P<rest>[^\r\n]*)"
)
_COMMA = re.compile("[，、]")
_STARTS_MORE = frozenset("|>{[&*!%@`")


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip at a key, and what follows it on the line.

    `patch` mends it: at an index, as many characters as are put there. It is None where that cannot be
    done without moving any other character.
    """

    fault: Fault
    key: str
    rest: str
    patch: tuple[int, str] | None

    def mended(self, text: str) -> str | None:
        """The whole text with the slip mended; None where it cannot be."""
        if self.patch is None:
            return None
        at, put = self.patch
        return text[:at] + put + text[at + len(put) :]


def slip_in_line(lines: Lines, text: str, number: int) -> Slip | None:
    """The slip at the key of a line, if there is one. `text` is what stands for the lines by now."""
    end = lines.start(number) + len(lines.line(number))
    found = _LINE.match(text, lines.start(number), end)
    if found is None:
        return None
    place = _place(found, end)
    if place is None:
        return None
    at, message = place
    colon = found.start("colon")
    after = text[colon + 1 : min(colon + 2, end)]
    mendable = at >= colon and after not in _STARTS_MORE
    patch = (colon, ":" + " " * len(after)) if mendable else None
    safe = at >= colon and FIELD.fullmatch(found["key"])
    fault = Fault("LS002", lines.span(at, at + 1), message, fix="colons" if safe else None)
    return Slip(fault, found["key"], found["rest"], patch)


def _place(found: re.Match[str], end: int) -> tuple[int, str] | None:
    """Where in a line `key: …` is written wrong, and what is to be said of it."""
    colon = found.start("colon")
    after = found.string[colon + 1 : min(colon + 2, end)]
    wide = re.search(f"[{WIDE_SPACES}]", found["lead"])
    if wide:
        return found.start() + wide.start(), "缩进里有全角空格，应为半角空格"
    if found["colon"] == "：":
        return colon, "用了全角冒号“：”，应为英文冒号加空格“: ”；如果是文字，请加引号"
    if after and after in WIDE_SPACES:
        return colon + 1, "冒号后面是全角空格，应为半角空格"
    if after.strip(" \t:/"):
        return colon, f"冒号后面缺一个空格，应为“{found['key']}: ”；如果是文字，请加引号"
    return None


def comma_slip(lines: Lines, text: str, start: int, end: int) -> Slip | None:
    """The full-width comma in a plain scalar within brackets, `text[start:end]`, if there is one."""
    found = _COMMA.search(text, start, end)
    if found is None:
        return None
    message = f"括号里用了全角的“{found[0]}”，应为英文逗号加空格“, ”；如果是文字，请加引号"
    fault = Fault("LS002", lines.span(*found.span()), message)
    return Slip(fault, "", "", (found.start(), ","))
