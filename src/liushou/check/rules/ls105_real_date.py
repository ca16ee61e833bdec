"""LS105: dates exist and are plausible."""

from collections.abc import Iterator
from datetime import date

from liushou.check.found import found
from liushou.check.rule import Hit, rule
from liushou.check.shown import shown_day
from liushou.check.span import BIRTHS, DATES, span_of
from liushou.dates import months_before
from liushou.records.child import Child
from liushou.store.load import Loaded

EARLIEST = date(1900, 1, 1)
_OLDEST_YEARS = 25


@rule("LS105", "real-date", "error", Loaded)
def real_date(file: Loaded, on: date) -> Iterator[Hit]:
    """日期是日历上有的，而且说得通。

    出生日期决定孩子的年龄、该上的年级、该由谁来管；写错一位就会被漏掉。
    出生日期不能在今天（--on）以后，孩子的不能在 25 年以前；任何日期不能早于 1900 年。

    坏例（儿童档案）：
        birth_date: 2017-02-29

    坏例（儿童档案）：
        birth_date: 1917-03-12

    坏例（儿童档案）：
        birth_date: 2071-03-12

    好例（儿童档案）：
        birth_date: 2017-03-12

    怎样改：对照户口簿改正。
    """
    yield from found(file, "LS105")
    if file.record is None:
        return
    first_birth, last_birth, first_day, _ = span_of(file.record)
    if first_day < EARLIEST or first_birth < EARLIEST:
        for early in DATES.bad(file.record, lambda day: day < EARLIEST):
            day = shown_day(file.record, early.path, early.value)
            yield Hit(early.path, f"日期{day}早于 1900 年：请核对年份")
    if last_birth > on:
        for birth in BIRTHS.bad(file.record, lambda day: day > on):
            yield Hit(birth.path, f"出生日期（{birth.value}）在今天（{on}）以后：请核对")
    if isinstance(file.record, Child) and is_too_old(file.record, on) and file.record.birth_date >= EARLIEST:
        message = f"出生日期（{file.record.birth_date}）在 25 年以前，不像是孩子：请核对年份"
        yield Hit(("birth_date",), message)


def is_too_old(child: Child, on: date) -> bool:
    """True for a birth over 25 years before `on`, or before the archive was closed.

    An archive that is kept after its closing must not become wrong with the years.
    """
    born = child.birth_date
    if born.year > on.year - _OLDEST_YEARS:
        return False
    return born < months_before(min(on, child.closed_on or on), _OLDEST_YEARS * 12)
