"""Archives that can be read, with days at both ends of the calendar, ends before beginnings, unknown ids."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.commands.conftest import DAY, Run

FIRST, LAST = "0001-01-01", "9999-12-31"
TURNED = {"from": LAST, "to": FIRST}
ENDLESS = {"from": FIRST, "to": LAST}
AWAY = [{"relation": "父亲", "situation": "外出务工"}]
ROOM = "实验\\[red]"
UNIT: dict[str, Any] = {
    "format": 1,
    "unit": {"name": "[/x]", "level": "学校"},
    "rooms": [{"name": "亲情室", "place": "x", "openings": [
        {"day": "周六", "from": "23:59", "to": "00:00", "duty": ["v-1", "v-none", "无名"]}]}],
    "duties": [
        *({"kind": "谈心", "every": every, "times": 99, "during": during}
          for every in ("day", "week", "month", "quarter", "term", "year")
          for during in ("学期", "假期", "全年")),
        *({"activity": "讲座", "every": every} for every in ("day", "week", "quarter", "term", "year")),
        {"kind": "谈心", "every": "month", "for": "年龄>=0 AND 班级:没有"},
        {"kind": "谈心", "every": "month", "by": "学习帮手"},
    ],
}  # fmt: skip
CHILD: dict[str, Any] = {
    "id": "c-1", "name": "田小禾", "sex": "女", "birth_date": FIRST, "status": "在册", "registered_on": FIRST,
    "parents": AWAY,
    "guardians": [{"name": "甲", "relation": "祖母", "delegated": {"signed_on": LAST, "until": FIRST}},
                  {"name": "乙", "relation": "祖父", "delegated": {"signed_on": FIRST, "until": LAST}}],
    "siblings": ["c-1", "c-none"],
    "pairings": [{"with": "c-1", "role": "学习帮手", "since": LAST, "until": FIRST},
                 {"with": "v-none", "role": "爱心妈妈", "since": FIRST},
                 {"with": "v-1", "role": "爱心妈妈", "since": FIRST}],
    "focus": {"since": LAST, "why": "x"},
    "school": {"stage": "小学", "grade": "一年级", "class": ROOM, "boarding": True, "enrolled": True},
    "records": [{"date": LAST, "kind": "谈心", "by": ["v-none", "无名"],
                 "follow_up": {"due": FIRST, "what": "x"}},
                {"date": FIRST, "kind": "谈心", "follow_up": {"due": LAST, "what": "x"}}],
    "cases": [{"opened": LAST, "kind": "心理", "level": "紧急", "what": "x"},
              {"opened": FIRST, "kind": "心理", "level": "紧急", "what": "x"},
              {"opened": LAST, "kind": "心理", "level": "一般", "what": "x", "closed": FIRST}],
    "vacations": [{"term": "9998-9999-2", "place": "在家"}],
    "consent": {"signed_on": LAST, "by": "x", "withdrawn_on": FIRST},
    "past": [{"until": LAST, "parents": []}, {"until": FIRST, "guardianship": "差"}],
    "grades": [{"term": "0001-0002-1", "class_rank": 1, "class_size": 1}],
    "health": {"condition": "健康", "checkups": [{"date": LAST}, {"date": FIRST, "height_cm": 0}]},
}  # fmt: skip
RECORDS: list[dict[str, Any]] = [
    CHILD,
    {"id": "c-2", "name": "九九", "sex": "女", "birth_date": LAST, "status": "转出", "closed_on": FIRST,
     "registered_on": LAST, "parents": [], "guardians": []},
    {"id": "c-3", "name": "二九", "sex": "女", "birth_date": "2000-02-29", "status": "在册",
     "registered_on": "2024-02-29", "parents": [], "guardians": [],
     "earlier": [{"registered_on": LAST, "closed_on": FIRST, "status": "转出"}]},
    {"id": "v-1", "name": "何秀兰", "sex": "女", "kind": "教师", "status": "离岗", "joined_on": LAST,
     "left_on": FIRST, "homeroom": {"grade": "一年级", "class": ROOM, "since": LAST},
     "clearance": {"checked_on": LAST, "result": "通过"},
     "past": [{"until": LAST, "homeroom": {"grade": "一年级", "class": 1}}]},
    {"id": "v-2", "name": "田小禾", "kind": "单位", "status": "在岗", "joined_on": FIRST,
     "clearance": {"checked_on": FIRST, "result": "通过"}, "homeroom": {"grade": "一年级", "class": 1}},
    {"id": "a-1", "title": "x" * 500, "kind": "讲座", "term": "2026-2027-1", "status": "进行",
     "when": {**ENDLESS, "start": "23:59", "end": "00:00", "weekdays": ["周一", "周日"]}, "places": ["一"],
     "children": ["c-none", "c-1"], "volunteers": ["v-1", "v-none"],
     "sessions": [{"date": LAST, "present": ["c-1"], "absent": [{"child": "c-1"}]}]},
    {"id": "a-2", "title": "倒着", "kind": "讲座", "term": "9998-9999-2", "status": "计划", "when": TURNED,
     "places": []},
    {"id": "a-3", "title": "一日", "kind": "讲座", "term": "2026-2027-1", "status": "计划", "when": ENDLESS,
     "places": [], "agenda": [{"title": "y", "date": FIRST, "to": LAST, "lead": "无名"}],
     "phases": [{"name": "z", **TURNED}]},
    {"id": "2026-2027-1", "begins": FIRST, "ends": LAST,
     "vacation": {**TURNED, "openings": [{**TURNED, "place": "p"}]},
     "holidays": [{"name": "h", **TURNED}, {"name": "h", **ENDLESS}], "make_up_days": [{"date": FIRST}],
     "calendar": [{"month": "9999-12", "items": [{"task": "t", "activity": "a-none"}]},
                  {**TURNED, "items": [{"task": "t", "activity": "a-1", "lead": "v-none"}]}],
     "awards": [{"title": "t", "date": FIRST, "to": ["c-none", "x"]}]},
    {"id": "9998-9999-2", "begins": LAST, "ends": FIRST, "vacation": ENDLESS},
    {"id": "0001-0002-1", "begins": FIRST, "ends": FIRST},
    {"id": "r-1", "name": "奶奶", "sex": "女", "birth_date": FIRST, "kind": "留守老人", "status": "结束",
     "registered_on": LAST, "closed_on": FIRST, "address": {"village": "v"},
     "helpers": [{"with": "v-none", "since": LAST}]},
]  # fmt: skip
FOLDERS = {"c": "children", "v": "volunteers", "a": "activities", "r": "residents"}
READING = [
    "due --within 3660", "due --per 帮扶人员", "due --per 班级 --format md", "due --per 儿童",
    "due --format ics", "due --format csv", "calendar --term", "calendar --term 0001秋",
    "calendar --term 9999春",
    "calendar --month 9999-12", "calendar --month 0001-01", "calendar --format ics", "calendar --format md",
    "show c-1 --all", "show c-2", "show c-3", "show v-1", "show v-2", "show a-1", "show a-2", "show a-3",
    "show 2026-2027-1", "show 9998-9999-2", "show r-1",
    "list children --columns 姓名,班主任,结对,年龄 --sort 年龄",
    "list volunteers", "list activities", "list terms", "list residents", "case list --all", "hand-over v-1",
    "verify", "record --blank c-1 谈心", "attend a-1 --blank", "stats", "report",
    "sample 9 --lightly 3660", "sample 1 状态:在册 --per 年龄段 --format json", "sample 1 --term --format md",
]  # fmt: skip
WRITING = [
    "hand-over v-1 --to v-2", "verify c-1 c-3", "record c-1 谈心 --by v-1", "record c-1 谈心 --done 1",
    "case step c-1 --what 好", "case open c-1 安全 --what 好",
    "case close c-1 --case 0001-01-01 --outcome 好",
    "case escalate c-1 --to 某", "attend a-1 --all", "attend a-2 --present c-1",
    "attend a-3 --all --date 2026-11-01", "set c-1 status=转出", "set c-1 status=转出 closed_on=0001-01-01",
    "set c-1 school.grade=二年级", "set c-1 siblings=[c-3]", "set v-1 status=离岗 --to v-2",
    "set v-2 status=离岗",
    "set c-1 phone=15400012345", "set a-1 status=完成", "promote", "promote --school-year 2027",
    "new activity --from a-1 --date 2027-03-01", "new activity --from a-2",
    "new activity --from a-3 --date 2199-12-31", "new term 2027春 --from 2026-2027-1",
    "new term 9998-9999-1 --from 2026-2027-1", "new term 0002-0003-1", "new term 9999-10000-1",
    "new child name=田小禾 sex=女 birth_date=9999-12-31",
]  # fmt: skip


@pytest.fixture(scope="module")
def extreme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be written to."""
    root = tmp_path_factory.mktemp("extreme")
    for record in (UNIT, *RECORDS):
        id_ = record.get("id")
        folder = f"data/{FOLDERS.get(id_[0], 'terms')}" if id_ else ""
        file = root / folder / f"{id_ or 'liushou'}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
        file.write_text(text, encoding="utf-8", newline="\n")
    return root


@pytest.mark.parametrize("words", READING)
@pytest.mark.parametrize("day", ["1900-01-01", DAY, "2199-12-31"])
def test_what_reads_neither_fails_nor_hangs(liushou: Run, extreme: Path, words: str, day: str) -> None:
    shown = liushou("-C", extreme, *words.split(), "--on", day)
    assert shown.status in (0, 2), shown.err
    assert "没有计入" not in shown.err


@pytest.mark.parametrize("words", WRITING)
def test_what_writes_does_so_or_refuses(liushou: Run, extreme: Path, words: str) -> None:
    shown = liushou("-C", extreme, *words.split(), "--dry-run", "--on", DAY)
    assert shown.status in (0, 1, 2), shown.err


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_nobody_means_such_a_day(liushou: Run, extreme: Path, day: str) -> None:
    refused = liushou("-C", extreme, "due", "--on", day)
    assert (refused.status, refused.out) == (2, "")
    assert f"--on 后面的“{day}”年份不对：请写 1900 至 2199 年的日期" in refused.err
