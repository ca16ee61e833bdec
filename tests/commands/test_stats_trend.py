"""`liushou stats --trend`: every column is what `stats` says of that term, or of that moment."""

import csv
import io
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import DAY, Result, Run
from tests.commands.git_repository import git, needs_git, plain_git

from liushou.store.load import Loaded, load_file
from liushou.store.opener import Opener
from liushou.store.sources import Reader, Source

TERMS = ["2025-2026-1", "2025-2026-2", "2026-2027-1"]
VISIT = "records:\n  - {date: 2026-10-12, kind: 家访, by: v-1}\n"
SHARED = ("term", "on", "revision", "population", "indicators")


@pytest.fixture
def year(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small store at three moments: v1 without a visit, v2 with one, v3 without its term."""
    plain_git(monkeypatch)
    git(small, "init", "-q", "-b", "main")
    _commit(small, "v1", "2026-10-01")
    _edit(small, "data/children/c-1.yaml", "records:\n", VISIT)
    _commit(small, "v2", "2026-10-15")
    (small / "data/terms/2026-2027-1.yaml").unlink()
    _commit(small, "v3", "2026-11-02")
    return small


def _commit(root: Path, tag: str, day: str) -> None:
    at = f"{day}T09:00:00+0800"
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", tag, env=_environment(at))
    git(root, "tag", tag)


def _environment(at: str) -> dict[str, str]:
    return {**os.environ, "GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}


def _edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def _json(found: Result) -> Any:
    assert found.status == 0, found.err
    return json.loads(found.out)


def test_each_term_is_what_stats_says_of_it_on_its_day(liushou: Run, sample: Path) -> None:
    trend = _json(liushou("-C", sample, "stats", "--trend", "--on", DAY, "--format", "json"))
    assert [column["term"] for column in trend["trend"]] == TERMS
    assert [column["on"] for column in trend["trend"]] == ["2026-01-30", "2026-07-10", DAY]
    for column in trend["trend"]:
        asked = ("--term", column["term"], "--on", column["on"])
        stats = _json(liushou("-C", sample, "stats", *asked, "--format", "json"))
        assert column == {key: stats[key] for key in SHARED}
        assert trend["unit"] == stats["unit"]
    assert trend["uncounted"] == []


def test_on_a_terminal(liushou: Run, sample: Path) -> None:
    found = liushou("-C", sample, "stats", "走访率", "法律援助率", "--trend", "--on", DAY)
    assert (found.status, found.err) == (0, "")
    assert [line.rstrip() for line in found.out.splitlines()] == [
        "",
        "石桥镇中心小学　指标走势",
        "            2025秋      2026春         2026秋",
        "指标        2026-01-30  2026-07-10     2026-11-20      目标",
        "─" * 59,
        "统计人数    48 人        46 人          46 人",
        "走访率      75.0%        95.7%  +20.7   89.1%  -6.5  100.0%",
        "            36/48        44/46          41/46          未达",
        "法律援助率      —       100.0%         100.0%   0.0",
        "                           1/1            1/1",
        "增减是与前一列相比的百分点。",
        "2026秋学期还没有结束，算到 2026-11-20，与整学期比较时请留意。",
    ]


def test_files_have_the_same_figures(liushou: Run, sample: Path, tmp_path: Path) -> None:
    for name in ("t.csv", "t.md", "t.txt", "t.json"):
        asked = ("stats", "走访率", "--trend", "--on", DAY, "-o", tmp_path / name)
        assert liushou("-C", sample, *asked) == (0, "", f"已写入 {tmp_path / name}\n")
    text = {name: (tmp_path / f"t.{name}").read_text(encoding="utf-8-sig") for name in ("csv", "md", "txt")}
    rows = list(csv.DictReader(io.StringIO(text["csv"])))
    assert [row["学期"] for row in rows] == TERMS
    assert [float(row["完成率"]) for row in rows] == [36 / 48, 44 / 46, 41 / 46]
    assert "75.0%" in text["md"]
    assert "36/48" in text["md"]
    shown = liushou("-C", sample, "stats", "走访率", "--trend", "--on", DAY, "--format", "md")
    assert "| 75.0%（36/48）" in shown.out
    assert "36/48" in text["txt"]
    assert "\x1b" not in text["txt"]


def test_conditions_that_nobody_meets_are_told(liushou: Run, sample: Path) -> None:
    for words in (["走访率"], ["--per", "年级"]):
        done = liushou("-C", sample, "stats", "--trend", "村:火星村", *words, "--on", DAY)
        assert done.status == 0
        assert "没有人符合条件：村:火星村。请核对条件。" in done.err
    assert "没有人符合条件" not in liushou("-C", sample, "stats", "--trend", "性别:女", "--on", DAY).err


def test_a_trend_ends_with_the_term_asked_for(liushou: Run, sample: Path) -> None:
    for word in ("2026春", "last"):
        trend = _json(
            liushou("-C", sample, "stats", "--trend", "--term", word, "--on", DAY, "--format", "json")
        )
        assert [column["term"] for column in trend["trend"]] == TERMS[:2]


def test_what_makes_no_sense_is_refused(liushou: Run, sample: Path) -> None:
    def refused(*words: str) -> str:
        found = liushou("-C", sample, "stats", *words, "--on", DAY)
        assert (found.status, found.out) == (2, "")
        return found.err

    assert "走势只按一个分组看" in refused("--trend", "--per", "班级,性别")
    assert "一次只看一个指标" in refused("--trend", "--per", "班级", "走访率", "建档率")
    assert "--trend 和 --residents 不能同时用：请逐个学期" in refused("--trend", "--residents")
    assert "--trend 和 --names 不能同时用" in refused("--trend", "--names")
    assert "要比较几个版本，请加 --trend" in refused("--at", "v1", "--at", "v2")
    assert "没有“好率”这个指标；现有：建档率" in refused("--trend", "好率")
    assert "2026-2027-2 的工作计划" in refused("--trend", "--term", "2027春")
    assert "docx 要写到文件" in refused("--trend", "--format", "docx")
    early = liushou("-C", sample, "stats", "--trend", "--term", "2026秋", "--on", "2026-05-01")
    assert (early.status, early.out) == (2, "")
    assert "学期 2026-2027-1 到 2026-05-01 还没有开始（2026-09-01 开始）" in early.err


def test_a_plan_with_an_error_is_named(liushou: Run, sample: Path, tmp_path: Path) -> None:
    root = tmp_path / "broken"
    shutil.copytree(sample, root)
    _edit(root, "data/terms/2025-2026-2.yaml", "ends: 2026-07-10", "ends: 2026-07-99")
    found = liushou("-C", root, "stats", "--trend", "--on", DAY, "--format", "json")
    trend = _json(found)
    assert [column["term"] for column in trend["trend"]] == [TERMS[0], TERMS[2]]
    assert [one["term"] for one in trend["uncounted"]] == ["2025-2026-2"]
    assert "没有统计 2025-2026-2：工作计划有错误，读不出来。" in found.err


@needs_git
def test_each_revision_is_what_stats_says_of_it(liushou: Run, year: Path) -> None:
    asked = ("--at", "v2", "--at", "2026-10-02", "--at", "main~1")
    found = liushou("-C", year, "stats", "--trend", *asked, "--format", "json")
    columns = _json(found)["trend"]
    assert [column["on"] for column in columns] == ["2026-10-15", "2026-10-02", "2026-10-15"]
    for word, column in zip(asked[1::2], columns, strict=True):
        stats = _json(liushou("-C", year, "stats", "--at", word, "--format", "json"))
        assert column == {key: stats[key] for key in SHARED}
    rates = [
        next(one["rate"] for one in column["indicators"] if one["name"] == "走访率") for column in columns
    ]
    assert rates == [1, 0, 1]


@needs_git
def test_revisions_can_be_judged_on_one_day(liushou: Run, year: Path) -> None:
    asked = ("--at", "v1", "--at", "v2", "--on", DAY)
    columns = _json(liushou("-C", year, "stats", "--trend", *asked, "--format", "json"))["trend"]
    assert {column["on"] for column in columns} == {DAY}


@needs_git
def test_a_revision_that_cannot_be_counted_is_said_and_the_others_stand(liushou: Run, year: Path) -> None:
    found = liushou("-C", year, "stats", "走访率", "--trend", "--at", "v1", "--at", "v3", "--at", "v2")
    assert found.status == 0
    assert "指标      v1          v2" in found.out
    assert "走访率    0.0%        100.0%  +100.0" in found.out
    assert "没有统计 v3：到 2026-11-02 为止没有已开始的学期" in found.err
    none = liushou("-C", year, "stats", "--trend", "--at", "v3", "--at", "HEAD")
    assert (none.status, none.out) == (2, "")
    assert "这几个版本都没有可以统计的：到 2026-11-02 为止没有已开始的学期" in none.err


@needs_git
def test_an_unknown_revision_is_refused_before_anything_is_read(liushou: Run, year: Path) -> None:
    found = liushou("-C", year, "stats", "--trend", "--at", "v1", "--at", "v9")
    assert (found.status, found.out) == (2, "")
    assert "git 里没有“v9”这个版本" in found.err


@needs_git
def test_one_revision_shows_its_terms_even_without_a_work_tree(
    liushou: Run, year: Path, tmp_path: Path
) -> None:
    bare = tmp_path / "bare.git"
    git(year, "clone", "-q", "--bare", str(year), str(bare))
    found = liushou("-C", bare, "stats", "--trend", "--at", "v2", "--format", "json")
    columns = _json(found)["trend"]
    assert [(column["term"], column["on"]) for column in columns] == [("2026-2027-1", "2026-10-15")]
    assert "按 2026-10-15 提交的档案" in found.err
    both = _json(liushou("-C", bare, "stats", "--trend", "--at", "v1", "--at", "v2", "--format", "json"))
    assert both["trend"][1] == columns[0]


@needs_git
def test_a_file_that_is_the_same_at_several_revisions_is_read_once(
    liushou: Run, year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(source: Source, reader: Reader, keys: Opener) -> Loaded:
        read.append(source.path)
        return load_file(source, reader, keys)

    monkeypatch.setattr("liushou.store.at_revision.load_file", counted)
    assert liushou("-C", year, "stats", "--trend", "--at", "v1", "--at", "v2", "--at", "v1").status == 0
    assert sorted(read) == [
        "data/children/c-1.yaml",
        "data/children/c-1.yaml",
        "data/terms/2026-2027-1.yaml",
        "data/volunteers/v-1.yaml",
        "liushou.yaml",
    ]


def test_a_duty_of_the_unit_itself_has_no_part(liushou: Run, sample: Path) -> None:
    words = ("stats", "专题讲座", "村:樟下村", "--on", DAY)
    plain, through = liushou("-C", sample, *words), liushou("-C", sample, *words, "--trend")
    assert (through.status, through.out) == (2, "")
    assert "“专题讲座”是本单位自己的职责" in through.err
    assert through.err == plain.err
    assert liushou("-C", sample, "stats", "专题讲座", "--trend", "--on", DAY).status == 0


@pytest.mark.parametrize("per", [(), ("--per", "性别")])
def test_of_which_part_a_trend_is_stands_beside_the_bare_figures(
    liushou: Run, sample: Path, per: tuple[str, ...]
) -> None:
    words = ("-C", sample, "stats", "--trend", *per, "村:樟下村", "--on", DAY, "--format")
    assert liushou(*words, "csv").err == "统计范围：村:樟下村。\n"
    assert liushou(*words, "json").err == "统计范围：村:樟下村。\n"
    markdown = liushou(*words, "md")
    assert markdown.out.startswith("统计范围：村:樟下村\n\n| ")
    assert markdown.err == ""
    everybody = liushou("-C", sample, "stats", "--trend", *per, "--on", DAY, "--format", "csv")
    assert everybody.err == ""


@pytest.mark.parametrize("form", ["table", "md", "html"])
def test_that_groups_do_not_add_up_to_the_survey_is_said_in_a_trend_too(
    liushou: Run, sample: Path, tmp_path: Path, form: str
) -> None:
    def told(name: str) -> bool:
        words = ("-C", sample, "stats", "--trend", name, "--per", "年级", "--on", DAY)
        if form != "html":
            return "合计的应完成数是摸底人数" in liushou(*words, "--format", form).out
        file = tmp_path / f"{name}.html"
        assert liushou(*words, "-o", file).status == 0
        return "合计的应完成数是摸底人数" in file.read_text(encoding="utf-8")

    assert told("建档率")
    assert not told("走访率")
