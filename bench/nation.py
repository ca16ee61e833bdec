"""An invented nation: schools of left-behind children, spread as those of the country are said to be.

Published of the 6.97 million of August 2018: 54.5 % boys; 21.7 %, 67.4 % and 10.9 % in the age bands 0–5,
6–13 and 14–15; 96 % cared for by grandparents (reference/official-forms.md). All are left-behind children
by 国发〔2016〕13号. Shares are quotas, not chances: the same child always gets the same, and the children of
one county already stand as those of the nation do.
"""

import math
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from bench.rosters import own_name
from liushou.identity import check_character
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.kinds import BY_FOLDER, BY_NAME
from liushou.records.term import Term
from liushou.records.unit import Unit
from liushou.records.validate import build
from liushou.records.volunteer import Volunteer
from liushou.store.load import Loaded, Store, assemble, collection_frozen
from liushou.store.sources import Source
from liushou.yamltext.emit import dump
from liushou.yamltext.values import Value

DAY = date(2026, 11, 20)
TERM = "2026-2027-1"
UNITS_OF_TOWN, TOWNS_OF_COUNTY = 5, 4
BOYS, GRANDPARENTS = 0.545, 0.96
BANDS = {"0–5": 0.217, "6–13": 0.674, "14–15": 0.109}

_FIRST_AGE = {"0–5": 0, "6–13": 6, "14–15": 14}
_AGES = {"0–5": 6, "6–13": 8, "14–15": 2}
_BOTH_AWAY, _BOARDING, _CALLED, _PAIRED, _VISITED = 0.78, 0.3, 0.99, 0.95, 0.99
_ASSESSED = {"较好": 0.61, "一般": 0.34, "差": 0.05}
_VILLAGES = ("白果", "石桥", "柳树", "清泉", "大湾", "凤凰", "新庄", "南坪")
_GRADES = tuple(f"{number}年级" for number in "一二三四五六七八九")
_CALLS = tuple(date(2026, 9, 9) + timedelta(weeks=week) for week in range(10))
_PRIMES = {
    "sex": 2, "band": 3, "age": 5, "day": 7, "carer": 11, "which": 13, "away": 17, "village": 19,
    "boarding": 23, "call": 29, "paired": 31, "visited": 37, "assessed": 41, "health": 43,
}  # fmt: skip
_ROOTS = {name: math.sqrt(prime) for name, prime in _PRIMES.items()}
"""Multiples of a root that is no fraction fill the unit interval evenly from the first on (H. Weyl, 1916)."""
_PER_REGION = 400
"""So many children have sequence numbers of their own in one region of id numbers."""
Fields = dict[str, Value]


def write_nation(root: Path, units: int, children: int) -> tuple[Path, ...]:
    """Write stores as 第1县/第1镇/第1小学 under a folder; the roots of all, in order."""
    made = []
    for number in range(units):
        county, town, name = place_of(number)
        made.append(root / county / town / name)
        write_unit(made[-1], number, children)
    return tuple(made)


def write_unit(root: Path, number: int, children: int) -> None:
    """Write the store of a unit; some 2 KB an archive."""
    for path, fields in unit_files(number, children):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dump(fields), encoding="utf-8", newline="\n")


def unit_store(number: int, children: int) -> Store:
    """The same store, in memory alone."""
    with collection_frozen():
        return assemble(Path("nation"), tuple(_loaded(*each) for each in unit_files(number, children)))


def place_of(number: int) -> tuple[str, str, str]:
    """The county, town and name of a unit."""
    town, school = divmod(number, UNITS_OF_TOWN)
    county, town = divmod(town, TOWNS_OF_COUNTY)
    return f"第{county + 1}县", f"第{town + 1}镇", f"第{school + 1}小学"


def unit_files(number: int, children: int) -> Iterator[tuple[str, Fields]]:
    """Every file of a unit by its path, the settings first."""
    county, town, name = place_of(number)
    yield "liushou.yaml", _settings(f"{county}{town}{name}", f"{county}{town}")
    yield f"data/terms/{TERM}.yaml", _term(children)
    for helper in range(_helpers(children)):
        yield f"data/volunteers/v-{helper:02}.yaml", _volunteer(number, helper)
    first = number * children
    for place in range(children):
        yield f"data/children/c-{place:03}.yaml", child_fields(first + place, place, children)
    yield from _activities(children)


def quota(number: int, what: str) -> float:
    """Where a child stands, from 0 to 1, in what is shared out."""
    return (number + 1) * _ROOTS[what] % 1


