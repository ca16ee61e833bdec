"""LS501: adults near children have a passed criminal-record clearance."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from liushou.check.questions.occasions import Held, occasion
from liushou.check.questions.people import Helper, carers, helper, name_of_child
from liushou.check.rule import Hit, rule
from liushou.check.world import World
from liushou.findings import Path
from liushou.records.problem import At
from liushou.records.volunteer import ClearanceLack
from liushou.store.near_children import NearChildren, Occasion, near_children_among

_PATHS: dict[ClearanceLack, Path] = {
    "missing": ("clearance",),
    "failed": ("clearance", "result"),
    "future": ("clearance", "checked_on"),
    "expired": ("clearance", "checked_on"),
}


@rule("LS501", "clearance", "warning", World, asks=(helper, occasion, carers, name_of_child))
def clearance(world: World, on: date) -> Iterator[Hit]:
    """与儿童结对、参加儿童活动的成年人，都有通过的违法犯罪记录查询，而且没有过期。

    未成年人保护法第六十二条：密切接触未成年人的人，上岗时和以后每年都要查询有没有性侵害、虐待、拐卖、
    暴力伤害等违法犯罪记录；有的不能用。这是不让孩子落到坏人手里的第一道门。
    有效期按 liushou.yaml 的 pairing.clearance_months，不写是 12 个月。看还在进行的结对，以及本学期和
    尚未结束的儿童活动（取消的不看）里写到的人；学生和单位不要求。只写姓名、没有档案的人也要报；
    查询日期写到将来的，不接触儿童的、已离岗的也报。

    坏例（帮扶人员）：
        clearance: {checked_on: 2025-11-19, result: 通过}

    坏例（活动方案）：
        children: [c-7kq2m]
        team: [{role: 摄影, people: 郑晓梅}]

    好例（帮扶人员）：
        clearance: {checked_on: 2025-11-20, result: 通过}

    怎样改：查询后写上 clearance（checked_on 查询日期、result 结果）；没有档案的先建档；没有通过的，
    立即停止接触儿童。
    """
    near = _near(world)
    months = world.setting.unit.pairing.clearance_months
    for file in world.told(helper):
        volunteer, id_ = Helper(*file.fact), file.id
        lack = volunteer.lack
        if lack is None:
            continue
        close = near.holds(id_, left=volunteer.left)
        if close or lack == "future":
            why = _why(near.in_care.get(id_, 0), near.activities.get(id_, ())) if close else ""
            message = f"{why}{'，' if why else ''}{_said(lack, volunteer.checked_on, on, months)}"
            at: At = "mapping" if lack == "missing" else "value"
            yield Hit(_PATHS[lack], message, at, file=file.path)
    yield from _strangers(near)


def _near(world: World) -> NearChildren:
    """Who is near children today."""
    return near_children_among(
        (Occasion(one.path, *Held(*one.fact)) for one in world.told(occasion)),
        ((one.id, one.fact[0]) for one in world.told(helper)),
        (one.fact for one in world.told(name_of_child)),
        Counter(id_ for one in world.told(carers) for id_ in one.fact),
    )


def _strangers(near: NearChildren) -> Iterator[Hit]:
    """One hit a name, at the first place where it stands."""
    for name, occasions in near.strangers.items():
        activities = tuple({one.id: one for one in occasions}.values())
        message = f"“{name}”{_why(0, activities)}，但没有档案，查不到违法犯罪记录查询：请先建档，写编号"
        path = next(path for named, path in occasions[0].names if named == name)
        yield Hit(tuple(path), message, file=occasions[0].file)


def _why(children: int, activities: Sequence[Occasion]) -> str:
    """What brings the volunteer near children."""
    parts = [f"与 {children} 名儿童结对"] if children else []
    if activities:
        first = min(activities, key=lambda one: (one.begins, one.id))
        more = f"等 {len(activities)} 个活动" if len(activities) > 1 else ""
        parts.append(f"参加“{first.title}”{more}")
    return "、".join(parts)


def _said(lack: ClearanceLack, checked: str | None, on: date, months: int) -> str:
    if lack == "missing":
        return "没有违法犯罪记录查询：请查询后写上 clearance（查询日期和结果）"
    if lack == "failed":
        return "违法犯罪记录查询未通过：请立即停止接触儿童"
    if lack == "future":
        return f"违法犯罪记录查询的日期（{checked}）在今天（{on}）以后：请核对日期"
    return f"违法犯罪记录查询（{checked}）已超过 {months} 个月：请重新查询"
