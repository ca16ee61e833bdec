"""`liushou promote` on the sample archives."""

import contextlib
import io
import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.commands.conftest import DAY, Run

from liushou.cli import main

NEW = ("--school-year", "2027", "--on", "2027-09-01")


class Year(NamedTuple):
    """The sample with a spring term 2027 before and after the new school year, and what was said of it."""

    before: Path
    after: Path
    told: str


@pytest.fixture(scope="module")
def year(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Year:
    """The new school year of the sample, made once; not to be written to."""
    before, after = tmp_path_factory.mktemp("before") / "store", tmp_path_factory.mktemp("after") / "store"
    shutil.copytree(sample, before)
    spring = "id: 2026-2027-2\nbegins: 2027-03-01\nends: 2027-07-09\n"
    (before / "data/terms/2026-2027-2.yaml").write_text(spring, encoding="utf-8", newline="\n")
    shutil.copytree(before, after)
    with contextlib.redirect_stderr(io.StringIO()) as err:
        assert main(["-C", str(after), "promote", *NEW]) == 0, err.getvalue()
    return Year(before, after, err.getvalue())


@pytest.fixture
def copy(sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample archives that may be written to."""
    shutil.copytree(sample, tmp_path / "copy")
    return tmp_path / "copy"


def files(root: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(root)): file.read_bytes() for file in sorted((root / "data").rglob("*.yaml"))
    }


def report(liushou: Run, root: Path, term: str, on: str) -> Any:
    result = liushou("-C", root, "report", "--term", term, "--on", on, "--format", "json")
    assert result.status == 0, result.err
    return json.loads(result.out)


def listed(liushou: Run, root: Path, *filters: str) -> list[dict[str, Any]]:
    result = liushou("-C", root, "list", "children", *filters, "--on", "2027-09-01", "--format", "json")
    assert result.status == 0, result.err
    found: list[dict[str, Any]] = json.loads(result.out)
    return found


def test_how_many_go_where_by_hand(year: Year) -> None:
    """In the sample 48 children on the register are at school: 4, 5, 6, 12, 11, 10 by grade; one is not."""
    assert "已升入 2027—2028学年（2027-09-01 起），毕业 10 人" in year.told
    for line in (
        "  一年级 → 二年级　4 人",
        "  二年级 → 三年级　5 人",
        "  三年级 → 四年级　6 人",
        "  四年级 → 五年级　12 人",
        "  五年级 → 六年级　11 人",
        "  六年级毕业　10 人",
        "1 人不在学，没有动：汪博文（c-r0vvy）。",
        "班主任随班升级 7 人。",
    ):
        assert line in year.told.splitlines()


def test_what_is_left_open_with_those_who_leave_is_told(year: Year) -> None:
    left_open = "监护问题（2026-09-22 立案）、后续（期限 2026-12-05）"
    assert f"穆子轩（c-rcqg3）毕业了，还没有了结：{left_open}" in year.told
    assert "童雅琴（v-mq1dl）带的六年级1班毕业了" in year.told


def test_the_archives_are_right_afterwards(liushou: Run, year: Year) -> None:
    assert liushou("-C", year.after, "check", "--on", "2027-09-01").status == 0
    assert not listed(liushou, year.after, "状态:在册", "年级:一年级")
    assert len(listed(liushou, year.after, "状态:在册", "年级:六年级", "在学:是")) == 11


def test_done_twice_it_is_done_once(liushou: Run, year: Year) -> None:
    once = files(year.after)
    result = liushou("-C", year.after, "promote", *NEW)
    assert result.status == 0
    assert "没有要改的" in result.err
    assert "38 人年级已是新学年的，没有动。" in result.err
    assert files(year.after) == once


@pytest.mark.parametrize(("term", "end"), [("2026-2027-1", "2027-01-29"), ("2026-2027-2", "2027-07-09")])
def test_the_terms_before_count_as_they_did(liushou: Run, year: Year, term: str, end: str) -> None:
    assert report(liushou, year.after, term, end) == report(liushou, year.before, term, end)


def test_the_last_term_counts_as_it_did(liushou: Run, year: Year) -> None:
    asked = ("stats", "--term", "last", "--on", "2027-07-09", "--format", "json")
    after, before = (json.loads(liushou("-C", root, *asked).out) for root in (year.after, year.before))
    assert after == before
    assert after["term"] == "2026-2027-1"


def test_a_dry_run_shows_it_and_writes_nothing(liushou: Run, year: Year) -> None:
    before = files(year.before)
    result = liushou("-C", year.before, "promote", *NEW, "--dry-run")
    assert result.status == 0
    assert "-  grade: 五年级\n+  grade: 六年级\n" in result.out
    assert "没有写入" in result.err
    assert files(year.before) == before


def test_who_repeats_and_who_is_excepted_stay(liushou: Run, copy: Path) -> None:
    result = liushou(
        "-C", copy, "promote", *NEW, "--repeat", "蒋欣怡", "--except", "年级:一年级", "--except", "v-6gh47"
    )
    assert result.status == 0, result.err
    assert "留级：蒋欣怡（c-05dvr）。" in result.err
    assert "4 人按 --except 没有动：" in result.err
    assert len(listed(liushou, copy, "状态:在册", "年级:一年级")) == 4
    assert "homeroom: {grade: 一年级, class: 1}\n" in (copy / "data/volunteers/v-6gh47.yaml").read_text(
        encoding="utf-8"
    )


def in_grade(root: Path, grade: str) -> None:
    """The child of the small store is in this grade."""
    file = root / "data/children/c-1.yaml"
    more = "class: 1, boarding: false, enrolled: true"
    school = f"school: {{stage: 小学, name: 石桥小学, grade: {grade}, {more}}}\n"
    text = file.read_text(encoding="utf-8").replace("parents:\n", f"{school}parents:\n")
    file.write_text(text, encoding="utf-8", newline="\n")


def test_graduates_may_go_on(liushou: Run, small: Path) -> None:
    in_grade(small, "六年级")
    result = liushou("-C", small, "promote", *NEW, "--graduates", "升学")
    assert result.status == 0, result.err
    assert "  六年级 → 七年级　1 人（升学）" in result.err.splitlines()
    assert "升学的 1 人，请填新学校和班级" in result.err
    text = (small / "data/children/c-1.yaml").read_text(encoding="utf-8")
    assert "school: {stage: 初中, grade: 七年级, boarding: false, enrolled: true}\n" in text


def test_in_the_middle_of_a_year_it_is_done_only_when_asked_for(liushou: Run, small: Path) -> None:
    in_grade(small, "五年级")
    result = liushou("-C", small, "promote", "--on", DAY)
    assert result.status == 2
    assert "已经开始 80 天" in result.err
    assert "--school-year 2026" in result.err
    asked = liushou("-C", small, "promote", "--school-year", "2026", "--on", DAY)
    assert asked.status == 0
    assert "五年级 → 六年级　1 人" in asked.err


@pytest.mark.parametrize("year", ["2027", "2027-2028", "2027—2028学年", "2027秋"])
def test_a_school_year_may_be_written_as_people_write_it(liushou: Run, copy: Path, year: str) -> None:
    result = liushou("-C", copy, "promote", "--school-year", year, "--dry-run", "--on", DAY)
    assert result.status == 0
    assert "五年级 → 六年级" in result.err


def test_the_sample_is_in_its_school_year_already(liushou: Run, copy: Path) -> None:
    result = liushou("-C", copy, "promote", "--on", DAY)
    assert result.status == 0
    assert "没有要改的" in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--school-year", "2030"), "--school-year 只能是 2026（本学年）或 2027（下一学年）"),
        (("--except", "没有这个人"), "没有“没有这个人”"),
        (("--repeat", "没有这个人"), "没有“没有这个人”"),
        (("--repeat", "年级:七年级", "--school-year", "2027"), "没有儿童符合 --repeat 后面的“年级:七年级”"),
        (("--school-year", "明年"), "“明年”不是学年：请写它开始的那一年，如 2027。"),
        (("--school-year", "2027-2029"), "不是学年"),
    ],
)
def test_wrong_use_is_explained(liushou: Run, copy: Path, arguments: tuple[str, ...], message: str) -> None:
    result = liushou("-C", copy, "promote", *arguments, "--on", DAY)
    assert result.status == 2
    assert message in result.err
