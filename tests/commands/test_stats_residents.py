"""`liushou stats --residents`: 留守妇女、留守老人 counted as people see them, and their part in `report`."""

import csv
import io
import json
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run

from liushou.textwidth import width

WORDS = ("stats", "--residents", "--on", DAY)


def test_the_table_has_villages_needs_figures_and_duties(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, *WORDS)
    assert shown.status == 0
    lines = [line.split() for line in shown.out.splitlines()]
    assert ["上湾村", "1", "1", "2"] in lines
    assert ["合计", "4", "6", "10"] in lines
    assert ["文化娱乐", "3"] in lines
    assert ["结对帮扶率", "8", "10", "80.0%"] in [line[:4] for line in lines]
    assert ["老人走访", "每月", "9", "10", "90.0%"] in [line[:5] for line in lines]
    assert max(width(line) for line in shown.out.splitlines()) <= 80


def test_figures_can_be_asked_for_by_name_duties_too(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, *WORDS, "老人走访", "走访率", "--format", "csv")
    assert list(csv.reader(io.StringIO(shown.out))) == [
        ["指标", "完成", "应完成", "完成率"],
        ["老人走访", "9", "10", "90.0%"],
        ["走访率", "8", "10", "80.0%"],
    ]


def test_names_say_who_is_missing(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, *WORDS, "--names", "结对帮扶率", "--format", "csv")
    assert list(csv.reader(io.StringIO(shown.out)))[1:] == [
        ["结对帮扶率", "r-ii3vb", "芮桂英", "留守妇女", "上湾村"],
        ["结对帮扶率", "r-jr4nq", "冉秀芝", "留守老人", "鹭溪村"],
    ]


@pytest.mark.parametrize(
    ("per", "first", "last"),
    [
        ("类别", ["留守妇女", "4"], ["合计", "10"]),
        ("村,类别", ["上湾村", "1", "1", "2"], ["合计", "4", "6", "10"]),
        ("年龄段", ["0–59", "4"], ["合计", "10"]),
        ("需求", ["生活照料", "3"], ["合计", "10"]),
    ],
)
def test_groups(liushou: Run, sample: Path, per: str, first: list[str], last: list[str]) -> None:
    shown = liushou("-C", sample, *WORDS, "--per", per, "--format", "csv")
    _, *rows = csv.reader(io.StringIO(shown.out))
    assert (rows[0], rows[-1]) == (first, last)


def test_json_is_that_of_the_report(liushou: Run, sample: Path) -> None:
    shown = json.loads(liushou("-C", sample, *WORDS, "--format", "json").out)
    assert set(shown) == {"unit", "term", "on", "revision", "residents"}
    whole = json.loads(liushou("-C", sample, "report", "--on", DAY, "--format", "json").out)
    assert shown["residents"] == whole["residents"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("入学率",), "没有“入学率”这个指标；留守妇女、老人的有：结对帮扶率"),
        (("--per", "班级"), "不能按“班级”分组；可以用：村、类别"),
        (("--trend",), "--trend 和 --residents 不能同时用"),
        (("--per", "村", "走访率"), "指标和 --per 不能同时用"),
    ],
)
def test_what_cannot_be_counted_is_refused(
    liushou: Run, sample: Path, words: tuple[str, ...], told: str
) -> None:
    shown = liushou("-C", sample, *WORDS, *words)
    assert shown.status == 2
    assert told in shown.err


def test_a_school_without_residents_is_told_how_to_keep_them(liushou: Run, small: Path) -> None:
    shown = liushou("-C", small, *WORDS)
    assert shown.status == 2
    assert "liushou new resident" in shown.err
    whole = liushou("-C", small, "report", "--on", DAY)
    assert "留守老人" not in whole.out


def test_the_report_says_what_is_left_to_do_for_residents(liushou: Run, sample: Path) -> None:
    shown = "".join(liushou("-C", sample, "report", "--on", DAY).out.split())
    assert "没有帮扶人的留守妇女、老人：芮桂英（上湾村）、冉秀芝（鹭溪村），共2人" in shown
    assert "老人走访逾期（最近一期未做）：祝有田（枫坪村），共1人" in shown


@pytest.mark.parametrize("audience", ["internal", "superior", "public"])
def test_the_document_counts_residents_and_names_none(liushou: Run, sample: Path, audience: str) -> None:
    shown = liushou("-C", sample, "report", "--on", DAY, "--format", "md", "--audience", audience)
    part = shown.out.partition("关爱留守妇女、留守老人")[2].partition("\n## ")[0]
    assert "留守妇女、留守老人共10名" in part
    public = audience == "public"
    assert ("留守妇女5名、留守老人5名" in part) is public
    assert ("| 鹭溪村 |" in part) is not public
    assert ("后续办结率" in part) is not public
    assert not any(name in part for name in ("芮桂英", "冉秀芝", "祝有田"))


def test_each_thing_that_is_left_out_is_left_out_by_itself(liushou: Run, sample: Path) -> None:
    words = ("--per", "村,类别", "--except", "村:上湾村", "--except", "类别:留守妇女", "--format", "csv")
    heads, *rows = csv.reader(io.StringIO(liushou("-C", sample, *WORDS, *words).out))
    assert "上湾村" not in [row[0] for row in rows]
    assert rows[-1][0] == "合计"
    assert dict(zip(heads, rows[-1], strict=True)).get("留守妇女", "0") == "0"
    assert rows[-1][-1] == "5"
