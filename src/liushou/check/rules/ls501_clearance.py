"""LS501: adults near children have a passed criminal-record clearance."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.findings import Path
from liushou.records.activity import Activity
from liushou.records.in_care import in_care_of
from liushou.records.problem import At
from liushou.records.taking_part import has_children, named_people
from liushou.records.types import looks_like_id
from liushou.records.volunteer import ClearanceLack, Volunteer
from liushou.store.load import Store

Place = tuple[str, Path]
_PATHS: dict[ClearanceLack, Path] = {
    "missing": ("clearance",),
    "failed": ("clearance", "result"),
    "future": ("clearance", "checked_on"),
    "expired": ("clearance", "checked_on"),
}


@rule("LS501", "clearance", "warning", Store)
def clearance(store: Store, on: date) -> Iterator[Hit]:
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
    named = _Named(store, on)
    paired = in_care_of(store.children.values(), on)
    months = store.unit.pairing.clearance_months
    for file in store.files:
        volunteer = file.record
        if not isinstance(volunteer, Volunteer):
            continue
        children = len(paired.get(file.source.id, ()))
        activities = named.volunteers.get(file.source.id, [])
        near = (children or activities) and not volunteer.has_left(on)
        lack = volunteer.clearance_lack(on, months)
        if lack is not None and (near or lack == "future"):
            why = _why(children, activities) if near else ""
            message = f"{why}{'，' if why else ''}{_said(lack, volunteer, on, months)}"
            at: At = "mapping" if lack == "missing" else "value"
            yield Hit(_PATHS[lack], message, at, file=file.source.path)
    yield from named.strangers()


class _Named:
    """Whom the activities with children name: volunteers by id, and names without an archive."""

    def __init__(self, store: Store, on: date) -> None:
        self.volunteers: dict[str, list[Activity]] = {}
        self._strangers: dict[str, list[tuple[Place, Activity]]] = {}
        self._names = Counter(volunteer.name for volunteer in store.volunteers.values())
        self._ids = {volunteer.name: id_ for id_, volunteer in store.volunteers.items()}
        self._children = {child.name for child in store.children.values()}
        for file, activity in _activities(store, on):
            for path, person in named_people(activity):
                self._enter(person, (file, path), activity)

    def strangers(self) -> Iterator[Hit]:
        """One hit a name, at the first place where it stands."""
        for name, places in self._strangers.items():
            (file, path), _ = places[0]
            activities = list({activity.id: activity for _, activity in places}.values())
            message = f"“{name}”{_why(0, activities)}，但没有档案，查不到违法犯罪记录查询：请先建档，写编号"
            yield Hit(path, message, file=file)

    def _enter(self, person: str, place: Place, activity: Activity) -> None:
        """A name that one volunteer has means that one; one that several have, or a child, is let be."""
        if looks_like_id(person):
            self._add(person, activity)
        elif self._names[person] == 1:
            self._add(self._ids[person], activity)
        elif not self._names[person] and person not in self._children:
            self._strangers.setdefault(person, []).append((place, activity))

    def _add(self, id_: str, activity: Activity) -> None:
        activities = self.volunteers.setdefault(id_, [])
        if not activities or activities[-1] is not activity:
            activities.append(activity)


def _activities(store: Store, on: date) -> Iterator[tuple[str, Activity]]:
    """The activities with children that count on `on`, by path, each with its file."""
    current = store.current_term(on)
    for file in sorted(store.files, key=lambda file: file.source.path):
        activity = file.record
        if not isinstance(activity, Activity) or activity.status == "取消" or not has_children(activity):
            continue
        last = activity.when.days.last
        if (current and activity.term == current.id) or last is None or last >= on:
            yield file.source.path, activity


def _why(children: int, activities: list[Activity]) -> str:
    """What brings the volunteer near children."""
    parts = [f"与 {children} 名儿童结对"] if children else []
    if activities:
        first = min(activities, key=lambda one: (one.when.from_, one.id))
        more = f"等 {len(activities)} 个活动" if len(activities) > 1 else ""
        parts.append(f"参加“{first.title}”{more}")
    return "、".join(parts)


def _said(lack: ClearanceLack, volunteer: Volunteer, on: date, months: int) -> str:
    checked = volunteer.clearance.checked_on if volunteer.clearance else on
    if lack == "missing":
        return "没有违法犯罪记录查询：请查询后写上 clearance（查询日期和结果）"
    if lack == "failed":
        return "违法犯罪记录查询未通过：请立即停止接触儿童"
    if lack == "future":
        return f"违法犯罪记录查询的日期（{checked}）在今天（{on}）以后：请核对日期"
    return f"违法犯罪记录查询（{checked}）已超过 {months} 个月：请重新查询"
