"""`check` as a person uses it."""

import json
import re
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run

BROKEN = "id: c-2\nname: 周一帆\nsex: 男孩\nbirth_date: 2015-02-30\nstatus: 在册\nregistered_on: 2024-09-01\n"


def test_the_sample_has_no_errors(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, "check", "--on", DAY, "--format", "json")
    assert shown.status == 0
    findings = json.loads(shown.out)
    assert not [one for one in findings if one["severity"] == "error"]
    assert len(findings) <= 25


def test_findings_as_text_and_status(liushou: Run, small: Path) -> None:
    (small / "data/children/c-2.yaml").write_text(BROKEN, encoding="utf-8", newline="\n")
    shown = liushou("-C", small, "check", "--on", DAY)
    assert shown.status == 1
    assert "data/children/c-2.yaml:3:6: LS104 " in shown.out
    assert "data/children/c-2.yaml:4:13: LS105 " in shown.out
    assert "data/children/c-2.yaml:1:1: LS102 " in shown.out
    assert re.search(r"^检查了 5 个文件，\d 个有问题：\d 个错误.*用时 \d+\.\d 秒。$", shown.out, re.MULTILINE)


def test_findings_as_json(liushou: Run, small: Path) -> None:
    (small / "data/children/c-2.yaml").write_text(BROKEN, encoding="utf-8", newline="\n")
    found = json.loads(liushou("-C", small, "check", "--select", "LS104", "--format", "json").out)
    assert len(found) == 1
    one = found[0]
    assert list(one) == [
        "path", "line", "column", "end_line", "end_column", "code", "name", "severity", "message",
        "id", "field", "fix",
    ]  # fmt: skip
    assert (one["path"], one["line"], one["column"], one["end_line"], one["end_column"]) == (
        "data/children/c-2.yaml", 3, 6, 3, 8,
    )  # fmt: skip
    assert (one["code"], one["severity"], one["id"], one["field"]) == ("LS104", "error", "c-2", "sex")


def test_single_paths(liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (small / "data/children/c-2.yaml").write_text(BROKEN, encoding="utf-8", newline="\n")
    monkeypatch.chdir(small)
    assert liushou("check", "data/children/c-1.yaml", "--select", "LS1").status == 0
    assert liushou("check", "data/children", "--select", "LS1").status == 1
    assert liushou("check", "nowhere.yaml").status == 2


def test_a_broken_settings_file_is_a_finding(liushou: Run, small: Path) -> None:
    (small / "liushou.yaml").write_text("format: 1\nunit: {name: 小学}\n", encoding="utf-8", newline="\n")
    shown = liushou("-C", small, "check")
    assert shown.status == 1
    assert "liushou.yaml:2:7: LS102" in shown.out


def test_strict_counts_warnings(liushou: Run, small: Path) -> None:
    (small / "data/terms/2026-2027-1.yaml").write_bytes(
        b"id: 2026-2027-1\nbegins: 2026-09-01\nends: 2027-01-29"
    )
    assert liushou("-C", small, "check", "--on", DAY).status == 0
    assert liushou("-C", small, "check", "--on", DAY, "--strict").status == 1
