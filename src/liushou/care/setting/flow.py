"""`[书法, 篮球]` and `{关系: 祖母, 姓名: 杜月英}`: their pieces as text, whatever signs stand in them.

The values are not read as YAML: a phone stays the text that it is, and what a piece means is for its
field to say.
"""

import re
from collections.abc import Collection

from liushou.errors import UsageError

OPENS_LIST, _OPENS_PART = "[［【", "{｛"
_CLOSES_LIST, _CLOSES_PART = "]］】", "}｝"
_OPEN, _CLOSE = OPENS_LIST + _OPENS_PART, _CLOSES_LIST + _CLOSES_PART
_COLON = re.compile("[:：]")
_ENTRY = re.compile(r"\s*[\"']?(?P<key>[^\s:：\"']+)[\"']?\s*[:：]")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_BARE_COMMA = re.compile("[,，、]")


def is_list(text: str) -> bool:
    """True for a text in square brackets, of whatever width."""
    return text != "" and text[0] in OPENS_LIST and text[-1] in _CLOSES_LIST


def is_mapping(text: str) -> bool:
    """True for a text in curly brackets, of whatever width."""
    return text != "" and text[0] in _OPENS_PART and text[-1] in _CLOSES_PART


def items_of(text: str) -> tuple[str, ...]:
    """The items of a list in brackets. Where no comma of YAML stands in it, Chinese ones part it.

    Raises UsageError for brackets or quotes that do not close.
    """
    parts = _parted(text[1:-1], ",")
    if len(parts) == 1:
        parts = _parted(text[1:-1], "，、")
    return tuple(part for part in parts if part)


def entries_of(text: str, known: Collection[str]) -> tuple[tuple[str, str], ...]:
    """The fields of a mapping in brackets and the text of each; a Chinese comma parts before a known field.

    Raises UsageError for brackets or quotes that do not close, and for a piece without a colon.
    """
    entries = []
    for part in _parted(text[1:-1], ",，", known):
        if not part:
            continue
        found = _COLON.search(part)
        if found is None:
            raise UsageError(
                f"“{part}”前面没有写字段：应为 {{字段: 值, 字段: 值}}；文字里有逗号的，用双引号括起来。"
            )
        entries.append((unquoted(part[: found.start()].strip()), part[found.end() :].strip()))
    return tuple(entries)


def unquoted(text: str) -> str:
    """The text without the quotes around it, if there are any."""
    if len(text) > 1 and text[0] == text[-1] == '"':
        return _ESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], text[1:-1])
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return text


def bare_items(text: str, *, prose: bool) -> tuple[str, ...]:
    """`书法、篮球` as items; prose may have commas in it, so only 、 parts it."""
    parts = text.split("、") if prose else _BARE_COMMA.split(text)
    return tuple(stripped for part in parts if (stripped := part.strip()))


def _parted(body: str, commas: str, known: Collection[str] | None = None) -> list[str]:
    """The pieces between the commas that stand outside of quotes and inner brackets.

    With `known` fields a Chinese comma counts only where one of them follows.
    """
    pieces, start, depth, quote, index = [], 0, 0, "", 0
    while index < len(body):
        sign = body[index]
        if quote:
            index += quote == '"' and sign == "\\"
            quote = "" if sign == quote else quote
        elif sign in "\"'" and _begins(body[start:index]):
            quote = sign
        elif sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth -= 1
        elif sign in commas and depth == 0 and (known is None or sign == "," or _leads(body, index, known)):
            pieces.append(body[start:index].strip())
            start = index + 1
        index += 1
    if quote or depth:
        raise UsageError(f"“{body}”里的括号或引号没有成对。")
    return [*pieces, body[start:].strip()]


def _begins(before: str) -> bool:
    """True where a value may begin: a quote within a text is only a sign."""
    return not before.strip() or before.rstrip()[-1] in f":：,{_OPEN}"


def _leads(body: str, index: int, known: Collection[str]) -> bool:
    found = _ENTRY.match(body, index + 1)
    return found is not None and found["key"] in known
