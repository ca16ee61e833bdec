"""LS312: what has happened already does not lie after today."""

from collections.abc import Iterator
from datetime import date

from liushou.check.fields import Values
from liushou.check.rule import Hit, rule
from liushou.check.rules.ls50_consent import consent
from liushou.check.rules.ls303_order import end_before_begin
from liushou.check.rules.ls507_agreement import agreement
from liushou.check.shown import name_of_day, shown_day
from liushou.dates import months_before
from liushou.findings import Path
from liushou.records.activity import Activity
from liushou.records.careplan import Checkup, Consent, Focus, Pairing
from liushou.records.child import Child, EarlierStay, Past
from liushou.records.family import Delegation, Guardian, Parent
from liushou.records.fields import Record
from liushou.records.resident import Resident
from liushou.records.schooling import School
from liushou.records.term import Award, Donation
from liushou.records.volunteer import FormerPost, Homeroom, Training, Volunteer

# Births are told by LS105, what is done for someone on the register by LS308, clearances by LS501.
_DONE = frozenset({
    (Child, "registered_on"), (Resident, "registered_on"), (EarlierStay, "registered_on"),
    (EarlierStay, "closed_on"), (School, "left_on"), (Parent, "away_since"), (Parent, "trained_on"),
    (Guardian, "trained_on"), (Delegation, "signed_on"), (Focus, "since"), (Checkup, "date"),
    (Pairing, "signed_on"), (Consent, "signed_on"), (Training, "date"), (Award, "date"), (Donation, "date"),
})  # fmt: skip
_PLANNED = frozenset({
    (Child, "closed_on"), (Resident, "closed_on"), (School, "since"), (Past, "until"),
    (Consent, "withdrawn_on"), (Volunteer, "joined_on"), (Homeroom, "since"), (FormerPost, "until"),
})  # fmt: skip
DONE = Values(date, lambda model, info: (model, info.key) in _DONE)
PLANNED = Values(date, lambda model, info: (model, info.key) in _PLANNED)
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
    told = {hit.path for other in _ALSO_TOLD_BY for hit in other.find(record, on)}
    for path, day, planned in ahead:
        if path not in told:
            found = f"{name_of_day(record, path)}{shown_day(record, path, day)}"
            wrong = f"比今天（{on}）晚一年以上，事先写的最多提前一年" if planned else f"在今天（{on}）以后"
            yield Hit(path, f"{found}{wrong}：请核对日期")


def _ahead(record: Record, on: date) -> Iterator[tuple[Path, date, bool]]:
    """The dates that lie too far ahead, and whether they may be written in advance."""
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
