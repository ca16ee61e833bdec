"""The filters of templates: ours, and those of Jinja's own that cannot leave the sandbox.

None passes through every filter of ours as nothing, a blank to fill in as itself.
"""

import functools
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Concatenate, ParamSpec

from jinja2 import filters as builtin
from jinja2.exceptions import FilterArgumentError
from markupsafe import Markup

from liushou.documents.language import chinese
from liushou.documents.language.escape import clean, escape
from liushou.documents.language.text import text_of
from liushou.documents.plain import Blank
from liushou.numerals import chinese_number, rmb_capitals

P = ParamSpec("P")
TITLE_WIDTH = 20.0
"""Characters of 22 pt that fit on one line of a title."""
MAX_TEXT = 1_000_000
_INNER_QUOTES = str.maketrans("“”‘’", "‘’“”")


def _passing(function: Callable[Concatenate[object, P], str]) -> Callable[Concatenate[object, P], str]:
    """Let None through as nothing and a blank as itself."""

    @functools.wraps(function)
    def filtered(value: object, /, *args: P.args, **kwargs: P.kwargs) -> str:
        if value is None or isinstance(value, Blank):
            return value or ""
        return function(value, *args, **kwargs)

    return filtered


def _number(value: object, of: str) -> int | float | Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise FilterArgumentError(f"{of} 只用于数字，这里是“{value}”")
    return value


def _day(value: object, of: str) -> date:
    if not isinstance(value, date):
        raise FilterArgumentError(f"{of} 只用于日期，这里是“{value}”")
    return value


@_passing
def cn(value: object) -> str:
    """3 as 三."""
    number = _number(value, "cn")
    if number != int(number):
        raise FilterArgumentError(f"cn 只用于整数，这里是“{value}”")
    return chinese_number(int(number))


@_passing
def rmb(value: object) -> str:
    """2400 as 贰仟肆佰元整."""
    return rmb_capitals(_number(value, "rmb"))


@_passing
def money(value: object, decimals: int = 0) -> str:
    """2400.5 as 2400.50, 2400 as 2400; with `decimals` 2 as 2400.00, as the other sums of its column."""
    return chinese.money(_number(value, "money"), always=decimals == 2)


@_passing
def percent(value: object, digits: int = 1, *, fixed: bool = False) -> str:
    """0.972 as 97.2%, 1 as 100%; `fixed` for columns: 100.0%."""
    return chinese.percent(_number(value, "percent"), digits, fixed=fixed)


@_passing
def cndate(value: object, to: object = None, *, year: bool = True) -> str:
    """A day as 2026年9月1日; with a second day the period: 2026年9月1日至3日."""
    first = _day(value, "cndate")
    last = None if to is None or isinstance(to, Blank) else _day(to, "cndate")
    return chinese.period(first, last, year=year)


@_passing
def weekday(value: object) -> str:
    """A day as 星期一."""
    return chinese.weekday(_day(value, "weekday"))


def clock(value: object, to: object = None) -> str:
    """`09:00` and `10:45` as 9:00—10:45."""
    return chinese.clock_range(str(value) if value else None, str(to) if to else None)


def join(value: Iterable[object], separator: str = "、", attribute: str | None = None) -> str:
    """A list as 甲、乙、丙; with `attribute`, that field of each."""
    if isinstance(value, str):
        return value
    items = value if attribute is None else [_field(each, attribute) for each in value]
    return bounded(separator.join(text_of(each) for each in items if each is not None))


def _field(value: object, name: str) -> object:
    if not isinstance(value, dict) or name not in value:
        raise FilterArgumentError(f"join 的各项没有“{name}”")
    found: object = value[name]
    return found


def paragraphs(value: object) -> Markup:
    """A text of several lines as so many paragraphs."""
    lines = clean(text_of(value)).split("\n")
    return Markup("\n\n".join(escape(line) for line in lines if line.strip()))


def title(value: Iterable[object], fit: float = TITLE_WIDTH) -> str:
    """The parts of a title on one line or, balanced, on several."""
    return "\n".join(chinese.title_lines([text_of(part) for part in value], fit))


def replace(value: object, old: str, new: str) -> str:
    """The text with one piece replaced by another."""
    text = text_of(value)
    if old and len(text) + text.count(old) * (len(new) - len(old)) > MAX_TEXT:
        raise FilterArgumentError("replace 的结果太长")
    return text.replace(str(old), str(new)) if old else text


def bounded(text: str) -> str:
    """The text, unless it is longer than any document needs."""
    if len(text) > MAX_TEXT:
        raise FilterArgumentError("文字太长")
    return text


def sentence(value: object) -> str:
    """A text that ends in a full stop: 。 is added, or takes the place of ； ， 、 at the end."""
    text = clean(text_of(value)).strip()
    ended = text.rstrip("”’」』")[-1:] in ("。", "！", "？", "…", "：")
    return text if not text or ended else f"{text.rstrip('.,;，、；')}。"


def bare(value: object) -> str:
    """A text without its end mark, to go on within a sentence or as an item of a list."""
    return clean(text_of(value)).strip().rstrip("。；;，,、.")


def quoted(value: object) -> str:
    """A text in “ ”, without its end mark; quotes within it become ‘ ’ (GB/T 15834-2011, 4.8)."""
    text = bare(value)
    return f"“{text.translate(_INNER_QUOTES)}”" if text else ""


_OURS: dict[str, Callable[..., object]] = {
    "cn": cn,
    "rmb": rmb,
    "money": money,
    "percent": percent,
    "cndate": cndate,
    "weekday": weekday,
    "clock": clock,
    "join": join,
    "paragraphs": paragraphs,
    "title": title,
    "replace": replace,
    "sentence": sentence,
    "bare": bare,
    "quoted": quoted,
}

_KEPT = (
    "abs", "count", "d", "default", "dictsort", "first", "float", "groupby", "int", "items", "last", "length",
    "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse", "select", "selectattr", "sort",
    "string", "sum", "trim", "unique", "upper",
)  # fmt: skip
"""Jinja's own filters that neither make markup of data nor grow it (batch, slice, round, center … can)."""

FILTERS: dict[str, Callable[..., object]] = {name: builtin.FILTERS[name] for name in _KEPT} | _OURS
