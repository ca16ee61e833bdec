"""One record as one row of `list`: ASCII keys for JSON, Chinese heads for tables."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from liushou.dates import full_years
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.erasure import Erasure
from liushou.records.fields import Record, Sensitivity
from liushou.records.in_care import in_care_of
from liushou.records.kinds import KindName
from liushou.records.masks import mask
from liushou.records.present import plain
from liushou.records.publication import Publication
from liushou.records.resident import Resident
from liushou.records.schooling import class_label, label_order
from liushou.records.standing import in_focus, is_official, judged_day, standing
from liushou.records.term import Term
from liushou.records.unsealing import Unsealing
from liushou.records.visits import last_visit
from liushou.records.volunteer import Volunteer
from liushou.stats.groups import BREAKDOWNS
from liushou.store.load import Store
from liushou.store.who import records_of

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Listing:
    """What `list` gives: heads and cells of a table or CSV file, the same as values for JSON.

    `numbers` are the columns that stand at the right edge.
    """

    heads: list[str]
    texts: list[list[str]]
    rows: list[Row]
    numbers: tuple[int, ...]


HEADS: Mapping[KindName, Mapping[str, str]] = {
    "child": {
        "id": "编号", "name": "姓名", "sex": "性别", "age": "年龄", "class": "班级", "village": "村",
        "left_behind": "留守类型", "guardianship": "监护情况", "status": "状态",
    },
    "volunteer": {
        "id": "编号", "name": "姓名", "kind": "身份", "homeroom": "班主任", "children": "结对",
        "phone": "电话", "status": "状态",
    },
    "activity": {
        "id": "编号", "title": "名称", "kind": "类别", "term": "学期", "from": "日期", "status": "状态",
    },
    "term": {"id": "学期", "title": "标题", "begins": "开学", "ends": "结束", "goals": "目标数"},
    "resident": {
        "id": "编号", "name": "姓名", "sex": "性别", "age": "年龄", "kind": "类别", "village": "村",
        "helper": "帮扶人", "last_visit": "最近走访", "status": "状态",
    },
    "publication": {
        "id": "编号", "term": "学期", "as_of": "统计截至", "what": "公布的内容", "population": "总人数",
    },
    "erasure": {
        "id": "编号", "kind": "种类", "erased_on": "删除日期", "why": "原因", "by": "经办人",
        "registered": "建档月份", "closed": "销档月份", "entries": "条数",
    },
    "unsealing": {
        "id": "编号", "on": "日期", "time": "时刻", "person": "操作人", "by": "经办人", "why": "原因",
        "archives": "档案", "texts": "处数",
    },
}  # fmt: skip
NUMBERS: Mapping[KindName, tuple[int, ...]] = {
    "child": (3,), "volunteer": (4,), "activity": (), "term": (4,), "resident": (3,),
    "publication": (4,), "erasure": (7,), "unsealing": (6, 7),
}  # fmt: skip
ORDER: Mapping[KindName, Callable[[Row], tuple[object, ...]]] = {
    "child": lambda row: (
        row["status"] != "在册",
        label_order(_text(row["class"]) or _text(row["grade"])),
        row["id"],
    ),
    "volunteer": lambda row: (row["status"] != "在岗", row["kind"], row["id"]),
    "activity": lambda row: (row["from"], row["id"]),
    "term": lambda row: (row["id"],),
    "resident": lambda row: (row["status"] != "在册", row["kind"], row["id"]),
    "publication": lambda row: (row["as_of"], row["id"]),
    "erasure": lambda row: (row["erased_on"], row["id"]),
    "unsealing": lambda row: (row["on"], row["time"], row["id"]),
}


def rows_of(kind: KindName, ids: Iterable[str], store: Store, day: date, *, reveal: bool) -> dict[str, Row]:
    """The rows of the records with these ids on `day`, by id, in the usual order of the kind.

    Phones are masked unless `reveal`.
    """
    records = records_of(store, kind)
    in_care = in_care_of(store.children.values(), day) if kind == "volunteer" else {}
    counts = {carer: len(children) for carer, children in in_care.items()}
    rows = {each: _row(records[each], store, day, counts, reveal=reveal) for each in ids}
    return dict(sorted(rows.items(), key=lambda item: ORDER[kind](item[1])))


def usual_listing(kind: KindName, rows: Iterable[Row]) -> Listing:
    """The usual columns of a kind, for these rows."""
    shown = list(rows)
    return Listing(
        heads=list(HEADS[kind].values()),
        texts=[[text_of(row[key]) for key in HEADS[kind]] for row in shown],
        rows=shown,
        numbers=NUMBERS[kind],
    )


def _row(record: Record, store: Store, day: date, in_care: Mapping[str, int], *, reveal: bool) -> Row:
    if isinstance(record, Child):
        return _child(record, store, day)
    if isinstance(record, Volunteer):
        return _volunteer(record, day, in_care.get(record.id, 0), reveal=reveal)
    if isinstance(record, Activity):
        return _activity(record)
    if isinstance(record, Term):
        return _term(record)
    if isinstance(record, Resident):
        return _resident(record, store, day)
    if isinstance(record, Publication):
        return _publication(record)
    if isinstance(record, Erasure):
        return _erasure(record, store)
    if isinstance(record, Unsealing):
        return _unsealing(record, store)
    raise TypeError(type(record).__name__)


def text_of(value: object) -> str:
    """A cell of a table or CSV file; nothing for what is missing."""
    return "" if value is None else plain(value)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _child(child: Child, store: Store, day: date) -> Row:
    judged = judged_day(child, day)
    then = standing(child, judged)
    return {
        "id": child.id,
        "name": child.name,
        "sex": child.sex,
        "birth_date": child.birth_date.isoformat(),
        "age": full_years(child.birth_date, day),
        "grade": then.school.grade if then.school else None,
        "class": then.school.class_label if then.school else None,
        "village": then.village,
        "left_behind": then.left_behind,
        "official": is_official(child, judged, store.unit.min_away_months),
        "guardianship": then.guardianship,
        "focus": in_focus(child, day),
        "boarding": then.school.boarding if then.school else None,
        "status": child.status,
        "registered_on": child.registered_on.isoformat(),
    }


def _volunteer(volunteer: Volunteer, day: date, children: int, *, reveal: bool) -> Row:
    room = volunteer.homeroom_on(day)
    masked = mask(volunteer.phone, Sensitivity.CONTACT) if volunteer.phone else None
    return {
        "id": volunteer.id,
        "name": volunteer.name,
        "sex": volunteer.sex,
        "kind": volunteer.kind,
        "homeroom": class_label(room.grade, room.class_) if room else None,
        "children": children,
        "phone": volunteer.phone if reveal else masked,
        "status": volunteer.status,
    }


def _activity(activity: Activity) -> Row:
    return {
        "id": activity.id,
        "title": activity.title,
        "kind": activity.kind,
        "term": activity.term,
        "from": activity.when.from_.isoformat(),
        "to": activity.when.to.isoformat() if activity.when.to else None,
        "status": activity.status,
        "children": len(activity.children),
    }


def _term(term: Term) -> Row:
    return {
        "id": term.id,
        "title": term.title,
        "begins": term.begins.isoformat(),
        "ends": term.ends.isoformat(),
        "goals": len(term.goals),
    }


def _resident(resident: Resident, store: Store, day: date) -> Row:
    helpers = resident.helped_by(judged_day(resident, day))
    visited = last_visit(resident.records, day)
    return {
        "id": resident.id,
        "name": resident.name,
        "sex": resident.sex,
        "birth_date": resident.birth_date.isoformat(),
        "age": full_years(resident.birth_date, day),
        "kind": resident.kind,
        "village": resident.address.village,
        "needs": list(resident.needs),
        "helpers": list(helpers),
        "helper": "、".join(map(store.name_of, helpers)) or None,
        "last_visit": visited.isoformat() if visited else None,
        "status": resident.status,
        "registered_on": resident.registered_on.isoformat(),
    }


def _publication(publication: Publication) -> Row:
    groups = [BREAKDOWNS.get(table.by, table.by) for table in publication.tables]
    names = [one.name for one in publication.indicators]
    return {
        "id": publication.id,
        "term": publication.term,
        "as_of": publication.as_of.isoformat(),
        "what": f"指标 {len(names)} 项" if names else f"按{'、'.join(groups)}的人数",
        "population": publication.population,
    }


def _erasure(erasure: Erasure, store: Store) -> Row:
    return {
        "id": erasure.id,
        "kind": erasure.kind,
        "erased_on": erasure.erased_on.isoformat(),
        "why": erasure.why,
        "by": "、".join(map(store.name_of, erasure.by or ())) or None,
        "registered": erasure.registered,
        "closed": erasure.closed,
        "entries": sum(one.count for one in erasure.counts),
    }


def _unsealing(unsealing: Unsealing, store: Store) -> Row:
    return {
        "id": unsealing.id,
        "on": unsealing.on.isoformat(),
        "time": unsealing.time,
        "person": unsealing.person,
        "by": "、".join(map(store.name_of, unsealing.by or ())) or None,
        "why": unsealing.why,
        "archives": len(unsealing.archives),
        "texts": unsealing.texts,
    }
