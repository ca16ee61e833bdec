"""Children without an adult and helpers with places, as many as it takes, invented and always the same."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from bench.rosters import own_name
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.kinds import BY_FOLDER, BY_NAME
from liushou.records.unit import Unit
from liushou.records.validate import build
from liushou.records.volunteer import Volunteer
from liushou.store.load import Loaded, Store, assemble, collection_frozen
from liushou.store.sources import Source

DAY = date(2026, 11, 20)
_SEED = 8
_SCHOOL, _VILLAGE = 600, 80
"""Children of a school and of a village."""
_GRADES = ("一年级", "二年级", "三年级", "四年级", "五年级", "六年级")
_CLASSES = 4
_CATEGORIES = (
    *(["困难"], ["单亲"], ["离异", "困难"], ["学困"], ["心理关注"]),
    *(["行为关注"], ["潜能生"], ["孤儿"], ["学困", "心理关注"]),
)
_INTERESTS = (
    *("画画", "篮球", "唱歌", "跑步", "足球", "舞蹈", "手工", "乒乓球"),
    *("象棋", "书法", "阅读", "看星星", "养小鸡", "折纸", "钢琴"),
)
_SKILLS = (
    *(["语文"], ["数学辅导", "象棋"], ["英语辅导"], ["心理辅导", "沙盘"], ["篮球", "急救"], ["走访", "调解"]),
    *(["政策咨询", "维修"], ["书法"], ["合唱"], ["毛笔字", "剪纸"], ["家庭教育"], ["舞蹈"], ["烹饪"]),
)
_KINDS = ("教师", "教师", "教师", "党员干部", "五老", "大学生", "村干部", "社工", "家长", "社会人士")
_AWAY = [{"relation": "父亲", "situation": "外出务工"}, {"relation": "母亲", "situation": "外出务工"}]
Fields = dict[str, object]


def county(children: int, helpers: int) -> Store:
    """A store in memory: every child needs an adult, one in twelve has an elder sister or brother.

    A school for every 600 children, a village for every 80; half the teachers have a class. Of the children
    a third are of a category, and a fifth had a helper last year.
    """
    chance = random.Random(_SEED)
    schools = -(-children // _SCHOOL)
    with collection_frozen():
        unit = _loaded("liushou.yaml", {"format": 1, "unit": {"name": "测试县", "level": "县"}}, Unit)
        people = [_loaded("volunteers", each, Volunteer) for each in _helpers(chance, helpers, schools)]
        people += [_loaded("children", each, Child) for each in _children(chance, children, schools, helpers)]
        return assemble(Path("county"), (unit, *people))


def _loaded(folder: str, fields: Fields, model: type[Record]) -> Loaded:
    record = build(model, fields)
    if not isinstance(record, Record):
        raise TypeError(record)
    id_ = str(fields.get("id", "liushou"))
    kind = BY_FOLDER.get(folder, BY_NAME["unit"])
    path = f"data/{folder}/{id_}.yaml"
    return Loaded(Source(path, kind, id_, Path(path)), record)


def _village(chance: random.Random, school: int) -> Fields:
    """One of the villages around a school."""
    return {"village": f"第{school * (_SCHOOL // _VILLAGE) + chance.randrange(_SCHOOL // _VILLAGE)}村"}


def _helpers(chance: random.Random, number: int, schools: int) -> Iterator[Fields]:
    for n in range(number):
        school, kind = chance.randrange(schools), _KINDS[n % len(_KINDS)]
        home = _village(chance, school)
        fields: Fields = {
            "id": f"v-{n:05}",
            "name": own_name(n)[1],
            "sex": chance.choice("男女"),
            "kind": kind,
            "status": "在岗",
            "joined_on": "2024-09-01",
            "address": home,
            "skills": chance.choice(_SKILLS),
            "clearance": {"checked_on": "2026-09-01", "result": "通过"},
            "capacity": chance.choice((1, 2, 2, 3)),
        }
        if kind == "教师":
            fields["organisation"] = f"第{school}小学"
            if chance.random() < 0.5:
                fields["homeroom"] = {"grade": chance.choice(_GRADES), "class": chance.randint(1, _CLASSES)}
        if kind in ("村干部", "党员干部"):
            fields["covers"] = [home]
        yield fields


def _children(chance: random.Random, number: int, schools: int, helpers: int) -> Iterator[Fields]:
    school, home = 0, _village(chance, 0)
    for n in range(number):
        has_elder = n % 12 == 1
        if not has_elder:
            school = chance.randrange(schools)
            home = _village(chance, school)
        grade = chance.randrange(len(_GRADES))
        fields: Fields = {
            "id": f"c-{n:05}",
            "name": own_name(n)[1],
            "sex": chance.choice("男女"),
            "birth_date": (date(2019 - grade, 9, 1) + timedelta(chance.randrange(365))).isoformat(),
            "status": "在册",
            "registered_on": "2025-09-01",
            "address": home,
            "school": {
                "stage": "小学",
                "name": f"第{school}小学",
                "grade": _GRADES[grade],
                "class": chance.randint(1, _CLASSES),
                "boarding": False,
                "enrolled": True,
            },
            "parents": _AWAY,
            "guardians": [],
            "interests": chance.sample(_INTERESTS, chance.randint(0, 2)),
            "categories": chance.choice(_CATEGORIES) if chance.random() < 1 / 3 else [],
        }
        if chance.random() < 0.2:
            fields["pairings"] = [_ended(chance.randrange(helpers))]
        if has_elder:
            fields["siblings"] = [f"c-{n - 1:05}"]
        yield fields


def _ended(helper: int) -> Fields:
    return {"with": f"v-{helper:05}", "role": "志愿者", "since": "2025-09-15", "until": "2026-07-10"}
