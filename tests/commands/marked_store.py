"""A store with an unmistakable value in every sensitive field of every kind of record."""

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from liushou.identity import check_character
from liushou.records.describe import fields_of, walk
from liushou.records.fields import HIDDEN, Record
from liushou.records.kinds import KINDS
from liushou.store.load import load

TEXT, PHONE, NUMBER = "@text", "@phone", "@number"

FAMILY: dict[str, Any] = {
    "parents": [
        {"relation": "父亲", "name": "钱父亲", "situation": "外出务工", "phone": PHONE, "workplace": TEXT,
         "id_number": "@id 19880101 1", "birth_date": "1988-01-01", "away_since": "2020-01-01",
         "employer": TEXT, "employer_address": TEXT, "employer_phone": PHONE},
        {"relation": "母亲", "name": "孙母亲", "situation": "外出务工", "phone": PHONE, "workplace": TEXT},
    ],
    "guardians": [
        {"name": "李祖母", "relation": "祖母", "phone": PHONE, "id_number": "@id 19560202 2",
         "birth_date": "1956-02-02", "address": TEXT, "primary": True,
         "delegated": {"signed_on": "2025-09-01", "until": "2026-11-25"}},
    ],
    "address": {"village": "朝阳村", "detail": TEXT},
}  # fmt: skip
CHILD: dict[str, Any] = {
    "id": "c-1", "name": "钱小禾", "sex": "女", "birth_date": "2015-11-22", "status": "在册",
    "registered_on": "2024-09-01", "id_number": "@id 20151122 2", "student_number": "@student",
    "phone": PHONE,
    "hukou": {"rural": True, "registered": True, "place": TEXT},
    "school": {"stage": "小学", "name": "石桥小学", "grade": "五年级", "class": 2, "boarding": False,
               "enrolled": True},
    **FAMILY,
    "siblings": ["c-2"], "guardianship": "一般",
    "focus": {"since": "2026-09-01", "why": TEXT}, "categories": ["困难"],
    "health": {"condition": "患病", "detail": TEXT, "immunised": True,
               "checkups": [{"date": "2026-03-25", "height_cm": NUMBER, "weight_kg": NUMBER, "vision": TEXT,
                             "note": TEXT},
                            {"date": "2026-10-14", "height_cm": NUMBER, "weight_kg": NUMBER}]},
    "aid": [{"kind": "低保", "amount": 300, "per": "月", "from": "2026-01-01", "note": TEXT}],
    "pairings": [{"with": "v-1", "role": "爱心妈妈", "since": "2025-09-10", "goal": TEXT, "feedback": TEXT},
                 {"with": "c-2", "role": "学习帮手", "since": "2025-09-10", "until": "2026-09-01",
                  "goal": TEXT, "feedback": TEXT}],
    "grades": [{"term": "2025-2026-2", "total": 250, "class_rank": 3, "class_size": 40}],
    "conduct": [{"term": "2025-2026-2", "violations": 0}],
    "records": [
        {"date": "2026-10-10", "kind": "谈心", "by": "v-1", "note": TEXT,
         "follow_up": {"due": "2026-11-01", "what": TEXT, "by": "v-1"}},
        {"date": "2026-10-11", "kind": "家访", "by": "v-1", "note": TEXT,
         "follow_up": {"due": "2026-11-25", "what": TEXT}},
        {"date": "2026-10-12", "kind": "亲情电话", "by": "v-1", "note": TEXT,
         "follow_up": {"due": "2026-11-02", "what": TEXT, "done": "2026-11-02"}},
    ],
    "cases": [
        {"opened": "2026-11-01", "kind": "心理", "level": "重点", "what": TEXT, "by": "v-1",
         "escalated": [{"to": "镇儿童督导员", "date": "2026-11-02", "reply": TEXT}],
         "steps": [{"date": "2026-11-05", "by": "v-1", "what": TEXT}]},
        {"opened": "2026-09-01", "kind": "法律", "level": "一般", "what": TEXT, "by": "v-1",
         "legal_aid": True, "closed": "2026-10-01", "outcome": TEXT},
    ],
    "plans": [{"term": "2026-2027-1", "kind": "学习帮扶", "aim": TEXT, "by": "v-1",
               "steps": [{"period": "9 月上旬", "content": TEXT, "result": TEXT}]}],
    "vacations": [{"term": "2025-2026-2", "place": "在家", "carer": "李祖母", "plan": TEXT}],
    "consent": {"signed_on": "2025-09-01", "by": "李祖母"},
    "past": [{"until": "2026-08-31", "guardianship": "较好", **FAMILY}],
    "notes": TEXT,
}  # fmt: skip
BROTHER: dict[str, Any] = {
    "id": "c-2", "name": "钱小山", "sex": "男", "birth_date": "2013-12-01", "status": "转出",
    "registered_on": "2024-09-01", "closed_on": "2026-10-01", "phone": PHONE, "siblings": ["c-1"],
    "school": {**CHILD["school"], "grade": "六年级", "class": 1}, **FAMILY, "notes": TEXT,
}  # fmt: skip
VOLUNTEER: dict[str, Any] = {
    "id": "v-1", "name": "何秀兰", "sex": "女", "kind": "教师", "status": "在岗", "joined_on": "2020-09-01",
    "organisation": TEXT, "phone": PHONE, "address": {"village": "石桥村", "detail": TEXT},
    "homeroom": {"grade": "五年级", "class": 2}, "clearance": {"checked_on": "2025-11-25", "result": "通过"},
    "notes": TEXT,
}  # fmt: skip
ACTIVITY: dict[str, Any] = {
    "id": "a-1", "title": "周六辅导", "kind": "志愿服务", "term": "2026-2027-1", "status": "进行",
    "when": {"from": "2026-11-07", "to": "2026-12-19", "start": "09:00", "end": "10:30",
             "weekdays": ["周六"]},
    "places": ["图书室"], "children": ["c-1"], "volunteers": ["v-1"],
    "contact": {"name": "何秀兰", "phone": PHONE},
    "sessions": [{"date": "2026-11-07", "present": [], "absent": [{"child": "c-1", "reason": TEXT}],
                  "volunteers": ["v-1"]}],
    "outcome": {"feedback": [{"from": "孩子", "text": TEXT, "score": 4}]},
}  # fmt: skip
RESIDENT: dict[str, Any] = {
    "id": "r-1", "name": "田奶奶", "sex": "女", "birth_date": "1950-01-01", "kind": "留守老人",
    "status": "在册", "registered_on": "2024-09-01", "id_number": "@id 19500101 2", "phone": PHONE,
    "address": {"village": "朝阳村", "detail": TEXT},
    "family": [{"relation": "儿子", "name": "田大", "phone": PHONE, "workplace": TEXT}],
    "health": {"condition": "患病", "detail": TEXT}, "helpers": [{"with": "v-1", "since": "2025-09-10"}],
    "records": [{"date": "2026-10-10", "kind": "走访", "by": "v-1", "note": TEXT,
                 "follow_up": {"due": "2026-11-01", "what": TEXT}}],
    "notes": TEXT,
}  # fmt: skip
UNIT: dict[str, Any] = {
    "format": 1, "unit": {"name": "石桥小学", "level": "学校"},
    "leadership": [{"role": "组长", "name": "安守正", "phone": PHONE}],
    "rooms": [{"name": "亲情室", "place": "一楼", "phone": PHONE,
               "openings": [{"day": "周六", "from": "09:30", "to": "10:00", "duty": "v-1"}]}],
    "contacts": [{"service": "医疗", "name": "卫生院", "phone": PHONE}],
    "duties": [{"name": "谈心", "kind": "谈心", "every": "month", "by": "班主任"}],
}  # fmt: skip
TERM = {
    "id": "2026-2027-1", "begins": "2026-09-01", "ends": "2027-01-29",
    "vacation": {"from": "2027-01-30", "to": "2027-02-28"},
}  # fmt: skip
FILES: dict[str, dict[str, Any]] = {
    "liushou.yaml": UNIT,
    "data/children/c-1.yaml": CHILD,
    "data/children/c-2.yaml": BROTHER,
    "data/volunteers/v-1.yaml": VOLUNTEER,
    "data/volunteers/v-2.yaml": {
        "id": "v-2", "name": "郑老师", "sex": "男", "kind": "教师", "status": "在岗",
        "joined_on": "2020-09-01", "phone": PHONE,
        "clearance": {"checked_on": "2026-09-01", "result": "通过"},
    },
    "data/activities/a-1.yaml": ACTIVITY,
    "data/terms/2025-2026-2.yaml": {"id": "2025-2026-2", "begins": "2026-03-01", "ends": "2026-07-10"},
    "data/terms/2026-2027-1.yaml": TERM,
    "data/residents/r-1.yaml": RESIDENT,
}  # fmt: skip