def child_fields(number: int, place: int, children: int) -> Fields:
    """A child of the nation, by its number there and its place in a unit of so many."""
    sex = "男" if quota(number, "sex") < BOYS else "女"
    born = _born(number)
    family, name = own_name(number)
    cared = _effort(number // children)
    assessed = _shared(_ASSESSED, quota(number, "assessed"))
    village, health = _pick(_VILLAGES[:6], number, "village"), quota(number, "health") < 0.95
    return {
        "id": f"c-{place:03}",
        "name": name,
        "sex": sex,
        "birth_date": str(born),
        "status": "在册",
        "registered_on": str(max(date(2025, 9, 1), born + timedelta(days=30))),
        "id_number": _id_number(number, born, sex),
        "ethnicity": "汉族",
        "hukou": {"rural": True, "registered": True},
        "address": {"village": f"{village}村", "detail": f"{number % 12 + 1}组"},
        "school": _school(born, quota(number, "boarding") < _BOARDING),
        "parents": _parents(number, family, max(date(2023, 2, 20), born)),
        "guardians": [_guardian(number, family)],
        "guardianship": assessed,
        "health": {"condition": "健康" if health else "患病", "immunised": True},
        "pairings": [_pairing(place, children)] if quota(number, "paired") < _PAIRED * cared else [],
        "records": _records(number, place, children, cared),
        "cases": [_case(number)] if assessed == "差" else [],
        "consent": {"signed_on": "2026-09-04", "by": "监护人"},
    }


def _born(number: int) -> date:
    """A day that makes the age, in full years on DAY, one of the band's."""
    band = _shared(BANDS, quota(number, "band"))
    age = _FIRST_AGE[band] + int(quota(number, "age") * _AGES[band])
    # the youngest are four months old: they were registered before the term began
    return date(DAY.year - age, DAY.month, DAY.day) - timedelta(days=120 + int(quota(number, "day") * 240))


def _school(born: date, boarding: bool) -> Fields:
    """By the age on 1 September: nursery from three, school from six, senior school from fifteen."""
    age = 2026 - born.year - ((born.month, born.day) > (9, 1))
    if age < 3:
        return {"stage": "未入园", "boarding": False, "enrolled": False}
    if age < 6:
        grade = ("小班", "中班", "大班")[age - 3]
        return {"stage": "幼儿园", "grade": grade, "class": 1, "boarding": False, "enrolled": True}
    stage = "小学" if age < 12 else "初中" if age < 15 else "高中"
    grade = _GRADES[age - 6] if age < 15 else "高一"
    return {"stage": stage, "grade": grade, "class": 1, "boarding": boarding, "enrolled": True}


def _parents(number: int, family: str, since: date) -> list[Value]:
    """Both away; or one, and the other cannot guard."""
    share = quota(number, "away")
    stays = None if share < _BOTH_AWAY else "母亲" if share < (1 + 2 * _BOTH_AWAY) / 3 else "父亲"
    return [
        {"relation": relation, "name": f"{family}{given}", "situation": "重病重残"}
        if relation == stays
        else {
            "relation": relation,
            "name": f"{family}{given}",
            "situation": "外出务工",
            "phone": f"{head}{number:08}",
            "away_since": str(since),
            "workplace": "广东东莞",
        }
        for relation, given, head in (("父亲", "国庆", "139"), ("母亲", "春花", "158"))
    ]


def _guardian(number: int, family: str) -> Fields:
    old = quota(number, "carer") < GRANDPARENTS
    kin = ("祖母", "祖父", "外祖母", "外祖父") if old else ("亲属", "邻居")
    return {
        "name": f"{family}秀英",
        "relation": _pick(kin, number, "which"),
        "phone": f"136{number:08}",
        "primary": True,
        "delegated": {"signed_on": "2026-09-04", "until": "2027-08-31"},
        "trained_on": ["2026-09-12"],
    }


def _case(number: int) -> Fields:
    case: Fields = {"opened": "2026-09-07", "kind": "监护", "level": "一般", "what": "照护人年老多病"}
    return {**case, "closed": "2026-10-30", "outcome": "村里已落实照护人"} if number % 2 else case


def _pairing(place: int, children: int) -> Fields:
    helper = f"v-{place % _helpers(children):02}"
    return {"with": helper, "role": "爱心妈妈", "since": "2026-09-10", "signed_on": "2026-09-10"}


def _effort(unit: int) -> float:
    """Not every school does as much: between nine tenths and all of what the best do."""
    return 0.9 + 0.1 * ((unit + 1) * _ROOTS["paired"] % 1)


def _records(number: int, place: int, children: int, cared: float) -> list[Value]:
    who = f"v-{place % _helpers(children):02}"
    kinds = [(date(2026, 9, 4), "信息核查"), (date(2026, 9, 18), "谈心"), (date(2026, 10, 16), "谈心")]
    kinds += [
        (day, "亲情电话")
        for week, day in enumerate(_CALLS)
        if (quota(number, "call") + week / 7) % 1 < _CALLED * cared
    ]
    if quota(number, "visited") < _VISITED * cared:
        kinds.append((date(2026, 10, 24), "家访"))
    return [{"date": str(day), "kind": kind, "by": who} for day, kind in sorted(kinds)]


def _id_number(number: int, born: date, sex: str) -> str:
    """Nobody else's in the nation: a region for every few hundred children, a sequence for each in it."""
    region, sequence = divmod(number, _PER_REGION)
    digits = f"{430000 + region:06}{born:%Y%m%d}{2 * sequence + (sex == '男'):03}"
    return digits + check_character(digits)


def _settings(name: str, parent: str) -> Fields:
    return {
        "format": 1,
        "unit": {"name": name, "level": "学校", "parent": parent},
        "duties": [
            {"name": "亲情通话", "kind": ["亲情电话", "亲情视频"], "every": "week"},
            {"name": "谈心", "kind": "谈心", "every": "month"},
            {"name": "入户走访", "kind": ["家访", "走访"], "every": "term"},
            {"name": "专题讲座", "activity": "讲座", "every": "term"},
        ],
    }


def _term(children: int) -> Fields:
    targets = {"建档率": 100, "结对帮扶率": 90, "走访率": 95, "亲情联系率": 95, "活动参与率": 98}
    return {
        "id": TERM,
        "begins": "2026-09-01",
        "ends": "2027-01-29",
        "survey": [{"students": 4 * children, "left_behind": children}],
        "goals": [{"indicator": name, "target": target} for name, target in targets.items()],
        "holidays": [{"name": "国庆节", "from": "2026-10-01", "to": "2026-10-07"}],
    }


def _volunteer(unit: int, helper: int) -> Fields:
    fields: Fields = {
        "id": f"v-{helper:02}",
        "name": own_name(7 * unit + helper)[1],
        "sex": "女" if helper % 3 else "男",
        "kind": "教师",
        "status": "在岗",
        "joined_on": "2020-09-01",
        "clearance": {"checked_on": "2026-09-01", "result": "通过"},
        "capacity": 20,
    }
    if helper < len(_GRADES):
        fields["homeroom"] = {"grade": _GRADES[helper], "class": 1}
    return fields


def _helpers(children: int) -> int:
    return max(4, min(99, children // 8))


def _activities(children: int) -> Iterator[tuple[str, Fields]]:
    ids: list[Value] = [f"c-{place:03}" for place in range(children)]
    for name, kind, day in (("a-1", "家长会", "2026-09-12"), ("a-2", "讲座", "2026-10-17")):
        came = ids if name == "a-1" else ids[::2]
        session: Fields = {"date": day, "present": came, "guardians": ids[::3]}
        yield (
            f"data/activities/{name}.yaml",
            {
                "id": name,
                "title": f"秋季{kind}",
                "kind": kind,
                "term": TERM,
                "status": "完成",
                "when": {"from": day},
                "places": ["多功能室"],
                "sessions": [session],
                "outcome": {"spent": 320},
            },
        )


def _shared(shares: Mapping[str, float], part: float) -> str:
    """The name whose share of 1 a part falls in."""
    for name, share in shares.items():
        part -= share
        if part < 0:
            return name
    return list(shares)[-1]


def _pick(names: tuple[str, ...], number: int, what: str) -> str:
    return names[int(quota(number, what) * len(names))]


_MODELS: Mapping[str, type[Record]] = {
    "children": Child,
    "volunteers": Volunteer,
    "activities": Activity,
    "terms": Term,
}


def _loaded(path: str, fields: Fields) -> Loaded:
    _, _, folder = path.rpartition("/")[0].rpartition("/")
    record = build(_MODELS.get(folder, Unit), fields)
    if not isinstance(record, Record):
        raise TypeError(record)
    kind = BY_FOLDER.get(folder, BY_NAME["unit"])
    return Loaded(Source(path, kind, str(fields.get("id", "liushou")), Path(path)), record)
