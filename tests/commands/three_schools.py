"""A town of three schools, invented: twelve, eight and five children, all of whom differ a little.

梁小舟 of 石桥 is on the register of 柳树, too. 枣林 has nobody with a case, and one archive that lacks much.
"""

from pathlib import Path

from liushou.identity import check_character
from liushou.yamltext.emit import dump
from liushou.yamltext.values import Value

TERM = "2026-2027-1"
DAY = "2026-11-20"
TOWN = "云岭镇"
SCHOOLS = {
    "石桥小学": ("shiqiao", 12, "朝阳村"),
    "柳树小学": ("liushu", 8, "柳树村"),
    "枣林小学": ("zaolin", 5, "枣林村"),
}
GOALS: list[Value] = [
    {"indicator": "建档率", "target": 100},
    {"indicator": "信息核查率", "target": 90},
    {"indicator": "结对帮扶率", "target": 80},
    {"indicator": "走访率", "target": 75},
    {"indicator": "亲情联系率", "target": 40},
    {"indicator": "问题办结率", "target": 100},
]
_GRADES = ("一年级", "二年级", "三年级", "四年级", "五年级", "六年级")
_GIVEN = "川雨禾山林石云星月田河谷"


def lay_out(folder: Path) -> Path:
    """The three stores in a folder, each by the name of its school; the folder."""
    for name, (key, count, village) in SCHOOLS.items():
        files: dict[str, dict[str, Value]] = {
            "liushou.yaml": _settings(name),
            f"data/terms/{TERM}.yaml": {
                "id": TERM, "begins": "2026-09-01", "ends": "2027-01-29", "goals": GOALS,
                "survey": [{"students": 10 * count, "left_behind": count}],
            },
            f"data/volunteers/v-{key}.yaml": _teacher(f"v-{key}"),
        }  # fmt: skip
        for number in range(count):
            child = _child(key, number, village)
            files[f"data/children/{child['id']}.yaml"] = child
        for path, value in files.items():
            file = folder / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(dump(value), encoding="utf-8", newline="\n")
    return folder


def _settings(name: str) -> dict[str, Value]:
    return {
        "format": 1,
        "unit": {"name": name, "level": "学校", "parent": TOWN},
        "duties": [{"name": "班主任谈心", "kind": "谈心", "every": "month"}],
    }


def _teacher(id_: str) -> dict[str, Value]:
    return {
        "id": id_, "name": "周敏", "sex": "女", "kind": "教师", "status": "在岗", "joined_on": "2024-09-01",
        "clearance": {"checked_on": "2026-09-01", "result": "通过"},
    }  # fmt: skip


def _child(key: str, number: int, village: str) -> dict[str, Value]:
    born = f"20{13 + number % 6}-0{1 + number % 9}-1{number % 9}"
    whole = key != "zaolin" or number != 4
    found: dict[str, Value] = {
        "id": f"c-{key}-{number + 1}",
        "name": f"{'梁何田'[number % 3]}小{_GIVEN[number]}",
        "sex": "男" if number % 2 else "女",
        "birth_date": born,
        "status": "在册",
        "registered_on": "2025-09-01",
        "hukou": {"rural": True, "registered": True},
        "address": {"village": village},
        "parents": [
            {"relation": "父亲", "situation": "外出务工", "phone": "15400000001"},
            {"relation": "母亲", "situation": "在家" if number % 4 == 3 else "外出务工"},
        ],
        "guardians": [{"name": "田桂兰", "relation": "祖母", "phone": "15400000002", "primary": True}],
        "records": _records(number),
        "health": {"condition": "健康", "immunised": True},
    }
    if whole:
        found |= {
            "guardianship": ("较好", "一般", "差")[number % 3],
            "school": {
                "stage": "小学", "grade": _GRADES[number % 6], "class": 1, "boarding": number % 2 == 0,
                "enrolled": True,
            },
        }  # fmt: skip
    if (key, number) in (("shiqiao", 0), ("liushu", 2)):
        found |= {"name": "梁小舟", "birth_date": "2013-01-10", "sex": "女", "id_number": _SHARED}
    if number % 5 != 4:
        found["pairings"] = [{"with": f"v-{key}", "role": "帮扶教师", "since": "2026-09-10"}]
    if key != "zaolin" and number % 4 == 1:
        found["cases"] = [_case(number)]
    return found


_SHARED = (body := "31010120130110002") + check_character(body)


def _records(number: int) -> list[Value]:
    found: list[Value] = [{"date": f"2026-{month}-15", "kind": "谈心"} for month in ("09", "10")]
    if number % 7:
        found.append({"date": "2026-10-01", "kind": "信息核查"})
    if number % 3:
        found.append({"date": "2026-10-08", "kind": "家访"})
    found += [{"date": f"2026-11-{day:02}", "kind": "亲情电话"} for day in range(2, 2 + number)]
    return found


def _case(number: int) -> dict[str, Value]:
    closed: dict[str, Value] = {"closed": "2026-11-01", "outcome": "已解决"} if number > 2 else {}
    return {"opened": "2026-10-10", "kind": "学习", "level": "一般", "what": "作业完不成", **closed}
