"""A new term planned after an old one, and what to look at."""

from collections.abc import Sequence
from datetime import date

from liushou.care.creating.annotated import annotated
from liushou.care.creating.copied import copied
from liushou.care.creating.fresh import NewRecord
from liushou.care.creating.term_copy import new_days, term_copy
from liushou.care.creating.term_days import days_off
from liushou.care.creating.titles import Season, naming_year
from liushou.care.setting.assignments import assigned
from liushou.care.setting.people import People
from liushou.dates import parse_date
from liushou.errors import UsageError
from liushou.records.term import Term
from liushou.store.load import Store
from liushou.yamltext.reader import read
from liushou.yamltext.scalars import Value


def term_again(store: Store, old: Term, data: bytes, new_id: str, words: Sequence[str]) -> NewRecord:
    """The work plan of `old`, whose file is `data`, as that of the term `new_id`.

    `words` are assignments `路径=值`, of which `begins` and `ends` give the days. Raises UsageError where the
    days cannot be known, EditError for a text that cannot be changed with certainty.
    """
    people = People(store)
    given = {one.path: one.value for one in assigned(Term, words, read(data).value, people)}
    days = new_days(old, new_id, _day(given.get(("begins",))), _day(given.get(("ends",))))
    if days.last is None or days.last < days.first:
        raise UsageError(f"学期结束（{days.last}）早于开学（{days.first}）：请核对 begins 和 ends。")
    off = days_off(days.first, days.last)
    new = copied(Term, data, term_copy(old, new_id, days, off.values), words, people)
    text = annotated(new.text, "holidays", off.estimated) if off.estimated else new.text
    before, after = Season(old.id).year, Season(new_id).year
    stale = naming_year(Term, text, new.values, before) if before != after else ()
    told = [*new.told, f"请核对：开学 {days.first}，结束 {days.last}{_looks(old)}。"]
    told += [off.estimated] if off.estimated else []
    told += [f"没有照搬：{_dropped(old)}。"] if _dropped(old) else []
    told += [f"还写着 {before} 年，请看是否要改：{'、'.join(stale)}。"] if stale else []
    return NewRecord(text, tuple(told))


def _day(value: Value) -> date | None:
    return parse_date(value) if isinstance(value, str) else None


def _looks(old: Term) -> str:
    parts = {"行事历的月份和日期": old.calendar, "假期和开放安排": old.vacation, "目标值": old.goals}
    found = [name for name, part in parts.items() if part]
    return f"；{'、'.join(found)}" if found else ""


def _dropped(old: Term) -> str:
    activities = any(item.activity for entry in old.calendar for item in entry.items)
    parts = {
        "摸底人数": old.survey,
        "表彰": old.awards,
        "捐赠": old.donations,
        "行事历里的活动编号": activities,
    }
    return "、".join(name for name, part in parts.items() if part)
