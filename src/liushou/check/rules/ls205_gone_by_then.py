"""LS205: nobody is named for a day on which they had left."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from liushou.check.acts import Act, acts_of_children, acts_of_volunteers, is_told
from liushou.check.questions.last_days import LastDays, last_days
from liushou.check.questions.people import Away, Helper, away, helper, name_of_child
from liushou.check.rule import Hit, rule
from liushou.check.shown import shown_day
from liushou.check.world import World
from liushou.dates import Interval
from liushou.findings import Path
from liushou.records.fields import Record
from liushou.records.standing import on_register


@dataclass(frozen=True, slots=True)
class _Left:
    """A helper who left: the last day in service."""

    name: str
    last: date


@dataclass(frozen=True, slots=True)
class _Closed:
    """A child who was not always on the register: the times on it, each in order."""

    name: str
    stays: tuple[Interval, ...]


@rule("LS205", "gone-by-then", "warning", World, asks=(last_days, helper, away, name_of_child))
def gone_by_then(world: World, on: date) -> Iterator[Hit]:
    """记录、个案、活动、捐赠里写到的人，那一天还在岗、还在册。

    多半是编号写错：谈心、家访记在了已经离岗的人名下，真正做的人没有记；
    到场、受助写成了已经转走的孩子，在这里的那个孩子就像没有人管过。
    - 帮扶人员看 left_on（最后在岗的一天）：记录人，个案的负责人和经办人，活动的负责人、参加的人、筹备组。
      只写 status: 离岗、没有写 left_on 的不比较。
    - 儿童看 closed_on（不再在册的第一天）：受邀、到场、缺席、监护人到场、受助。
      建档以前的不算，档案常常是后来补建的；回来过的孩子，哪一段在册都可以。

    记录、个案、捐赠、场次按它们的日期；议程按它自己的日期或所属的阶段，其余按活动的第一天。
    取消的活动不看；写了将来日期的记录由 LS308、LS312 检查；还在进行的结对由 LS203 检查。

    坏例（儿童档案）：
        # v-6pz1k 的 left_on 是 2026-06-30
        records: [{date: 2026-07-01, kind: 谈心, by: v-6pz1k}]

    坏例（活动方案）：
        when: {from: 2026-11-06}
        volunteers: [v-6pz1k]

    好例（儿童档案）：
        records: [{date: 2026-06-30, kind: 谈心, by: v-6pz1k}]

    怎样改：改成真正做这件事的人，或改正日期；离岗、销档的日期写错的，改那一份档案。
    """
    left = {one.id: found for one in world.told(helper) if (found := Helper(*one.fact)).left_on}
    closed = {one.id: gone for one in world.told(away) if (gone := Away(*one.fact)).stays}
    files = _suspected(world, left, closed)
    if not files:
        return
    helpers = {id_: _Left(one.name, date.fromisoformat(one.left_on or "")) for id_, one in left.items()}
    names = {one.id: one.fact for one in world.told(name_of_child) if one.id in closed}
    children = {id_: _Closed(names[id_], _intervals(one)) for id_, one in closed.items()}
    for file in files:
        record = world.record(file)
        for path, message in () if record is None else _named(record, helpers, children, on):
            yield Hit(path, message, file=file)


def _suspected(world: World, left: Mapping[str, Helper], closed: Mapping[str, Away]) -> list[str]:
    """The files that may name somebody too late.

    Those that name one later than a last day: of a helper that is a hit; of a child every hit lies after the
    end of some stay, so that nothing is missed by the first end.
    """
    last = {id_: one.left_on or "" for id_, one in left.items()}
    ends = {id_: min(end for _, end in one.stays if end is not None) for id_, one in closed.items()}
    return [
        file.path
        for file in world.told(last_days)
        if last or ends
        for told in (LastDays(*file.fact),)
        if _some_later(told.helpers, last) or _some_later(told.children, ends)
    ]


def _some_later(told: Iterable[tuple[str, str]], ends: Mapping[str, str]) -> bool:
    return any(who in ends and day > ends[who] for who, day in told)


def _intervals(child: Away) -> tuple[Interval, ...]:
    return tuple(
        Interval(date.fromisoformat(first), None if last is None else date.fromisoformat(last))
        for first, last in child.stays
    )


def _named(
    record: Record, helpers: Mapping[str, _Left], children: Mapping[str, _Closed], on: date
) -> Iterator[tuple[Path, str]]:
    """Who is named in a record for a day on which they had left, and what to say of it."""
    for act in acts_of_volunteers(record, helpers):
        if is_told(act.day, on, planned=act.planned) and helpers[act.who].last < act.day:
            yield act.path, _of_helper(record, act, helpers[act.who])
    for act in acts_of_children(record, children):
        if is_told(act.day, on, planned=act.planned) and (closed := _gone_since(children[act.who], act.day)):
            yield act.path, _of_child(record, act, children[act.who], closed)


def _gone_since(child: _Closed, day: date) -> date | None:
    """The first day off the register before `day`; None on it, and before the archive was made."""
    if on_register(child, day):
        return None
    ended = (stay.last for stay in child.stays if stay.last is not None and stay.last < day)
    last = max(ended, default=None)
    return last and last + timedelta(days=1)


def _of_helper(record: Record, act: Act, helper: _Left) -> str:
    shown = shown_day(record, act.dated, act.day)
    named = f"“{act.who}”（{helper.name}）"
    return f"{named}那一天{shown}已经离岗（最后在岗 {helper.last}）：请核对编号或日期"


def _of_child(record: Record, act: Act, child: _Closed, closed: date) -> str:
    shown = shown_day(record, act.dated, act.day)
    return f"“{act.who}”（{child.name}）那一天{shown}已不在册（自 {closed} 起）：请核对编号或日期"
