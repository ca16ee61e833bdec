"""Slips that libyaml reads without complaint, as text that nobody meant (LS002)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from liushou.yamltext.faults import Fault
from liushou.yamltext.slips import FIELD, WIDE_SPACES, comma_slip, slip_in_line
from liushou.yamltext.spans import Lines

if TYPE_CHECKING:
    from liushou.yamltext.structure import PlainText

_NARROW = re.compile(r":(?:[^\s/0-9]|(?<=[a-z_]:)[0-9])")
_WIDE = re.compile(r"：(?:(?<=[a-z0-9_]：)|(?<=[a-z0-9_][ \u3000\xa0]：)|[ \u3000\xa0]*[0-9.]+ *\n)")
_DASH = re.compile(r"\n *(?:-[^\s0-9\-]|\uff0d)")
_HASH = re.compile(r"#(?:(?<=[\"'\]}|>]#)|(?<=[|>][-+0-9]#)|(?<=[|>][-+0-9][-+0-9]#))")
_IN_LIST = re.compile(r"\[[^\[\]，、]*+[，、][^\[\]]*+\]")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_DASH_IN_VALUE = re.compile(r"-[^\s0-9\-]|\uff0d")
_KEY_IN_KEY = re.compile(r"[a-z_][a-z0-9_]*(?:：|:(?!/))")
_KEY_IN_VALUE = re.compile(r"[，、；][ \u3000]*[a-z_][a-z0-9_]*[：:]")


def may_be_there(text: str) -> bool:
    """Whether a closer look is due: quick, linear in the text, and True rather too often."""
    if "\u3000" in text or "\xa0" in text or "?" in text or _NARROW.search(text):
        return True
    if _HASH.search(text) or _IN_LIST.search(text) or _DASH.search(text):
        return True
    return bool(_WIDE.search(text)) or ("{" in text and bool(_KEY_IN_VALUE.search(text)))


def keys_in(lines: Lines, texts: "list[PlainText]") -> Iterator[Fault]:
    """The slips among the keys."""
    for plain in texts:
        if plain.place == "key":
            yield from _in_key(lines, plain)


def values_in(lines: Lines, texts: "list[PlainText]", text: str) -> Iterator[Fault]:
    """The slips among the plain scalars that are not keys, in a text that was read to its end."""
    for plain in texts:
        if plain.place == "key":
            continue
        if plain.flow:
            yield from _in_brackets(lines, plain, text)
        elif plain.alone or plain.place == "document" or _runs_over(plain):
            yield from _in_lines(lines, plain, text)


def _runs_over(plain: "PlainText") -> bool:
    return plain.event.end_mark.line > plain.event.start_mark.line


def _in_key(lines: Lines, plain: "PlainText") -> Iterator[Fault]:
    start, end, key = plain.event.start_mark.index, plain.event.end_mark.index, plain.event.value
    if wide := len(key) - len(key.lstrip(WIDE_SPACES)):
        yield Fault("LS002", lines.span(start, start + wide), "缩进里有全角空格，应为半角空格")
    elif key.rstrip(WIDE_SPACES) != key:
        yield Fault("LS002", lines.span(start, end), "键后面有全角空格，应为半角空格")
    elif _KEY_IN_KEY.match(key):
        message = "键和值没有分开，键后面应为英文冒号加空格“: ”；如果键就是这样，请加引号"
        yield Fault("LS002", lines.span(start, end), message)


def _in_brackets(lines: Lines, plain: "PlainText", text: str) -> Iterator[Fault]:
    """A comma before what looks like a key ends the value; in a list of words it may be meant."""
    slip = comma_slip(lines, text, plain.event.start_mark.index, plain.event.end_mark.index)
    if slip is None:
        return
    if _KEY_IN_VALUE.search(plain.event.value):
        yield slip.fault
    elif plain.place == "item":
        message = (
            "列表里用了全角的逗号或顿号，前后会读成一项；要分开请用英文逗号加空格“, ”，是一段文字请加引号"
        )
        yield replace(slip.fault, message=message, fatal=False, severity="warning")


def _in_lines(lines: Lines, plain: "PlainText", text: str) -> Iterator[Fault]:
    """Keys and dashes in a scalar that has lines to itself, or runs over several."""
    if plain.alone and _DASH_IN_VALUE.match(plain.event.value):
        start = plain.event.start_mark.index
        yield Fault(
            "LS002", lines.span(start, start + 1), "列表项应为英文“-”加一个空格；如果是文字，请加引号"
        )
        return
    numbers = range(plain.event.start_mark.line + 1, plain.event.end_mark.line + 2)
    slips = [slip for number in numbers if (slip := slip_in_line(lines, text, number))]
    if plain.place == "document":
        known = slips
    elif len(slips) == len(numbers) > 1:
        known = [slip for slip in slips if FIELD.fullmatch(slip.key) or _NUMBER.fullmatch(slip.rest)]
    else:
        known = [slip for slip in slips if plain.alone and FIELD.fullmatch(slip.key)]
    yield from (slip.fault for slip in known)
