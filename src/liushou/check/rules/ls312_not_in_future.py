"""LS312: what has happened already does not lie after today."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.check.rules.ls50_consent import consent
from liushou.check.rules.ls303_order import end_before_begin
from liushou.check.rules.ls507_agreement import agreement
from liushou.check.shown import name_of_day, shown_day
from liushou.check.span import DONE, PLANNED, span_of
from liushou.dates import months_before
from liushou.findings import Path
from liushou.records.activity import Activity
from liushou.records.fields import Record

_MONTHS_AHEAD = 12
_ALSO_TOLD_BY = (end_before_begin, consent, agreement)
"""Rules that tell such a date too, but not in every archive; where they do, at that very place."""


@rule("LS312", "not-in-future", "warning", Record)
def not_in_future(record: Record, on: date) -> Iterator[Hit]:
    """已经发生的事，日期不在今天（--on）以后。

    体检、培训、签字、外出、表彰、捐赠、到场记的都是做过的事；日期写到将来，多半是年份写错一位，
    这件事在那一天以前就等于没有，次数和年限都会算错。
    可以事先写好的，最多提前一年：销档、入学、历史情况的截止（八月里先写好新学年）、撤回同意、
    帮扶人员加入和接班，以及还没有人到场的场次（活动已写“完成”的不算）。
    出生日期由 LS105 报，记录、个案、结对的开始由 LS308 报，违法犯罪记录查询由 LS501 报。

    坏例（儿童档案）：
        health: {condition: 健康, checkups: [{date: 2027-10-14}]}

    坏例（儿童档案）：
        school: {stage: 小学, grade: 四年级, class: 1, boarding: false, enrolled: true, since: 2062-09-01}

    坏例（活动方案）：
        when: {from: 2026-11-27}
        sessions: [{date: 2026-11-27, present: [c-7kq2m]}]

    好例（儿童档案）：
        status: 转出
        closed_on: 2026-12-18
        health: {condition: 健康, checkups: [{date: 2026-10-14}]}

    好例（活动方案）：
        status: 计划
        when: {from: 2026-11-27}
        sessions: [{date: 2026-11-27, present: []}]

    怎样改：核对日期，多半是年份；还没有做的事，做了以后再写。
    """
    ahead = list(_ahead(record, on))
    if not ahead:
        return
    others = (other for other in _ALSO_TOLD_BY if isinstance(record, other.looks_at))
    told = {hit.path for other in others for hit in other.find(record, on)}
    for path, day, planned in ahead:
        if path not in told:
            found = f"{name_of_day(record, path)}{shown_day(record, path, day)}"
            wrong = f"比今天（{on}）晚一年以上，事先写的最多提前一年" if planned else f"在今天（{on}）以后"
            yield Hit(path, f"{found}{wrong}：请核对日期")


def _ahead(record: Record, on: date) -> Iterator[tuple[Path, date, bool]]:
    """The dates that lie too far ahead, and whether they may be written in advance."""
    if span_of(record).last_done > on:
        for one in DONE.bad(record, lambda day: _is_ahead(day, on, planned=False)):
            yield one.path, one.value, False
        for one in PLANNED.bad(record, lambda day: _is_ahead(day, on, planned=True)):
            yield one.path, one.value, True
    if isinstance(record, Activity):
        for index, session in enumerate(record.sessions):
            planned = not session.present and not session.guardians and record.status != "完成"
            if _is_ahead(session.date, on, planned=planned):
                yield ("sessions", index, "date"), session.date, planned


def _is_ahead(day: date, on: date, *, planned: bool) -> bool:
    return (months_before(day, _MONTHS_AHEAD) if planned else day) > on
