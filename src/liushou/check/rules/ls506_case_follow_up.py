"""LS506: grave cases are told above at once and do not stand still."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.findings import Path
from liushou.records.careplan import Case
from liushou.records.case_care import escalate_by, first_escalation, step_by
from liushou.records.child import Child


@rule("LS506", "case-follow-up", "warning", Child)
def case_follow_up(child: Child, on: date) -> Iterator[Hit]:
    """紧急个案在立案当天或第二天上报，重点个案每十四天至少有一步。

    紧急的事等不得，学校也不能自己扛；重点的事放两个星期没有人过问，往往就忘了。
    只看未办结的个案；重点个案立案未满十四天的不报。上报写在 escalated，做了什么写在 steps。

    坏例（儿童档案）：
        cases: [{opened: 2026-11-18, kind: 安全, level: 紧急, what: 夜里独自在家}]

    坏例（儿童档案）：
        cases:
          - opened: 2026-09-10
            kind: 心理
            level: 重点
            what: 一连几天不说话
            steps: [{date: 2026-11-05, what: 心理老师谈话}]

    好例（儿童档案）：
        cases:
          - opened: 2026-11-18
            kind: 安全
            level: 紧急
            what: 夜里独自在家
            escalated: [{to: 镇儿童督导员, date: 2026-11-19}]

    怎样改：还没有上报的今天就上报，写上 escalated；重点个案去看孩子，写上 steps，已解决的写 closed。
    确实报晚了的，不要改日期，在行尾加注 # liushou: ignore LS506 和原因。
    """
    for index, case in enumerate(child.cases):
        if case.level == "一般" or not case.open_on(on):
            continue
        deadline = escalate_by(case)
        late = _without_step(case, on) if deadline is None else _escalated_late(case, deadline, on)
        if late is not None:
            path, message = late
            yield Hit(("cases", index, *path), message)


def _escalated_late(case: Case, deadline: date, on: date) -> tuple[Path, str] | None:
    """Where to look and what to say; the dates of a case are not shown."""
    found = first_escalation(case, on)
    if found is None:
        return (("level",), "紧急个案立案已超过 1 天，还没有上报：请立即上报") if on > deadline else None
    index, first = found
    if first.date > deadline:
        return ("escalated", index, "date"), "紧急个案应在立案当天或第二天上报，这里晚了：请核对日期"
    return None


def _without_step(case: Case, on: date) -> tuple[Path, str] | None:
    if on <= step_by(case, on):
        return None
    return ("level",), "重点个案 14 天内没有新的经过：请去看孩子，写上 steps，已解决的写办结日期"
