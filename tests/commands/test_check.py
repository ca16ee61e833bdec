"""`check` and `render` as a person uses them."""

import json
import re
import shutil
import zipfile
from collections.abc import Callable
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


def test_a_plan_as_markdown_and_docx(liushou: Run, sample: Path, tmp_path: Path) -> None:
    shown = liushou("-C", sample, "render", "activity-plan", "a-dg672")
    assert shown.status == 0
    assert "共97人" in shown.out
    made = liushou(
        "-C", sample, "render", "activity-plan", "a-dg672", "-o", tmp_path / "方案.docx", "--date", DAY
    )
    assert made.status == 0
    with zipfile.ZipFile(tmp_path / "方案.docx") as archive:
        assert "2026年11月20日" in archive.read("word/document.xml").decode()


def test_every_plan_of_the_sample_renders(liushou: Run, sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "方案"
    made = liushou("-C", sample, "render", "activity-plan", "类别!=无", "-o", folder, "--format", "docx")
    assert made.status == 0, made.err
    assert len(list(folder.glob("*.docx"))) == len(list((sample / "data/activities").glob("*.yaml")))


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["activty-plan", "a-dg672"], "activity-plan"),
        (["activity-plan"], "请写明是哪一个活动"),
        (["activity-plan", "名称:没有"], "没有符合条件的活动"),
        (["term-report", "x"], "不是用于活动的"),
        (["activity-plan", "状态:完成"], "请用 -o 指定一个文件夹"),
        (["activity-plan", "a-dg672", "--audience", "all"], "internal、superior、public 之一"),
    ],
)
def test_wrong_use_of_render(liushou: Run, sample: Path, arguments: list[str], part: str) -> None:
    shown = liushou("-C", sample, "render", *arguments)
    assert shown.status == 2
    assert part in shown.err


@pytest.fixture
def worded(sample: Path, small: Path) -> Callable[[str], Path]:
    """A store with one activity and its own wording of the activity plan."""

    def made(body: str) -> Path:
        (small / "data/activities").mkdir()
        (small / "templates").mkdir()
        shutil.copyfile(sample / "data/activities/a-xkg3c.yaml", small / "data/activities/a-xkg3c.yaml")
        head = "---\ntitle: 方案\nof: activity\npage: document\n---\n"
        (small / "templates/activity-plan.md").write_text(head + body, encoding="utf-8")
        return small

    return made


def test_a_unit_may_word_its_own_template(liushou: Run, worded: Callable[[str], Path]) -> None:
    shown = liushou("-C", worded("# 本校{{ activity.title }}\n"), "render", "activity-plan", "a-xkg3c")
    assert shown.out.startswith("# 本校2026年秋季家长会")


def test_templates_are_listed_with_where_they_come_from(liushou: Run, worded: Callable[[str], Path]) -> None:
    root = worded("# 方案\n")
    (root / "templates/坏的.md").write_text("没有说明\n", encoding="utf-8")
    shown = liushou("-C", root, "templates")
    assert shown.status == 0
    rows = {line.split()[0]: line.split()[1:] for line in shown.out.splitlines() if line.isascii() is False}
    assert rows["activity-plan"] == ["方案", "活动", "本单位"]
    assert rows["term-report"] == ["工作总结", "学期", "程序"]
    assert "坏的" in shown.err


def test_a_wrong_template_is_told_with_line(liushou: Run, worded: Callable[[str], Path]) -> None:
    root = worded("# 方案\n\n{{ activity.titel }}\n")
    shown = liushou("-C", root, "render", "activity-plan", "a-xkg3c")
    assert shown.status == 2
    assert "第 8 行" in shown.err
    assert "title" in shown.err