def write_marked(root: Path, first: int = 1, also: Mapping[str, dict[str, Any]] | None = None) -> None:
    """Write the store; every placeholder becomes a value of its own, numbered from `first` on.

    `also` are records by path: of files more, or in place of some.
    """
    numbers = count(first)
    for path, record in {**FILES, **(also or {})}.items():
        _write(root / path, _filled(record, numbers), comment_phone(first))


def comment_phone(first: int) -> str:
    """The phone in the comments of a store whose values are numbered from `first` on."""
    return f"154000{88889 - first}"


def write_unmarked(root: Path, *, lists: bool) -> None:
    """The same store without the fields that have placeholders; without `lists` also without all lists."""
    for path, record in FILES.items():
        _write(root / path, _bare(record, lists=lists), "")


def _write(file: Path, values: Any, phone: str) -> None:
    text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"# 电话 {phone}\n{text}", encoding="utf-8", newline="\n")


def secrets(root: Path) -> frozenset[str]:
    """Every value of the store that its field's mark keeps from lists, messages and logs, as text."""
    records = (file.record for file in load(root).files if file.record is not None)
    return frozenset(str(value) for record in records for _, value in _hidden(record))


def unmarked(root: Path) -> set[tuple[str, ...]]:
    """The sensitive fields of the models that no record of the store has; those of few values left out."""
    found = {
        (kind.name, *path)
        for kind in KINDS
        for file in load(root).files
        if isinstance(file.record, kind.model)
        for path, _ in _hidden(file.record)
    }
    return {
        (kind.name, *path)
        for kind in KINDS
        for path, info in walk(kind.model)
        if info.mark in HIDDEN and info.part is None and not info.choices and info.type is not bool
    } - found


