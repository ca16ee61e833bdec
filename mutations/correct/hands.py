"""YAML as different people write it: indents, quotes, brackets, order of fields, comments, blank lines.

This is a writer of its own, so that a fault of the program's writer is not made twice.
"""

import re
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Union

Data = Union[str, int, float, bool, date, list["Data"], dict[str, "Data"]]  # noqa: UP007 (it names itself)
Record = dict[str, Data]

_PLAIN = re.compile("[\u4e00-\u9fff][\u4e00-\u9fff0-9A-Za-z（）《》〔〕“”。；！？·-]*")
_ID = re.compile("[a-z]-[a-z0-9]+|[0-9]{4}-[0-9]{4}-[12]|[0-9]{4}-[0-9]{2}")
_COMMENTS = ("与户口簿核对过", "开学时问过家里", "本学期更新", "电话打过一次", "见纸质档案", "期末再看")
_WIDEST = 88
_LEFT_EMPTY = ("phone:", "ethnicity:", "notes: ~", "categories: []", "interests:")
"""Optional fields of a child that somebody began and had nothing to write behind."""


@dataclass(frozen=True, slots=True)
class Hand:
    """How one person writes. `dash` is what a list is indented by below its key."""

    indent: int
    dash: int
    quote: str
    quotes_all: bool
    quotes_dates: bool
    flow: float
    shuffles: bool
    remarks: float
    blanks: float
    blocks: bool
    starts: bool
    empties: bool


def hand(rng: Random) -> Hand:
    """Somebody's hand."""
    return Hand(
        indent=rng.choice((2, 2, 2, 4)),
        dash=rng.choice((0, 2, 2)),
        quote=rng.choice('""\''),
        quotes_all=rng.random() < 0.15,
        quotes_dates=rng.random() < 0.1,
        flow=rng.choice((0.0, 0.4, 0.8, 1.0)),
        shuffles=rng.random() < 0.3,
        remarks=rng.choice((0.0, 0.0, 0.04, 0.1)),
        blanks=rng.choice((0.0, 0.0, 0.3)),
        blocks=rng.random() < 0.3,
        starts=rng.random() < 0.1,
        empties=rng.random() < 0.2,
    )


def written(rng: Random, by: Hand, record: Record) -> bytes:
    """The file of a record."""
    keys = list(record)
    if by.shuffles:
        rng.shuffle(keys)
    lines = ["---"] if by.starts else []
    lines += [f"# {rng.choice(_COMMENTS)}"] if rng.random() < by.remarks * 3 else []
    for key in keys:
        if lines and rng.random() < by.blanks:
            lines.append("")
        lines += _entry(rng, by, key, record[key], 0)
    if by.empties and "guardians" in record:
        lines += [line for line in _LEFT_EMPTY if line.split(":")[0] not in record]
    return ("\n".join(lines) + "\n").encode()


def _entry(rng: Random, by: Hand, key: str, value: Data, depth: int) -> list[str]:
    lead = " " * depth
    if by.blocks and key in ("note", "notes", "summary"):
        return [
            f"{lead}{key}: {'|' if depth else '>-'}",
            *(f"{lead}{' ' * by.indent}{part}" for part in str(value).split("，")),
        ]
    inline = _inline(rng, by, value, _WIDEST - depth - len(key))
    if inline is not None:
        remark = f"  # {rng.choice(_COMMENTS)}" if rng.random() < by.remarks else ""
        return [f"{lead}{key}: {inline}{remark}"]
    if isinstance(value, dict):
        below = [line for name in value for line in _entry(rng, by, name, value[name], depth + by.indent)]
        return [f"{lead}{key}:", *below]
    items = value if isinstance(value, list) else []
    if all(not isinstance(item, (dict, list)) for item in items) and rng.random() < by.flow:
        return [f"{lead}{key}:", *_wrapped(by, items, depth + by.indent)]
    return [f"{lead}{key}:", *(line for item in items for line in _item(rng, by, item, depth + by.dash))]


def _item(rng: Random, by: Hand, item: Data, depth: int) -> list[str]:
    """An item of a list; a mapping begins on the line of its dash."""
    inline = _inline(rng, by, item, _WIDEST - depth)
    if inline is not None or not isinstance(item, dict):
        return [f"{' ' * depth}- {inline}"]
    lines = [line for key in item for line in _entry(rng, by, key, item[key], depth + 2)]
    return [f"{' ' * depth}- {lines[0].lstrip()}", *lines[1:]]


def _inline(rng: Random, by: Hand, value: Data, room: int) -> str | None:
    """The value on the line of its key; None where it gets lines of its own."""
    if not isinstance(value, (dict, list)):
        return _scalar(by, value)
    if value and (rng.random() >= by.flow or _deep(value)):
        return None
    text = _flow(by, value)
    return text if len(text) <= room or not value else None


def _deep(value: Data) -> bool:
    """True for what people do not write in brackets."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return len(list(parts)) > 6 or any(isinstance(part, dict) for part in parts)


def _flow(by: Hand, value: Data) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(by, part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(by, part) for part in value) + "]"
    return _scalar(by, value)


def _wrapped(by: Hand, items: list[Data], depth: int) -> list[str]:
    """A long list in brackets, on several lines."""
    lead, rows = " " * depth, [""]
    for item in items:
        text = _scalar(by, item)
        if rows[-1] and len(rows[-1]) + len(text) > _WIDEST - depth:
            rows.append("")
        rows[-1] += f"{', ' if rows[-1] else ''}{text}"
    last = len(rows) - 1
    return [
        f"{lead}{' ' if number else '['}{row}{']' if number == last else ','}"
        for number, row in enumerate(rows)
    ]


def _scalar(by: Hand, value: Data) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return f"{by.quote}{value}{by.quote}" if by.quotes_dates else str(value)
    if not isinstance(value, str):
        return str(value)
    if _ID.fullmatch(value) or (_PLAIN.fullmatch(value) and not by.quotes_all):
        return value
    return f"{by.quote}{value}{by.quote}"
