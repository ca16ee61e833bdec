"""`case`: from opening to closing, by command."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run

CHILD = Path("data/children/c-1.yaml")


@pytest.fixture(autouse=True)
def nobody_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LIUSHOU_BY", "VISUAL", "EDITOR"):
        monkeypatch.delenv(variable, raising=False)


def text(root: Path) -> str:
    return (root / CHILD).read_text(encoding="utf-8")


def test_a_case_kept_from_beginning_to_end(liushou: Run, small: Path, piped: Callable[[bytes], None]) -> None:
    def run(*words: str) -> str:
        done = liushou("-C", small, "case", *words, "--on", DAY)
        assert done.status == 0, done.err
        return done.err

    told = run("open", "田小禾", "监护", "--level", "紧急", "--what", "夜里独自在家", "--by", "何秀兰",
               "--date", "2026-11-18")  # fmt: skip
    assert "最迟 2026-11-19 要上报" in told
    assert "未成年人保护法第十一条" in told
    assert "独自" not in told
    run("escalate", "田小禾", "--to", "镇儿童督导员", "--date", "2026-11-19")
    piped("明天派人来\n".encode())
    run("escalate", "田小禾", "--to", "镇儿童督导员", "--reply", "-")
    run("step", "田小禾", "--what", "送到姑姑家", "--by", "v-1")
    run("close", "田小禾", "--outcome", "姑姑照料", "--legal-aid")
    assert text(small).endswith(
        "cases:\n"
        "  - opened: 2026-11-18\n    kind: 监护\n    level: 紧急\n    what: 夜里独自在家\n    by: v-1\n"
        "    escalated:\n      - {to: 镇儿童督导员, date: 2026-11-19, reply: 明天派人来}\n"
        "    steps:\n      - {date: 2026-11-20, by: v-1, what: 送到姑姑家}\n"
        "    legal_aid: true\n    closed: 2026-11-20\n    outcome: 姑姑照料\n"
    )
    assert (
        "没有未办结的个案" in liushou("-C", small, "case", "step", "田小禾", "--what", "x", "--on", DAY).err
    )
    assert liushou("-C", small, "check", "--on", DAY).status == 0


def test_what_check_calls_an_error_is_refused_and_the_text_given_back(
    liushou: Run, small: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    liushou(
        "-C", small, "case", "open", "田小禾", "学习", "--what", "厌学", "--date", "2026-11-18", "--on", DAY
    )
    script = tmp_path_factory.mktemp("editor") / "edit.py"
    script.write_text(
        "import pathlib, sys\npathlib.Path(sys.argv[-1]).write_text('谈了很久', encoding='utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')
    before = text(small)
    done = liushou("-C", small, "case", "step", "田小禾", "-e", "--date", "2026-11-17", "--on", DAY)
    assert (done.status, text(small)) == (1, before)
    assert "LS303" in done.err
    assert done.out == "谈了很久\n"


def test_of_two_cases_one_has_to_be_named(liushou: Run, small: Path) -> None:
    for kind in ("学习", "心理"):
        liushou("-C", small, "case", "open", "c-1", kind, "--what", f"关于{kind}", "--on", DAY)
    unclear = liushou("-C", small, "case", "close", "c-1", "--outcome", "好了", "--on", DAY)
    assert unclear.status == 2
    assert "2 个未办结的个案" in unclear.err
    assert (
        liushou(
            "-C", small, "case", "close", "c-1", "--case", "心理", "--outcome", "好了", "--on", DAY
        ).status
        == 0
    )
    listed = json.loads(liushou("-C", small, "case", "list", "--on", DAY, "--format", "json").out)
    assert [one["kind"] for one in listed] == ["学习"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("open", "田小禾", "监护"), "要用 --what 写明"),
        (("open", "田小禾", "钱"), "不是个案类别"),
        (("open", "田小禾", "学习", "--level", "大"), "不是个案等级"),
        (("open", "田小禾", "学习", "--what", "x", "--date", "2024-01-01"), "不在册"),
        (("open", "何秀兰", "学习", "--what", "x"), "没有“何秀兰”"),
        (("step", "田小禾", "--what", "x", "--date", "2026-11-21"), "以后"),
        (("close", "田小禾", "--outcome", "x"), "没有未办结的个案"),
        (("reopen", "田小禾"), "没有 reopen"),
    ],
)
def test_what_cannot_be_is_refused(liushou: Run, small: Path, words: tuple[str, ...], told: str) -> None:
    before = text(small)
    done = liushou("-C", small, "case", *words, *(("--on", DAY) if words[0] != "reopen" else ()))
    assert (done.status, text(small)) == (2, before)
    assert told in done.err


def test_the_list_covers_what_happened(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, "case", "list", "--on", DAY)
    assert "未办结 4 个" in shown.err
    first = shown.out.splitlines()[2]
    assert first.split() == [
        "2026-11-16", "4", "紧急", "监护", "樊大林", "五年级2班", "安守正", "2026-11-19",
    ]  # fmt: skip
    covered = liushou("-C", sample, "case", "list", "--all", "--format", "json", "--on", DAY).out
    one = json.loads(covered)[0]
    assert (one["child"], one["level"], one["what"], one["last"]) == (
        "c-u9ub0", "紧急", "***", {"date": "2026-11-19", "what": "***"},
    )  # fmt: skip
    revealed = liushou("-C", sample, "case", "list", "--all", "--format", "csv", "--reveal", "--on", DAY).out
    assert "探望祖父" in revealed
    assert "探望祖父" not in covered
    only = liushou("-C", sample, "case", "list", "班级:六年级1班", "--level", "重", "--on", DAY)
    assert "未办结 1 个" in only.err


def test_open_cases_agree_with_the_report(liushou: Run, sample: Path) -> None:
    listed = json.loads(liushou("-C", sample, "case", "list", "--on", DAY, "--format", "json").out)
    report = json.loads(liushou("-C", sample, "report", "--term", "--on", DAY, "--format", "json").out)
    assert len(listed) == report["cases"]["open"]


def test_two_cases_of_one_day_and_kind_are_told_apart_by_number(liushou: Run, small: Path) -> None:
    for what in ("先", "后"):
        liushou("-C", small, "case", "open", "c-1", "安全", "--what", what, "--on", DAY)
    unclear = liushou("-C", small, "case", "step", "c-1", "--case", "安全", "--what", "家访", "--on", DAY)
    assert unclear.status == 2
    assert "  2. 2026-11-20　安全（一般）" in unclear.err
    done = liushou("-C", small, "case", "step", "c-1", "--case", "2", "--what", "家访", "--on", DAY)
    assert done.status == 0
    assert text(small).endswith("    what: 后\n    steps:\n      - {date: 2026-11-20, what: 家访}\n")
