"""docs/承诺清单.md: its command lines work, its tables name what ships, what it shows is what one sees."""

import re
from pathlib import Path

import pytest
from tests.commands.conftest import CHECKOUT, Run
from tests.commands.pages import chapters
from tests.commands.test_everyday_page import FILES, archive

from liushou.records.promises.shipped import shipped_lists
from liushou.yamltext.emit import dump
from liushou.yamltext.reader import read
from liushou.yamltext.values import Value

PAGE = (CHECKOUT / "docs" / "承诺清单.md").read_text(encoding="utf-8")
CHAPTERS = chapters("承诺清单.md")
DAY = "2026-11-20"
OWN = re.findall(r"```yaml\n(.+?)```", PAGE, re.DOTALL)[0]
CHILD = archive(
    "田小禾",
    "c-he",
    interests=["剪纸"],
    pairings=[{"with": "v-zhou", "role": "代理家长", "since": "2026-09-10"}],
    records=[
        {"date": "2026-10-01", "kind": "亲情书信"},
        {"date": "2026-11-08", "kind": "亲情电话"},
        {"date": "2026-11-15", "kind": "亲情视频"},
    ],
)
CLASS_HOUR: dict[str, Value] = {
    "id": "a-banhui", "title": "防溺水主题班会", "kind": "主题班会", "term": "2026-2027-1", "status": "完成",
    "when": {"from": "2026-10-16"}, "places": ["教室"],
    "sessions": [{"date": "2026-10-16", "present": ["c-he"]}],
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    more = {"data/children/c-he.yaml": CHILD, "data/activities/a-banhui.yaml": CLASS_HOUR}
    for path, value in {**FILES, **more}.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dump(value), encoding="utf-8", newline="\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def with_own_lists(store: Path) -> None:
    settings = store / "liushou.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + OWN, encoding="utf-8", newline="\n")


@pytest.mark.parametrize(("chapter", "lines"), CHAPTERS, ids=[title for title, _ in CHAPTERS])
def test_the_page(liushou: Run, store: Path, chapter: str, lines: list[list[str]]) -> None:
    if chapter == "写自己的清单":
        with_own_lists(store)
    for words in lines:
        done = liushou(*words[1:], "--on", DAY)
        assert done.status == 0, (words, done.err)


def test_what_is_shown_of_a_child(liushou: Run, store: Path) -> None:
    short, every = re.findall(r"```text\n(.+?)```", PAGE, re.DOTALL)
    told = [line[2:] for line in liushou("show", "田小禾", "--on", DAY).out.split("\n")]
    assert all(line in told for line in short.splitlines())
    told = [line.strip() for line in liushou("show", "田小禾", "--all", "--on", DAY).out.split("\n")]
    assert all(line in told for line in every.splitlines())


def test_the_tables_name_what_ships() -> None:
    for checklist in shipped_lists():
        table = PAGE.split(f"| {checklist.name} | 什么算兑现 |\n| --- | --- |\n")[1].split("\n\n")[0]
        assert re.findall(r"^\| (.+?) \|", table, re.MULTILINE) == [item.name for item in checklist.items]


def test_the_own_lists_of_the_page(liushou: Run, store: Path) -> None:
    with_own_lists(store)
    names = [str(item["name"]) for item in _items(OWN)]
    rows = liushou("stats", "--checklist", "--format", "csv", "--on", DAY).out.splitlines()
    assert not any(row.startswith("两艺两体,") for row in rows)
    own = [row.split(",") for row in rows if row.startswith("开学十件事,")]
    assert [row[1] for row in own] == [*names, "全部兑现"]
    # c-yu has nothing; neither boards, and two whole months had passed for each
    kept = {row[1]: row[2:4] for row in own}
    assert kept["学一门乐器"] == ["0", "2"]
    assert kept["寄宿生有生活老师"] == kept["红领巾"] == ["0", "0"]
    assert kept["每月谈心一次"] == ["0", "2"]


def test_what_people_look_after_by_hand_is_marked(liushou: Run, store: Path) -> None:
    with_own_lists(store)
    shown = liushou("show", "田小禾", "--all", "--on", DAY).out
    assert "\n    不计数  红领巾\n" in shown


def _items(text: str) -> list[dict[str, Value]]:
    value = read(text.encode()).value
    assert value is not None
    lists = value["checklists"]
    assert isinstance(lists, list)
    assert isinstance(lists[1], dict)
    items = lists[1]["items"]
    assert isinstance(items, list)
    return [item for item in items if isinstance(item, dict)]
