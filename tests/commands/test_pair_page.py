"""Every command line of docs/结对.md does what the page says, in a store that has the people it names."""

from pathlib import Path

import pytest
from tests.commands.conftest import CHECKOUT, Run
from tests.commands.pages import chapters

from liushou.care.pairing.weights import DEFAULTS
from liushou.yamltext.emit import dump
from liushou.yamltext.values import Value

CHAPTERS = chapters("结对.md")
DAY = "2026-11-20"
LATER = {"结束，移交": "2026-12-31"}


def archive(name: str, id_: str, grade: str, village: str, **more: Value) -> dict[str, Value]:
    return {
        "id": id_, "name": name, "sex": "女", "birth_date": "2016-03-05", "status": "在册",
        "registered_on": "2025-09-01", "address": {"village": village},
        "school": {"stage": "小学", "grade": grade, "class": 1, "boarding": False, "enrolled": True},
        "parents": [
            {"relation": "父亲", "situation": "外出务工"}, {"relation": "母亲", "situation": "外出务工"},
        ],
        "guardians": [{"name": "田桂兰", "relation": "祖母", "phone": "15400000002", "primary": True}],
        **more,
    }  # fmt: skip


def helper(name: str, id_: str, **more: Value) -> dict[str, Value]:
    return {
        "id": id_, "name": name, "sex": "女", "kind": "教师", "status": "在岗", "joined_on": "2024-09-01",
        "clearance": {"checked_on": "2026-09-01", "result": "通过"},
        **more,
    }  # fmt: skip


PEOPLE: tuple[dict[str, Value], ...] = (
    archive("田小禾", "c-he", "五年级", "朝阳村", categories=["学困"]),
    archive("李小雨", "c-yu", "五年级", "朝阳村", siblings=["c-lei"]),
    archive("李小雷", "c-lei", "三年级", "朝阳村", sex="男", birth_date="2018-02-01", siblings=["c-yu"]),
    archive("吴丽", "c-li", "六年级", "柳树村", birth_date="2014-10-09"),
    helper("周敏", "v-zhou", homeroom={"grade": "五年级", "class": 1}, skills=["数学"], capacity=1),
    helper("郑爱国", "v-zheng", sex="男", kind="五老", address={"village": "朝阳村"}),
    helper("何秀兰", "v-he", kind="儿童主任", address={"village": "柳树村"}),
    helper("吴刚", "v-wu", sex="男", clearance={"checked_on": "2025-09-01", "result": "通过"}),
)
SETTINGS: dict[str, Value] = {"format": 1, "unit": {"name": "石桥镇中心小学", "level": "学校"}}
TERM: dict[str, Value] = {"id": "2026-2027-1", "begins": "2026-09-01", "ends": "2027-01-29"}


def lay_out(root: Path) -> Path:
    """A store of these people."""
    people = {
        f"data/{'children' if str(one['id']).startswith('c-') else 'volunteers'}/{one['id']}.yaml": one
        for one in PEOPLE
    }
    for path, value in {"liushou.yaml": SETTINGS, "data/terms/2026-2027-1.yaml": TERM, **people}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dump(value), encoding="utf-8", newline="\n")
    return root


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(lay_out(tmp_path))
    return tmp_path


def test_the_page(liushou: Run, store: Path) -> None:
    """One session from beginning to end: what a chapter writes is there in the next."""
    for title, lines in CHAPTERS:
        for words in lines:
            on = () if "--on" in words else ("--on", LATER.get(title, DAY))
            done = liushou(*words[1:], *on)
            assert done.status == 0, (words, done)
    assert liushou("check", "--on", DAY).status == 0


def test_what_the_page_shows_is_what_is_shown(liushou: Run, store: Path) -> None:
    page = (CHECKOUT / "docs" / "结对.md").read_text(encoding="utf-8")
    shown = page.partition("```text\n")[2].partition("```")[0]
    assert liushou("pair", "suggest", "--on", DAY).out == shown


def test_the_settings_the_page_shows_are_taken(liushou: Run, store: Path) -> None:
    page = (CHECKOUT / "docs" / "结对.md").read_text(encoding="utf-8")
    settings = page.partition("```yaml\n")[2].partition("```")[0]
    with (store / "liushou.yaml").open("a", encoding="utf-8", newline="\n") as file:
        file.write(settings)
    assert liushou("check", "--on", DAY).status == 0
    assert "代价" in liushou("pair", "suggest", "--on", DAY).out


def test_the_weights_the_page_names_are_the_ones_used() -> None:
    page = (CHECKOUT / "docs" / "结对.md").read_text(encoding="utf-8")
    rows = [line.split("|")[2:4] for line in page.splitlines() if line.startswith("|") and "`" in line]
    named = {key.strip().strip("`"): weight.strip() for key, weight in rows}
    assert {key: int(weight) for key, weight in named.items() if weight.isdigit()} == dict(DEFAULTS)
