"""`report` and `stats` on the sample: shape, golden files, and figures recounted from the files."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import DAY, Run
from tests.golden import agrees

from liushou.textwidth import width

GOLDEN = Path(__file__).parent / "golden"
TERM = "2026-2027-1"


@pytest.mark.parametrize(("form", "suffix"), [("table", "txt"), ("md", "md"), ("json", "json")])
def test_golden(liushou: Run, sample: Path, form: str, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = liushou("-C", sample, "report", "--term", TERM, "--on", DAY, "--format", form)
    assert shown.status == 0
    lines = "\n".join(line.rstrip() for line in shown.out.splitlines()) + "\n"
    agrees(GOLDEN / f"report.{suffix}", lines)


def test_the_terminal_report_fits_80_columns(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, "report", "--on", DAY)
    assert max(width(line) for line in shown.out.splitlines()) <= 80


def test_uncommitted_changes_are_told_within_80_columns(
    liushou: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("liushou.commands.opened.current_revision", lambda _: "659d466540-dirty")
    shown = liushou("-C", sample, "report", "--on", DAY)
    assert "档案版本 659d466540（有未提交的改动）" in shown.out.splitlines()
    assert max(width(line) for line in shown.out.splitlines()) <= 80


def test_the_keys_are_those_of_the_contract(sample_report: dict[str, Any]) -> None:
    found = sample_report
    assert set(found) == {
        "unit", "term", "on", "revision", "population", "indicators", "breakdowns", "duties",
        "activities", "cases", "checklists", "residents",
    }  # fmt: skip
    assert set(found["indicators"][0]) == {
        "name", "numerator", "denominator", "rate", "target", "met", "missing",
    }  # fmt: skip
    assert set(found["duties"][0]) == {"kind", "every", "due", "done", "rate", "overdue"}
    assert set(found["activities"][0]) == {"id", "title", "kind", "status", "from", "present", "spent"}
    assert set(found["cases"]) == {"open", "closed", "by_kind", "by_level"}
    assert set(found["breakdowns"]) == {
        "village", "grade", "class", "sex", "age_band", "left_behind", "official", "guardianship", "category",
        "relation", "boarding", "homeroom", "volunteer",
    }  # fmt: skip
    assert [one["name"] for one in found["indicators"]][:16] == [
        "建档率", "信息核查率", "入学率", "巩固率", "免疫接种率", "家教知识普及率", "监护落实率",
        "委托照护签订率", "结对帮扶率", "伙伴结对率", "走访率", "亲情联系率", "活动参与率", "问题办结率",
        "法律援助率", "同意书签署率",
    ]  # fmt: skip


def test_docx_is_the_same_bytes_twice(liushou: Run, sample: Path, tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        made = liushou("-C", sample, "report", "--term", "--on", DAY, "-o", tmp_path / name, "--date", DAY)
        assert made.status == 0
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        text = archive.read("word/document.xml").decode()
        assert any(name.startswith("word/charts/") for name in archive.namelist())
    assert "阶段工作总结" in text


def test_documents_name_children_only_when_asked(liushou: Run, sample: Path) -> None:
    arguments = ("-C", sample, "report", "--term", TERM, "--on", DAY, "--format", "md")
    plain, named = liushou(*arguments).out, liushou(*arguments, "--names").out
    assert "穆子轩" not in plain
    assert "穆子轩" in named


def test_who_reads_the_report_decides_what_it_tells(liushou: Run, sample: Path) -> None:
    arguments = ("-C", sample, "report", "--term", TERM, "--on", DAY, "--format", "md", "--audience")
    inside = liushou(*arguments, "internal").out
    assert "穆子轩" in inside
    masked = liushou(*arguments, "superior", "--names").out
    assert "穆子轩" not in masked
    assert "穆某" in masked
    published = liushou(*arguments, "public", "--names").out
    assert "穆某" not in published
    assert "按5取整" in published
    assert "存在的问题" not in published


def test_the_last_term_is_whole(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, "report", "--term", "last", "--on", DAY, "--format", "json")
    found = json.loads(shown.out)
    assert (found["term"], found["on"]) == ("2025-2026-2", "2026-07-10")


def test_terms_by_season(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, "report", "--term", "2026春", "--on", DAY, "--format", "json")
    assert json.loads(shown.out)["term"] == "2025-2026-2"


def test_names_behind_an_indicator(liushou: Run, sample: Path, sample_report: dict[str, Any]) -> None:
    found = next(one for one in sample_report["indicators"] if one["name"] == "结对帮扶率")
    shown = liushou("-C", sample, "stats", "--term", "结对帮扶率", "--names", "--on", DAY, "--format", "csv")
    rows = list(csv.reader(io.StringIO(shown.out)))
    assert [row[1] for row in rows[1:]] == found["missing"]


def test_cross_table_adds_up(liushou: Run, sample: Path, sample_report: dict[str, Any]) -> None:
    shown = liushou("-C", sample, "stats", "--per", "班级,留守类型", "--on", DAY, "--format", "csv")
    heads, *rows = csv.reader(io.StringIO(shown.out))
    assert heads[0] == "班级"
    assert heads[-1] == "合计"
    figures = [[int(cell) for cell in row[1:]] for row in rows]
    for row in figures:
        assert sum(row[:-1]) == row[-1]
    for column in zip(*figures, strict=True):
        assert sum(column[:-1]) == column[-1]
    assert figures[-1][-1] == sample_report["population"]


@pytest.mark.parametrize("form", ["table", "md", "csv", "json"])
def test_stats_in_every_format(liushou: Run, sample: Path, form: str) -> None:
    for arguments in (["走访率"], ["--per", "村"], ["--per", "sex,age_band"], ["--names"], []):
        shown = liushou("-C", sample, "stats", *arguments, "--on", DAY, "--format", form)
        assert shown.status == 0
        assert shown.out.strip()


def test_an_indicator_by_groups(liushou: Run, sample: Path, sample_report: dict[str, Any]) -> None:
    (whole,) = (one for one in sample_report["indicators"] if one["name"] == "走访率")
    shown = liushou("-C", sample, "stats", "走访率", "--per", "村", "--on", DAY, "--format", "csv")
    heads, *rows = csv.reader(io.StringIO(shown.out))
    assert heads == ["指标", "村", "完成", "应完成", "完成率"]
    assert [row[1] for row in rows] == [*sample_report["breakdowns"]["village"], "合计"]
    for place, key in ((2, "numerator"), (3, "denominator")):
        *groups, total = (int(row[place]) for row in rows)
        assert sum(groups) == total == whole[key]
