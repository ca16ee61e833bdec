"""`liushou stats --checklist`: the lists of promises in every form."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import DAY, Run

HEADS = ["清单", "承诺", "已兑现", "应兑现", "兑现率"]


def test_every_list_on_a_terminal(liushou: Run, sample: Path) -> None:
    told = liushou("-C", sample, "stats", "--checklist", "--on", DAY)
    assert told.status == 0
    titles = [line for line in told.out.splitlines() if line in ("十个一", "两艺两体", "五个有", "督导检查")]
    assert titles == ["十个一", "两艺两体", "五个有", "督导检查"]
    assert max(len(line) for line in told.out.splitlines()) <= 80


def test_one_list(liushou: Run, sample: Path) -> None:
    told = liushou("-C", sample, "stats", "--checklist", "五个有", "--on", DAY)
    assert "安全有护" in told.out
    assert "督导检查" not in told.out


def test_the_forms_say_the_same(liushou: Run, sample: Path, sample_report: dict[str, Any]) -> None:
    run = ("-C", sample, "stats", "--checklist", "--on", DAY, "--format")
    found = json.loads(liushou(*run, "json").out)
    assert set(found) == {"unit", "term", "on", "revision", "population", "checklists"}
    assert found["checklists"] == sample_report["checklists"]
    rows = list(csv.reader(liushou(*run, "csv").out.splitlines()))
    assert rows[0] == HEADS
    counts = [
        [one["name"], name, str(figure["numerator"]), str(figure["denominator"])]
        for one in found["checklists"]
        for name, figure in (*((item["name"], item) for item in one["items"]), ("全部兑现", one["all"]))
    ]
    assert [row[:4] for row in rows[1:]] == counts
    marked = [line.split("|")[1:-1] for line in liushou(*run, "md").out.splitlines()]
    assert [[cell.strip() for cell in row] for row in (marked[0], *marked[2:])] == rows


def test_the_children_behind_it(liushou: Run, sample: Path, sample_report: dict[str, Any]) -> None:
    run = ("-C", sample, "stats", "--checklist", "五个有", "--names", "--on", DAY, "--format", "csv")
    heads, *rows = csv.reader(liushou(*run).out.splitlines())
    assert heads == ["清单", "没有兑现的承诺", "编号", "姓名", "班级", "村"]
    (found,) = (one for one in sample_report["checklists"] if one["name"] == "五个有")
    missing = [(item["name"], id_) for item in found["items"] for id_ in item["missing"]]
    assert [(row[1], row[2]) for row in rows] == missing
    assert missing
    shown = liushou("-C", sample, "stats", "--checklist", "五个有", "--names", "--on", DAY)
    assert all(id_ in shown.out for _, id_ in missing)


def test_a_list_that_is_not_there(liushou: Run, sample: Path, small: Path) -> None:
    told = liushou("-C", sample, "stats", "--checklist", "五个", "--on", DAY)
    assert (told.status, told.out) == (2, "")
    assert "十个一、两艺两体、五个有、督导检查" in told.err
    gone = "".join(f"  - {{name: {name}, items: []}}\n" for name in ("十个一", "两艺两体", "五个有"))
    with (small / "liushou.yaml").open("a", encoding="utf-8", newline="\n") as settings:
        settings.write(f"checklists:\n{gone}")
    told = liushou("-C", small, "stats", "--checklist", "--on", DAY)
    assert told.status == 2
    assert "没有承诺清单" in told.err
    assert "承诺" not in liushou("-C", small, "report", "--term", "--on", DAY).out
    assert "承诺" not in liushou("-C", small, "show", "c-1", "--on", DAY).out


@pytest.mark.parametrize("beside", [["结对帮扶率"], ["--per", "班级"], ["--trend"], ["--residents"]])
def test_what_does_not_go_with_it(liushou: Run, sample: Path, beside: list[str]) -> None:
    told = liushou("-C", sample, "stats", *beside, "--checklist", "十个一", "--on", DAY)
    assert (told.status, told.out) == (2, "")
    assert "--checklist" in told.err


def test_a_list_that_cannot_be_read_is_left_out_and_told(liushou: Run, small: Path) -> None:
    with (small / "liushou.yaml").open("a", encoding="utf-8", newline="\n") as settings:
        settings.write(
            "checklists:\n  - {name: 甲, items: [{name: 丙, record: 谈心}, {name: 乙, field: 同意信}]}\n"
            "  - {name: 丁, items: [{name: 戊, record: 谈心}]}\n"
        )
    for command in (
        ["stats", "--checklist"],
        ["report", "--term"],
        ["show", "c-1"],
        ["render", "inspection-form", "c-1", "--format", "md"],
        ["render", "term-report", "--format", "md"],
    ):
        told = liushou("-C", small, *command, "--on", DAY)
        assert told.status == 0, told.err
        assert "十个一" in told.out
        assert "丁" in told.out
        assert "甲" not in told.out
        assert "承诺清单“甲”没有列入" in told.err
        assert "“乙”读不懂：没有“同意信”这个字段" in told.err
        assert "liushou check" in told.err
    told = liushou("-C", small, "stats", "--checklist", "甲", "--on", DAY)
    assert (told.status, told.out) == (2, "")
    assert "“甲”这份清单读不懂" in told.err
    assert "没有列入" not in liushou("-C", small, "stats", "--on", DAY).err
    assert "LS314" in liushou("-C", small, "check", "--on", DAY).out


def test_hostile_names_print_as_text(liushou: Run, small: Path) -> None:
    evil = r'"[red]甲[/x]\x1b[31m"'
    with (small / "liushou.yaml").open("a", encoding="utf-8", newline="\n") as settings:
        settings.write(f"checklists:\n  - {{name: {evil}, items: [{{name: {evil}, record: 谈心}}]}}\n")
    for command in (
        ["stats", "--checklist"],
        ["report", "--term"],
        ["show", "c-1"],
        ["show", "c-1", "--all"],
    ):
        told = liushou("-C", small, *command, "--on", DAY)
        assert told.status == 0
        assert "[red]甲[/x]" in told.out
        assert "\x1b" not in told.out
