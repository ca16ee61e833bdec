"""The conventions of every command: help, wrong use, exit statuses, no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands.conftest import Run

from liushou import __version__, shell
from liushou.commands import COMMANDS
from liushou.shell import complete_terms
from liushou.textwidth import width


def test_version(liushou: Run) -> None:
    assert liushou("--version") == (0, f"liushou {__version__}\n", "")


def test_help_lists_every_command_in_chinese(liushou: Run) -> None:
    shown = liushou("--help")
    assert shown.status == 0
    for name, entry in COMMANDS.items():
        assert f"  {name}" in shown.out
        assert entry.summary in shown.out
    assert "Usage" not in shown.out
    assert "Options" not in shown.out


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_each_command_ends_with_two_examples_within_80_columns(liushou: Run, name: str) -> None:
    shown = liushou(name, "--help")
    assert shown.status == 0
    lines = shown.out.rstrip().splitlines()
    assert lines[-3] == "例："
    for line in lines[-2:]:
        words = line.replace("-C 石桥小学 ", "").split()
        assert words[:2] == ["liushou", name]
    assert max(width(line) for line in lines) <= 80
    assert not any(english in shown.out for english in ("Usage", "Options", "[required]", "default:", "Show"))


def test_no_command_shows_the_help(liushou: Run) -> None:
    shown = liushou()
    assert shown.status == 2
    assert "命令：" in shown.out + shown.err


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["chekc"], "没有 chekc 这个命令；是不是 check？"),
        (["list"], "缺少"),
        (["list", "people"], "children、volunteers、activities、terms、residents、published、erased"),
        (["report", "--trem"], "没有 --trem 这个选项；是不是 --term"),
        (["report", "extra"], "多余的参数：extra"),
        (["report", "-C", "x"], "-C 目录 要写在命令的前面"),
        (["list", "children", "五年级"], "年级和班写成条件：年级:五年级"),
        (["report", "-o"], "后面要有一个值"),
        (["report", "--on", "昨天"], "“昨天”不是日期"),
        (["report", "--on", "2026-02-30"], "不是日期"),
        (["report", "--term", "2030秋"], "没有学期 2030-2031-1"),
        (["report", "-o", "x.xyz"], "不能输出为 xyz"),
        (["report", "-o", "nowhere/x.json"], "没有“nowhere”这个文件夹"),
        (["report", "--format", "docx"], "请用 -o"),
        (["stats", "建当率"], "没有“建当率”这个指标"),
        (["stats", "--per", "星座"], "不能按“星座”分组"),
        (["show", "田小和"], "是不是：田小禾"),
        (["list", "children", "班及:1"], "没有“班及”这个字段"),
        (["check", "--select", "LS9"], "LS9"),
        (["explain", "LS999"], "没有规则“LS999”"),
    ],
)
def test_wrong_use_is_told_in_chinese(liushou: Run, small: Path, arguments: list[str], part: str) -> None:
    result = liushou("-C", small, *arguments)
    assert result.status == 2
    assert part in result.err
    assert result.out == ""


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"init", "explain", "doctor", "schema", "rollup"}))
def test_no_store_is_status_three(liushou: Run, tmp_path: Path, name: str) -> None:
    needed = {
        "list": ["children"], "show": ["c-1"], "render": ["activity-plan", "a-1"], "attend": ["a-1"],
        "case": ["list"], "new": ["child"], "set": ["c-1", "phone=1"], "hand-over": ["v-1"],
        "log": ["c-1"], "blame": ["c-1"], "export": ["roster", "-o", "x.xlsx"],
        "import": ["x.xlsx"], "sample": ["3"], "pair": ["suggest"],
    }.get(name, [])  # fmt: skip
    result = liushou("-C", tmp_path, name, *needed)
    assert result.status == 3
    assert "不是档案库" in result.err


@pytest.mark.parametrize("name", ["report", "stats", "list", "show"])
def test_unreadable_settings_are_status_three(liushou: Run, small: Path, name: str) -> None:
    (small / "liushou.yaml").write_text("format: 1\nunit: [\n", encoding="utf-8")
    needed = {"list": ["children"], "show": ["c-1"]}.get(name, [])
    result = liushou("-C", small, name, *needed)
    assert result.status == 3
    assert "liushou.yaml" in result.err


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["report", "--term"], ["report", "--term", "current"]),
        (["report", "--term", "-o", "x"], ["report", "--term", "current", "-o", "x"]),
        (["report", "--term", "2026秋"], ["report", "--term", "2026秋"]),
        (["report", "--term", "last"], ["report", "--term", "last"]),
        (["stats", "--term", "结对帮扶率"], ["stats", "--term", "current", "结对帮扶率"]),
        (["report", "--term=last"], ["report", "--term=last"]),
        (["report"], ["report"]),
        (["stats", "--checklist"], ["stats", "--checklist", ""]),
        (["stats", "--checklist", "--names"], ["stats", "--checklist", "", "--names"]),
        (["stats", "--checklist", "十个一", "--names"], ["stats", "--checklist", "十个一", "--names"]),
    ],
)
def test_a_bare_term_is_the_current_one(given: list[str], expected: list[str]) -> None:
    assert complete_terms(given) == expected


def test_a_defect_is_told_without_a_traceback(
    liushou: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(shell, "complete_terms", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result = liushou("-C", small, "report")
    assert result.status == 70
    assert "缺陷" in result.err
    log = next(tmp_path.glob("liushou-*.log"))
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_an_interruption_is_status_130(liushou: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(shell, "complete_terms", interrupt)
    assert liushou("report").status == 130


def test_an_interruption_within_a_command_is_told_too(
    liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("liushou.commands.common.load", interrupt)
    done = liushou("-C", small, "list", "children")
    assert (done.status, done.err) == (130, "已中断。\n")


def test_output_is_utf8_whatever_the_machine_speaks(small: Path) -> None:
    """A redirected stream on a Chinese Windows has GBK; simulated by PYTHONIOENCODING."""
    environment = {"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0", "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-m", "liushou", "-C", str(small), "list", "children", "--format", "json"],
        capture_output=True,
        check=True,
        env=environment,
    )
    assert "田小禾" in done.stdout.decode("utf-8")


def test_a_closed_pipe_is_quiet(small: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "liushou", "-C", str(small), "show", "c-1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    _, errors = process.communicate()
    assert b"Traceback" not in errors
    assert b"BrokenPipe" not in errors


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("export r", "roster registration residents records"), ("import --kind g", "grades"), ("imp", "import")],
)
def test_the_shell_completes_what_is_exported_and_imported(typed: str, offered: str) -> None:
    asked = {
        **os.environ,
        "_LIUSHOU_COMPLETE": "complete_bash",
        "COMP_WORDS": f"liushou {typed}",
        "COMP_CWORD": str(len(typed.split())),
    }
    command = [sys.executable, "-c", "from liushou.cli import main; import sys; sys.exit(main())"]
    done = subprocess.run(command, env=asked, capture_output=True, check=False)
    assert done.stdout.decode("utf-8").split() == offered.split()
