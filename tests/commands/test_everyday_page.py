"""Every command line of docs/日常.md does what the page says, in a store that has the people it names."""

import csv
import shlex
import sys
from pathlib import Path

import pytest
from tests.commands.conftest import Run
from tests.commands.git_repository import git, needs_git, plain_git
from tests.commands.pages import chapters

from liushou.errors import Status
from liushou.yamltext.emit import dump
from liushou.yamltext.values import Value

CHAPTERS = chapters("日常.md")
DAYS = {"学期开始，学期结束": "2027-08-30", "办一次活动": "2026-12-31"}
"""The day on which a chapter happens; the others happen on an ordinary one."""
ORDINARY = "2026-11-20"


def archive(name: str, id_: str, **more: Value) -> dict[str, Value]:
    return {
        "id": id_, "name": name, "sex": "女", "birth_date": "2016-03-05", "status": "在册",
        "registered_on": "2025-09-01",
        "school": {"stage": "小学", "grade": "五年级", "class": 1, "boarding": False, "enrolled": True},
        "parents": [
            {"relation": "父亲", "situation": "外出务工"}, {"relation": "母亲", "situation": "外出务工"},
        ],
        "guardians": [{"name": "田桂兰", "relation": "祖母", "phone": "15400000002", "primary": True}],
        **more,
    }  # fmt: skip


def helper(name: str, id_: str, **more: Value) -> dict[str, Value]:
    return {
        "id": id_, "name": name, "sex": "女", "kind": "教师", "status": "在岗", "joined_on": "2024-09-01",
        **more,
    }  # fmt: skip


FILES: dict[str, dict[str, Value]] = {
    "liushou.yaml": {"format": 1, "unit": {"name": "石桥镇中心小学", "level": "学校"}},
    "data/children/c-he.yaml": archive("田小禾", "c-he"),
    "data/children/c-yu.yaml": archive("李小雨", "c-yu"),
    "data/volunteers/v-zhou.yaml": helper("周敏", "v-zhou", homeroom={"grade": "五年级", "class": 1}),
    "data/volunteers/v-wu.yaml": helper("吴刚", "v-wu"),
    "data/activities/a-5m2ce.yaml": {
        "id": "a-5m2ce", "title": "2025年迎新年", "kind": "节日活动", "term": "2025-2026-1", "status": "完成",
        "when": {"from": "2025-12-31"}, "places": ["操场"],
    },
    "data/activities/a-lianhuan.yaml": {
        "id": "a-lianhuan", "title": "元旦联欢", "kind": "节日活动", "term": "2026-2027-1", "status": "计划",
        "when": {"from": "2026-12-31"}, "places": ["操场"], "children": ["c-he", "c-yu"],
    },
    "data/terms/2025-2026-1.yaml": {"id": "2025-2026-1", "begins": "2025-09-01", "ends": "2026-01-30"},
    "data/terms/2025-2026-2.yaml": {"id": "2025-2026-2", "begins": "2026-03-02", "ends": "2026-07-10"},
    "data/terms/2026-2027-1.yaml": {"id": "2026-2027-1", "begins": "2026-09-01", "ends": "2027-01-29"},
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    plain_git(monkeypatch)
    for path, value in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dump(value), encoding="utf-8", newline="\n")
    git(tmp_path, "init", "--quiet")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VISUAL", editor(tmp_path))
    return tmp_path


def editor(folder: Path) -> str:
    """An editor that writes a line, as a person would."""
    program = folder / "editor.py"
    program.write_text(
        "import sys\nwith open(sys.argv[1], 'a', encoding='utf-8') as text: text.write('奶奶身体好\\n')\n",
        encoding="utf-8",
    )
    return shlex.join([sys.executable, str(program)])


def fill_in(sheet: Path) -> None:
    """What a teacher does with a sheet that was handed out."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = list(csv.reader(file))
    day = heads.index("日期")
    filled = [[ORDINARY if place == day else cell for place, cell in enumerate(row)] for row in rows]
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([heads, *filled])


@needs_git
@pytest.mark.parametrize(("chapter", "lines"), CHAPTERS, ids=[title for title, _ in CHAPTERS])
def test_the_page(liushou: Run, store: Path, chapter: str, lines: list[list[str]]) -> None:
    for words in lines:
        if "--from" in words and words[-1].endswith(".csv"):
            fill_in(store / words[-1])
        done = liushou(*words[1:], "--on", DAYS.get(chapter, ORDINARY))
        # Archives made on the way lack what the survey asks for: it names them, as the page says.
        expected = Status.FINDINGS if words[1] == "survey" else Status.FINE
        assert done.status == expected, (words, done.err)
    assert liushou("check", "--on", DAYS.get(chapter, ORDINARY)).status == 0
