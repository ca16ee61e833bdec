"""LS313: the dates of a plan lie inside what they are part of."""

from collections.abc import Iterator
from datetime import date

from liushou.check.activity_days import activity_days
from liushou.check.rule import Hit, rule
from liushou.check.rules.ls312_not_in_future import not_in_future
from liushou.check.term_days import term_days
from liushou.records.activity import Activity
from liushou.records.fields import Record
from liushou.records.term import Term


@rule("LS313", "in-schedule", "warning", Record)
def in_schedule(record: Record, on: date) -> Iterator[Hit]:
    """计划里的日期在它所属的日子里：场次、议程在活动里，节假日、假期、开放安排、行事历在学期里。

    日期写到外面，多半是年份或月份写错：那一场不算在活动里，值班的人不知道哪天来，该开门的那天没有人开门。
    - 场次在活动的第一天到最后一天之间；每周固定的活动，场次在写明的星期几。
    - 议程有自己的日期时，在活动的日子里；写了阶段的，在那个阶段里。各阶段离活动不超过一年。
    - 秋季学期 7–10 月开学、12 月至次年 3 月结束；春季学期 1–4 月开学、5–8 月结束。
    - 节假日在学期里（两头可以多出七天）；假期从学期结束以后开始，相隔不超过 31 天，长不过 100 天。
    - 调休上课是学期里的周六、周日，不在放假的日子里。
    - 开放安排在假期里；行事历在学期和假期里，开学前一个月的准备也可以。

    议程的钟点由 LS305 检查，活动在不在学期里由 LS311 检查，起止颠倒由 LS303 检查，
    到场写到将来的由 LS312 检查。

    坏例（活动方案）：
        when: {from: 2026-11-06}
        sessions: [{date: 2026-11-16, present: [c-9xw4d]}]

    坏例（活动方案）：
        # 2026-10-18 是周日
        when: {from: 2026-10-10, to: 2026-11-28, weekdays: [周六]}
        sessions: [{date: 2026-10-18, present: [c-9xw4d]}]

    坏例（学期计划）：
        holidays: [{name: 国庆节, from: 2026-10-01, to: 2027-10-07}]

    坏例（学期计划）：
        # 2026-10-12 是周一
        make_up_days: [{date: 2026-10-12, name: 国庆节}]

    坏例（学期计划）：
        vacation: {from: 2026-01-30, to: 2026-02-28}

    好例（活动方案）：
        when: {from: 2026-10-10, to: 2026-11-28, weekdays: [周六]}
        sessions: [{date: 2026-10-17, present: [c-9xw4d]}]

    好例（学期计划）：
        holidays: [{name: 国庆节, from: 2026-10-01, to: 2026-10-07}]
        make_up_days: [{date: 2026-10-10, name: 国庆节}]
        vacation:
          from: 2027-01-30
          to: 2027-02-28
          openings: [{from: 2027-02-01, to: 2027-02-05, place: 图书室}]
        calendar: [{month: 2026-09, items: [{task: 摸底建档}]}]

    怎样改：改正写错的日期；活动改了期，把 when 也改过来；只有一场临时改在别的星期几，可以在那一行写注释忽略。
    """
    if isinstance(record, Activity):
        found = tuple(activity_days(record))
        # A session in the future is one fault, and LS312 says what is wrong with it.
        told = {hit.path for hit in not_in_future.find(record, on)} if found else set()
        yield from (hit for hit in found if hit.path not in told)
    elif isinstance(record, Term):
        yield from term_days(record)
