"""A store in which every name and every other sensitive text is known again wherever it turns up.

It is the marked store (marked_store.py) with more in it; every name is a word that is in no sentence, and
stands in free texts too, as people do write it there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.commands.marked_store import (
    ACTIVITY,
    BROTHER,
    CHILD,
    PHONE,
    RESIDENT,
    TERM,
    TEXT,
    UNIT,
    VOLUNTEER,
    write_marked,
)

from liushou.records.describe import fields_of, walk
from liushou.records.fields import Record, Sensitivity
from liushou.records.kinds import KINDS
from liushou.store.load import load

NAME = "@name"
CLASSMATE: dict[str, Any] = {
    "id": "v-9", "name": "段同学", "sex": "女", "kind": "学生", "status": "在岗", "joined_on": "2025-09-01",
    "organisation": TEXT, "position": "五年级2班学生", "phone": PHONE, "notes": TEXT,
}  # fmt: skip
VISIT: dict[str, Any] = {
    "id": "a-2", "title": "看望钱小禾", "kind": "走访慰问", "term": "2026-2027-1", "status": "完成",
    "theme": "给钱小禾过生日", "background": "钱小禾的李祖母病了", "aims": ["让钱小山放心"],
    "when": {"from": "2026-11-14", "start": "09:00", "end": "10:30"},
    "places": ["钱小禾家", "图书室"], "children": ["c-1", "c-3"], "volunteers": ["v-1", "v-9"],
    "team": [{"role": "主持", "people": "v-1", "duty": "接钱小禾"}, {"role": "记录", "people": "魏校长"}],
    "phases": [{"name": "准备", "from": "2026-11-10", "to": "2026-11-13", "lead": "v-1",
                "tasks": ["给孙母亲打电话"]}],
    "agenda": [{"title": "看望李祖母", "lead": "v-1", "items": ["问钱父亲何时回来"], "place": "钱小禾家",
                "participants": ["钱小山"]}],
    "attendees": {"total": 4, "groups": [{"name": "钱小禾一家", "count": 4}]},
    "materials": [{"item": "钱小禾的棉衣", "quantity": 1, "unit": "件", "unit_price": 100}],
    "budget": {"total": 100, "items": [{"item": "钱小禾的棉衣", "quantity": 1, "unit_price": 100,
                                        "amount": 100, "source": "葛老板"}]},
    "requirements": ["不要吵到李祖母"], "safety": ["送钱小禾回家"], "preparations": ["告诉孙母亲"],
    "slogans": ["钱小禾生日快乐"], "contact": {"name": "何秀兰", "phone": PHONE},
    "sessions": [{"date": "2026-11-14", "present": ["c-1", "c-3"], "volunteers": ["v-1", "v-9"],
                  "guardians": ["c-1"], "others": [{"name": "田大的同乡", "count": 2}]}],
    "outcome": {"summary": "钱小禾很高兴，李祖母也来了", "spent": 100, "photos": ["钱小禾.jpg"],
                "next_steps": ["再去看钱小禾"],
                "feedback": [{"from": "李祖母", "text": TEXT, "score": 5},
                             {"from": "钱小禾", "text": "钱小禾说好"}]},
}  # fmt: skip
BIRTHDAY: dict[str, Any] = {
    **{key: VISIT[key] for key in ("term", "children", "volunteers", "places")},
    "id": "a-3", "title": "钱小禾生日会", "kind": "生日会", "status": "计划",
    "when": {"from": "2026-11-22"},
}  # fmt: skip
MEETING: dict[str, Any] = {**VISIT, "id": "a-4", "title": "钱小禾的会议", "kind": "会议"}
AUTUMN: dict[str, Any] = {
    **TERM, "title": "钱小禾的学期", "guidance": "从钱小禾做起", "principles": ["先看钱小禾"],
    "vacation": {"from": "2027-01-30", "to": "2027-02-28",
                 "openings": [{"from": "2027-02-01", "to": "2027-02-02", "place": "钱小禾家",
                               "duty": "v-1"}]},
    "goals": [{"text": "钱小禾会游泳"}], "measures": [{"title": "帮钱小禾", "items": ["看李祖母"]}],
    "calendar": [{"name": "钱小禾周", "month": "2026-11",
                  "items": [{"task": "去钱小禾家", "lead": "v-1"}, {"task": "家访", "lead": "魏校长"}]}],
    "survey": [{"village": "朝阳村", "students": 30, "left_behind": 3, "teacher": "v-1"}],
    "awards": [{"title": "钱小禾奖", "date": "2026-11-06", "to": ["c-1", "c-3", "v-1", "v-9", "李祖母"]}],
    "donations": [{"date": "2026-11-05", "donor": "葛老板", "item": "钱小禾的书包", "quantity": 1,
                   "children": ["c-1"]},
                  {"date": "2026-11-06", "donor": "葛老板", "amount": 500}],
}  # fmt: skip
OWN: dict[str, Any] = {
    **CHILD, "grandparents": [{"relation": "祖父", "name": "钱祖父", "alive": True}],
    "vacations": [{"term": term, "place": "亲属家", "carer": "李舅母", "plan": TEXT,
                   "parents_back": "2027-02-01"} for term in ("2025-2026-2", "2026-2027-1")],
    "consent": {"signed_on": "2025-09-01", "by": "李祖母", "scope": ["档案", "上报", "照片", "宣传"]},
    "interests": ["画画"], "conduct": [{"term": "2025-2026-2", "violations": 7, "honours": [TEXT]}],
    "pairings": [*CHILD["pairings"], {"with": "v-9", "role": "学习帮手", "since": "2025-09-10"}],
}  # fmt: skip
MORE: dict[str, dict[str, Any]] = {
    "liushou.yaml": {**UNIT, "rooms": [{**UNIT["rooms"][0], "name": "亲情室", "phone": PHONE}]},
    "data/children/c-1.yaml": OWN,
    "data/children/c-2.yaml": {**BROTHER, "birth_date": "2013-11-23"},
    "data/children/c-3.yaml": {
        **{key: value for key, value in OWN.items()
           if key not in ("id_number", "student_number", "siblings", "past")},
        "id": "c-3", "name": "宋小满", "birth_date": "2014-11-05",
    },
    "data/volunteers/v-9.yaml": CLASSMATE,
    "data/activities/a-1.yaml": ACTIVITY,
    "data/activities/a-2.yaml": VISIT,
    "data/activities/a-3.yaml": BIRTHDAY,
    "data/activities/a-4.yaml": MEETING,
    "data/terms/2026-2027-1.yaml": AUTUMN,
    "data/residents/r-1.yaml": {
        **RESIDENT, "records": [{**RESIDENT["records"][0], "follow_up": {
            "due": "2026-11-01", "what": TEXT, "by": "v-1"}}],
    },
}  # fmt: skip
assert VOLUNTEER["id"] == "v-1"


@dataclass(frozen=True, slots=True)
class Canary:
    """A sensitive value of the store: where it stands, why it is sensitive."""

    kind: str
    path: tuple[str, ...]
    mark: Sensitivity
    value: str
    minor: bool
    """Of a helping classmate, who is a child like the others."""

    @property
    def field(self) -> str:
        """Where it stands: child.guardians.phone."""
        return ".".join((self.kind, *self.path))


def write_canaries(root: Path) -> None:
    """Write the store."""
    write_marked(root, also=MORE)
    found = load(root)
    names = sorted({each.value for each in canaries(root) if each.mark is Sensitivity.NAME})
    known = {record.id for record in (*found.children.values(), *found.volunteers.values())}
    words = {name: _word(name, number) for number, name in enumerate(names) if name not in known}
    for file in (root / "liushou.yaml", *sorted((root / "data").rglob("*.yaml"))):
        text = file.read_text(encoding="utf-8")
        for name in sorted(words, key=len, reverse=True):
            text = text.replace(name, words[name])
        file.write_text(text, encoding="utf-8", newline="\n")


def _word(name: str, number: int) -> str:
    """A name of three characters that no text has: the family name, and two that are rare."""
    return f"{name[0]}{chr(0x9000 + 7 * number)}{chr(0x9300 + 11 * number)}"


def canaries(root: Path) -> list[Canary]:
    """All sensitive texts and numbers of the archives of a store, with the fields they stand in."""
    return [
        Canary(file.source.kind.name, path, mark, str(value), getattr(file.record, "kind", None) == "学生")
        for file in load(root).files
        if file.record is not None
        for path, mark, value in _marked(file.record)
    ]


def missing(root: Path) -> set[str]:
    """The fields with a mark that hold texts or figures, of which the store has none."""
    there = {each.field for each in canaries(root)}
    fields = {
        ".".join((kind.name, *path))
        for kind in KINDS
        for path, info in walk(kind.model)
        if info.mark is not None and info.part is None and not info.choices and info.type in (str, float)
    }
    return fields - there


def _marked(
    record: Record, prefix: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Sensitivity, object]]:
    for key, info in fields_of(type(record)).items():
        value = getattr(record, info.attribute)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Record):
                yield from _marked(each, (*prefix, key))
            elif info.mark is not None and isinstance(each, (str, float)) and not info.choices:
                yield (*prefix, key), info.mark, each
