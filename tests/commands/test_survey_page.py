"""Every command line of docs/摸底调查.md does what the page says, in a small school of those it names."""

from pathlib import Path

import pytest
from tests.commands.conftest import CHECKOUT, DAY, Run
from tests.commands.pages import chapters

from liushou.yamltext.emit import dump
from liushou.yamltext.values import Value

PAGE = "摸底调查.md"
LINES = [words for _, lines in chapters(PAGE) for words in lines]
NOT_ALL = "# 还有没列入的"
BOTH_AWAY: list[Value] = [
    {"relation": "父亲", "situation": "外出务工"},
    {"relation": "母亲", "situation": "外出务工"},
]
ONE_AWAY: list[Value] = [
    {"relation": "父亲", "situation": "外出务工"},
    {"relation": "母亲", "situation": "在家"},
]
GRANDMOTHER: dict[str, Value] = {"name": "田婆婆", "relation": "祖母"}


def pupil(id_: str, name: str, village: str, **more: Value) -> dict[str, Value]:
    return {
        "id": id_, "name": name, "sex": "女", "birth_date": "2015-05-06", "status": "在册",
        "registered_on": "2025-09-01", "hukou": {"rural": True, "registered": True},
        "address": {"village": village},
        "school": {"stage": "小学", "grade": "五年级", "class": 1, "boarding": False, "enrolled": True},
        "parents": BOTH_AWAY, "guardians": [GRANDMOTHER], "guardianship": "较好",
        "health": {"condition": "健康"}, **more,
    }  # fmt: skip


def without(record: dict[str, Value], key: str) -> dict[str, Value]:
    return {name: value for name, value in record.items() if name != key}


UNCLE: dict[str, Value] = {"name": "王二", "relation": "亲属"}
WANG = without(pupil("c-wang", "王小雨", "朝阳村", guardians=[GRANDMOTHER, UNCLE]), "guardianship")
FILES: dict[str, dict[str, Value]] = {
    "liushou.yaml": {"format": 1, "unit": {"name": "石桥小学", "level": "学校"}},
    "data/terms/2026-2027-1.yaml": {"id": "2026-2027-1", "begins": "2026-09-01", "ends": "2027-01-29"},
    "data/children/c-tian.yaml": pupil("c-tian", "田小禾", "朝阳村"),
    "data/children/c-wang.yaml": WANG,
    "data/children/c-li.yaml": without(pupil("c-li", "李小雨", "上湾村"), "hukou"),
    "data/children/c-zhou.yaml": pupil("c-zhou", "周小满", "上湾村", sex="男", parents=ONE_AWAY),
}


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A school of four children: one is complete, two lack something, one counts by its own definition."""
    for path, value in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dump(value), encoding="utf-8", newline="\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def page() -> str:
    return (CHECKOUT / "docs" / PAGE).read_text(encoding="utf-8")


def test_the_page(liushou: Run, school: Path) -> None:
    marked = {line.partition("#")[0].strip() for line in page().splitlines() if NOT_ALL in line}
    first = set[str]()
    assert len(LINES) > 12
    for words in LINES:
        line = " ".join(words)
        lacking = line in marked and line not in first
        first.add(line)
        done = liushou(*words[1:], "--on", DAY)
        assert done.status == (1 if lacking else 0), (line, done)
    names = {file.name for file in school.iterdir()}
    assert {"统计表.xlsx", "统计表.docx", "统计表.csv", "本单位统计表.docx", "汇总.json"} <= names
    assert len(list((school / "登记表").iterdir())) == 3


def test_what_the_page_shows_is_what_is_shown(liushou: Run, school: Path) -> None:
    shown = page().partition("```text\n")[2].partition("```")[0]
    assert liushou("survey", "--on", DAY).out == shown


def test_the_headings_that_the_page_names_are_those_of_the_table(liushou: Run, school: Path) -> None:
    shown = liushou("survey", "--definition", "unit", "--format", "csv", "--on", DAY).out
    for heading in ("父母双方外出，或均未外出", "父亲一方外出", "母亲一方外出", "14周岁及以上"):
        assert heading in shown
        assert f"“{heading}”" in page()
