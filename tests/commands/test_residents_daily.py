"""留守妇女、留守老人 in daily use: written down, verified, waited for, listed, shown."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import DAY, Run

ELDER = (
    "id: r-1\nname: 祝有田\nsex: 男\nbirth_date: 1952-12-03\nkind: 留守老人\nstatus: 在册\n"
    "registered_on: 2024-03-12\naddress: {village: 朝阳村}\n"
)
HELPED = "helpers:\n  - {with: v-1, since: 2025-01-01}\n"
DUTY = "duties:\n  - {name: 老人走访, kind: [走访, 慰问], every: month, whom: 留守老人}\n"
Put = Callable[..., Path]


@pytest.fixture(autouse=True)
def nobody_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LIUSHOU_BY", raising=False)


@pytest.fixture
def put(small: Path) -> Put:
    """Write a resident into the small store: the elder unless told otherwise, with more lines."""

    def written(more: str = "", *, id_: str = "r-1", name: str = "祝有田", kind: str = "留守老人") -> Path:
        file = small / f"data/residents/{id_}.yaml"
        file.parent.mkdir(exist_ok=True)
        text = ELDER.replace("r-1", id_).replace("祝有田", name).replace("留守老人", kind)
        file.write_text(text + more, encoding="utf-8", newline="\n")
        return file

    return written


def waiting(liushou: Run, root: Path, *words: str) -> list[dict[str, Any]]:
    shown = liushou("-C", root, "due", *words, "--on", DAY, "--format", "json")
    assert shown.status == 0, shown.err
    found = json.loads(shown.out)
    assert isinstance(found, list)
    return found


def test_a_visit_is_written_into_the_archive(liushou: Run, small: Path, put: Put) -> None:
    file = put(HELPED)
    before = file.read_text(encoding="utf-8")
    done = liushou(
        "-C", small, "record", "祝有田", "走访", "--by", "v-1", "--place", "家中", "--note", "屋顶漏雨",
        "--follow-up", "2026-12-01 请瓦工", "--on", DAY,
    )  # fmt: skip
    assert done.status == 0, done.err
    assert "已记录走访 1 条：祝有田" in done.err
    assert file.read_text(encoding="utf-8") == before + (
        "records:\n  - date: 2026-11-20\n    kind: 走访\n    by: v-1\n    place: 家中\n    note: 屋顶漏雨\n"
        "    follow_up: {due: 2026-12-01, what: 请瓦工}\n"
    )
    again = liushou("-C", small, "record", "r-1", "走访", "--by", "v-1", "--note", "屋顶漏雨", "--on", DAY)
    assert "已有同样的记录" in again.err
    kept = liushou("-C", small, "record", "r-1", "随访", "--done", "--on", DAY)
    assert kept.status == 0
    assert "done: 2026-11-20" in file.read_text(encoding="utf-8")


def test_a_child_and_an_elder_at_once(liushou: Run, small: Path, put: Put) -> None:
    put()
    done = liushou("-C", small, "record", "田小禾", "祝有田", "慰问", "--by", "v-1", "--on", DAY)
    assert "已记录慰问 2 条：田小禾、祝有田" in done.err
    for path in ("children/c-1", "residents/r-1"):
        assert "kind: 慰问" in (small / f"data/{path}.yaml").read_text(encoding="utf-8")


def test_a_filter_means_residents_only_where_it_is_said(liushou: Run, small: Path, put: Put) -> None:
    put()
    put(id_="r-2", name="卜春燕", kind="留守妇女")
    words = ("-C", small, "record", "类别:留守老人", "走访", "--on", DAY)
    refused = liushou(*words)
    assert refused.status == 2
    assert "请加 --residents" in refused.err
    assert liushou(*words, "--residents").status == 0
    assert "走访" in (small / "data/residents/r-1.yaml").read_text(encoding="utf-8")
    assert "走访" not in (small / "data/residents/r-2.yaml").read_text(encoding="utf-8")


def test_an_elder_who_is_no_longer_kept_is_refused(liushou: Run, small: Path, put: Put) -> None:
    file = put()
    text = file.read_text(encoding="utf-8").replace("status: 在册", "status: 结束\nclosed_on: 2026-10-11")
    file.write_text(text, encoding="utf-8", newline="\n")
    refused = liushou("-C", small, "record", "祝有田", "走访", "--on", DAY)
    assert (refused.status, file.read_text(encoding="utf-8")) == (2, text)
    assert "祝有田（r-1，2026-10-11 结束）" in refused.err


def test_a_blank_sheet_filled_in(liushou: Run, small: Path, put: Put, tmp_path: Path) -> None:
    file, sheet = put(HELPED), tmp_path / "走访表.csv"
    asked = ("record", "--residents", "类别:留守老人", "走访", "--blank", "--by", "v-1", "--on", DAY)
    assert liushou("-C", small, *asked, "-o", sheet).status == 0
    heads, elder = csv.reader(io.StringIO(sheet.read_text(encoding="utf-8-sig")))
    assert heads[:4] == ["编号", "姓名", "村", "日期"]
    assert elder[:4] == ["r-1", "祝有田", "朝阳村", ""]
    elder[3], elder[7] = "2026-11-19", "血压平稳"
    sheet.write_text("\n".join(map(",".join, (heads, elder))), encoding="utf-8", newline="\n")
    done = liushou("-C", small, "record", "--from", sheet, "--on", DAY)
    assert done.status == 0, done.err
    assert "  - {date: 2026-11-19, kind: 走访, by: v-1, note: 血压平稳}\n" in file.read_text(encoding="utf-8")
    imported = liushou("-C", small, "import", sheet, "--on", DAY, "--dry-run")
    assert "没有变化 1 行" in imported.out
    assert "不认识" not in imported.out
    both = liushou("-C", small, "record", "--from", sheet, "--residents", "--on", DAY)
    assert both.status == 2


def test_verified_by_themselves(liushou: Run, small: Path, put: Put) -> None:
    put()
    listed = ("-C", small, "verify", "--residents", "--on", DAY)
    assert json.loads(liushou(*listed, "--format", "json").out) == [
        {"id": "r-1", "name": "祝有田", "village": "朝阳村", "last": None}
    ]
    assert "在册留守妇女、老人中还有 1 人没有核查" in liushou(*listed).err
    done = liushou("-C", small, "verify", "--residents", "类别:留守老人", "--by", "v-1", "--on", DAY)
    assert "已核查 1 人：祝有田" in done.err
    assert "本学期在册留守妇女、老人都已核查" in done.err
    assert liushou(*listed, "--format", "csv").out == "编号,姓名,村,上次核查\n"
    mixed = liushou("-C", small, "verify", "祝有田", "田小禾", "--by", "v-1", "--on", DAY)
    assert "2026-11-20 已经核查过，没有再记：祝有田" in mixed.err
    assert "本学期在册儿童都已核查" in mixed.err


def test_what_is_due_for_an_elder(liushou: Run, small: Path, put: Put) -> None:
    put(HELPED + "records:\n  - {date: 2026-11-01, kind: 谈心, by: v-1, "
        "follow_up: {due: 2026-11-10, what: 送药}}\n")  # fmt: skip
    settings = small / "liushou.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + DUTY, encoding="utf-8", newline="\n")
    found = waiting(liushou, small, "--residents", "--within", "13")
    assert [(one["kind"], one["child"], one["resident"], one["volunteer"]) for one in found] == [
        ("duty", None, "r-1", "v-1"),
        ("follow_up", None, "r-1", "v-1"),
        ("birthday", None, "r-1", "v-1"),
    ]
    assert found == waiting(liushou, small, "祝有田", "--within", "13")
    assert found == [one for one in waiting(liushou, small, "--within", "13") if one["resident"]]
    assert found == [
        one for one in waiting(liushou, small, "--by", "v-1", "--within", "13") if one["resident"]
    ]
    assert not any(one["resident"] for one in waiting(liushou, small, "--except", "祝有田"))
    shown = liushou("-C", small, "due", "--on", DAY, "--per", "班级")
    assert "留守妇女、老人（逾期 2）" in shown.out
    assert "祝有田 朝阳村  何秀兰" in shown.out
    assert "祝有田 朝阳村 r-1（逾期 2）" in liushou("-C", small, "due", "--on", DAY, "--per", "儿童").out
    sheet = list(
        csv.DictReader(io.StringIO(liushou("-C", small, "due", "r-1", "--on", DAY, "--format", "csv").out))
    )
    assert [(one["编号"], one["姓名"], one["班级或村"], one["说明"]) for one in sheet] == [
        ("r-1", "祝有田", "朝阳村", "10月"), ("r-1", "祝有田", "朝阳村", "***"),
    ]  # fmt: skip
    event = liushou("-C", small, "due", "r-1", "--kind", "职责", "--on", DAY, "--format", "ics").out
    assert "SUMMARY:老人走访：祝有田" in event
    liushou("-C", small, "record", "祝有田", "走访", "--date", "2026-10-31", "--by", "v-1", "--on", DAY)
    assert [one["kind"] for one in waiting(liushou, small, "--residents")] == ["follow_up"]


def test_the_pages_of_an_elder_and_of_the_helper(liushou: Run, small: Path, put: Put) -> None:
    put(HELPED + "needs: [生活照料]\nrecords:\n  - {date: 2026-10-10, kind: 走访, by: v-1}\n")
    settings = small / "liushou.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + DUTY, encoding="utf-8", newline="\n")
    page = liushou("-C", small, "show", "祝有田", "--on", DAY).out
    assert "本学期职责\n  老人走访  每月　到期 2 次，做到 1 次　11月还没有做到（11-30 前）\n" in page
    assert "2026-11-30  还有 10 天  老人走访　何秀兰　11月" in page
    helper = liushou("-C", small, "show", "v-1", "--on", DAY).out
    assert "帮扶的留守妇女、老人（1 名）\n" in helper
    assert "  祝有田  留守老人  朝阳村  2025-01-01  r-1" in helper
    assert "老人走访　祝有田　11月" in helper
    put("")
    alone = liushou("-C", small, "show", "祝有田", "--on", DAY).out
    assert "需求和帮扶\n  帮扶人  没有\n" in alone


def test_listed_with_helper_and_last_visit(liushou: Run, small: Path, put: Put) -> None:
    visits = "records:\n  - {date: 2026-10-10, kind: 慰问}\n  - {date: 2026-11-10, kind: 谈心}\n"
    put(HELPED + visits)
    put(id_="r-2", name="卜春燕", kind="留守妇女")

    def listed(*words: str) -> list[dict[str, Any]]:
        shown = liushou("-C", small, "list", "residents", *words, "--on", DAY, "--format", "json")
        assert shown.status == 0, shown.err
        found: list[dict[str, Any]] = json.loads(shown.out)
        return found

    rows = {one["id"]: (one["helpers"], one["helper"], one["last_visit"]) for one in listed()}
    assert rows == {"r-1": (["v-1"], "何秀兰", "2026-10-10"), "r-2": ([], None, None)}
    assert [one["id"] for one in listed("已有帮扶人:否")] == ["r-2"]
    assert [one["id"] for one in listed("最近走访<2026-11", "村:朝阳村", "年龄:73")] == ["r-1"]
    assert listed("--columns", "姓名,最近走访,age", "--sort", "最近走访") == [
        {"name": "祝有田", "last_visit": "2026-10-10", "age": 73},
        {"name": "卜春燕", "last_visit": None, "age": 73},
    ]
    table = liushou("-C", small, "list", "residents", "--on", DAY).out
    assert "帮扶人  最近走访    状态" in table