def _hidden(record: Record, prefix: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    for key, info in fields_of(type(record)).items():
        value = getattr(record, info.attribute)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Record):
                yield from _hidden(each, (*prefix, key))
            elif info.mark in HIDDEN and not info.choices and info.type is not bool and each is not None:
                yield (*prefix, key), each


def _filled(value: Any, numbers: Iterator[int]) -> Any:
    if isinstance(value, dict):
        return {key: _filled(each, numbers) for key, each in value.items()}
    if isinstance(value, list):
        return [_filled(each, numbers) for each in value]
    if not isinstance(value, str) or not value.startswith("@"):
        return value
    number = next(numbers)
    if value.startswith("@id"):
        _, born, sex = value.split()
        digits = f"439900{born}{number % 100:02}{sex}"
        return digits + check_character(digits)
    made = {"@text": f"Qx{number:03}zq", "@phone": f"154000{number:05}", "@student": f"L{number:018}"}
    return made.get(value, 100 + number / 100)


def _bare(value: Any, *, lists: bool) -> Any:
    if isinstance(value, dict):
        return {
            key: _bare(each, lists=lists)
            for key, each in value.items()
            if not (isinstance(each, str) and each.startswith("@")) and (lists or not isinstance(each, list))
        }
    return [_bare(each, lists=lists) for each in value] if isinstance(value, list) else value
