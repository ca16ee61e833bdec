"""Parsers of one value: days, terms, id numbers, phones, numbers; and small files of the program's own."""

import contextlib
from datetime import date
from decimal import Decimal
from random import Random

from fuzz.target import Input, Target
from fuzz.words import changed_bytes, made_of
from liushou import dates, identity, numerals, phones, terms
from liushou.dates import Interval
from liushou.records.rewrite import day_written, rewritten
from liushou.records.types import Form
from liushou.store import journal
from liushou.store.index.table import SIGNATURE, Known, Table, decoded, encoded

_DAYS = made_of(
    (
        "2026-11-20",
        "2026/2/29",
        "二〇二六年十一月二十日",
        "2026.11",
        "20261120",
        "9999-12-31",
        "0001-01-01",
        "46000",
        "11月",
        "2026年",
    )
)
_TERMS = made_of(
    (
        "2026-2027-1",
        "2026秋",
        "2026春",
        "current",
        "last",
        "2026-2028-1",
        "二〇二六年春",
        "第一学期",
        "9999-10000-2",
    )
)
_NUMBERS = made_of(
    (
        "43990020151120003X",
        "15400012345",
        "0731-2345678",
        "G43990020151120003X",
        "十二",
        "一百零五",
        "3.50",
        "1,000",
        "12:30",
        "true",
        "是",
    )
)
_FORMS: tuple[Form, ...] = ("day", "month", "clock", "term", "number", "truth", "text", "")
_ON = date(2026, 11, 20)
_KNOWN = {"2026-2027-1": Interval(date(2026, 9, 1), date(2027, 1, 29))}


def _text(given: Input) -> str:
    assert isinstance(given, str)
    return given


def _data(given: Input) -> bytes:
    assert isinstance(given, bytes)
    return given


def _day(given: Input) -> None:
    text = _text(given)
    dates.looks_like_date(text)
    day = day_written(text)
    if day is not None:
        assert dates.parse_date(day.isoformat()) == day
        dates.last_day_within(day, 12), dates.months_before(day, 12), dates.month_days(day)
    with contextlib.suppress(ValueError):
        dates.parse_date(text)


def _term(given: Input) -> None:
    text = _text(given)
    terms.reads_as_term(text)
    written = terms.written_term(text)
    for name in (written, text if terms.is_term_id(text) else None):
        if name is not None and terms.is_term_id(name):
            (
                terms.term_name(name),
                terms.term_season(name),
                terms.vacation_name(name),
                terms.term_school_year(name),
            )
    terms.resolve_term(text, _KNOWN, _ON)


def _number(given: Input) -> None:
    text = _text(given)
    identity.read_id_number(text), identity.bare_number(text), identity.student_number_fault(text)
    phones.is_phone(text), phones.digits_of(text), numerals.small_number(text)
    for form in _FORMS:
        rewritten(form, text)
    with contextlib.suppress(ArithmeticError):
        amount = Decimal(text)
        if amount.is_finite() and abs(amount) < 10**12:
            numerals.rmb_capitals(amount)


def _journal(given: Input) -> None:
    data = _data(given)
    entries = journal.decode(data)
    assert all(journal.may_write(entry.path) for entry in entries)
    assert journal.decode(journal.encode(entries)) == entries


_BODY = (
    b"data/children/c-1.yaml\t000000\t-\t" + b"a" * 64 + b"\nliushou.yaml\t000001\t" + b"b" * 64 + b"\t-\n"
)


def _table(given: Input) -> None:
    known = decoded(_data(given))
    if known is not None:
        assert decoded(encoded(known)) == known


def _some_journal(rng: Random) -> bytes:
    """A journal with changes; its sum is made right again in most, so that what it says is looked at."""
    body = changed_bytes(_BODY * rng.choice((1, 1, 2, 20)), rng)
    return (journal.digest(body).encode() if rng.random() < 0.8 else b"0" * 64) + b"\n" + body


_TABLE = encoded(
    Known(
        20,
        b"a" * 32,
        5,
        {"": Table(b"x.yaml", b"k" * 20, bytes(SIGNATURE.size), b""), "data/children": Table()},
    )
)

TARGETS: tuple[Target, ...] = (
    Target("days", "日期的写法", _DAYS, _day),
    Target("terms", "学期的写法", _TERMS, _term),
    Target("numbers", "证件号码、电话、数字的写法", _NUMBERS, _number),
    Target("journal", "写入记录（.liushou/txn/COMMIT）", _some_journal, _journal, (ValueError,)),
    Target("table", "索引里的文件表", lambda rng: changed_bytes(_TABLE, rng), _table),
)
