"""The runner: order, choice of rules, comments that silence, and which files are read again."""

import dataclasses
import random
from pathlib import Path

import pytest

from liushou.check.catalogue import RULES
from liushou.check.runner import check
from liushou.errors import UsageError
from liushou.store.load import assemble, load
from liushou.store.sources import Source
from tests.builders import child, store
from tests.check.case_files import Case, cases
from tests.check.stores import CHILD, ON, base_files, check_changed, check_files, store_of

CASES = {case.name: case for case in cases()}
SPOILED = {
    **base_files(),
    **CASES["ls204-twice"].files,
    **CASES["ls201-in-a-term-and-the-unit"].files,
    **CASES["ls306-budget"].files,
    **CASES["ls102-volunteer-without-sex"].files,
}
"""A store with something wrong in many files."""


def test_findings_come_in_the_order_of_path_line_column_and_code() -> None:
    findings = check_files(SPOILED)
    keys = [(finding.path, finding.line, finding.column, finding.code) for finding in findings]
    assert keys == sorted(keys)
    assert len({finding.path for finding in findings}) > 5


def test_the_order_in_which_files_are_read_changes_nothing() -> None:
    read = store_of(SPOILED)
    shuffled = list(read.files)
    random.Random(0).shuffle(shuffled)
    again = assemble(read.root, tuple(shuffled))
    assert check(again, ON, reread=lambda source: SPOILED[source.path]) == check_files(SPOILED)


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_to_select_a_rule_is_to_leave_out_the_findings_of_the_others(case: Case) -> None:
    files = {**base_files(), **case.files}
    findings = check_files(files, case.on)
    for code in {finding.code for finding in findings} - {"LS109"}:
        of_rule = tuple(finding for finding in findings if finding.code == code)
        others = tuple(finding for finding in findings if finding.code not in (code, "LS109"))
        assert check_files(files, case.on, select=(code,)) == of_rule
        assert check_files(files, case.on, ignore=(code, "LS109")) == others


def test_every_rule_can_be_held_alone() -> None:
    findings = check_files(SPOILED)
    for rule in RULES:
        expected = tuple(finding for finding in findings if finding.code == rule.code)
        assert check_files(SPOILED, select=(rule.code,)) == expected


def test_a_choice_that_names_no_rule_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="LS9"):
        check_files(base_files(), select=("LS9",))


def test_a_comment_can_be_called_unused_only_where_its_rules_were_held() -> None:
    files = {**base_files(), CHILD: base_files()[CHILD] + "ethnicity: 汉族 # liushou: ignore LS1\n".encode()}
    assert [finding.code for finding in check_files(files)] == ["LS109"]
    assert check_files(files, select=("LS109",)) == ()
    assert check_files(files, ignore=("LS107",)) == ()
    assert check_files(files, ignore=("LS109",)) == ()
    assert [finding.code for finding in check_files(files, select=("LS1",))] == ["LS109"]


@pytest.mark.parametrize(
    ("remark", "left"),
    [
        ("# liushou: ignore LS1", []),
        ("#liushou:ignore ls107", []),
        ("# Liushou： ignore LS107、LS301 老家的电话", ["LS109"]),
        ("# liushou: ignore LS301", ["LS107", "LS109"]),
        ("# liushou: ignored LS107", ["LS107"]),
        ("# 请勿 liushou: ignore LS107", ["LS107"]),
    ],
)
def test_how_a_comment_may_be_written(remark: str, left: list[str]) -> None:
    found = check_changed(儿童档案=f'phone: "1540001234"  {remark}')
    assert [finding.code for finding in found] == left


def test_a_comment_in_a_file_without_a_record_is_not_judged() -> None:
    assert {
        finding.code for finding in check_changed(儿童档案="nmae: 甲\nsex: 女  # liushou: ignore LS301\n")
    } == {"LS101"}


def test_only_files_with_hits_or_comments_are_located() -> None:
    asked: list[str] = []

    def reread(source: Source) -> bytes:
        asked.append(source.path)
        return b""

    good = store(child("c-a"), child("c-b"))
    assert check(good, ON, ignore=("LS109", "LS5"), reread=reread) == ()
    assert asked == []
    bad = store(child("c-a"), child("c-b", phone="1"))
    assert [finding.code for finding in check(bad, ON, ignore=("LS109", "LS5"), reread=reread)] == ["LS107"]
    assert asked == ["data/children/c-b.yaml"]


def test_a_file_that_has_gone_since_is_pointed_at_its_top() -> None:
    (finding,) = check(store(child("c-a", phone="1")), ON, select=("LS107",), reread=lambda _: "文件无法读取")
    assert (finding.line, finding.column, finding.field) == (1, 1, "phone")


def test_findings_carry_the_id_of_the_record_but_for_the_settings() -> None:
    (in_child,) = check_changed(儿童档案='phone: "1"\n')
    (in_unit,) = check_changed(单位设置="unit: {name: 甲校, level: 学校, hotline: '1'}\n")
    assert (in_child.id, in_unit.id) == ("c-7kq2m", None)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The base store on disk."""
    for path, data in base_files().items():
        file = tmp_path / "store" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return tmp_path / "store"


def test_a_store_on_disk(root: Path) -> None:
    children = root / "data" / "children"
    (children / "c-other.yml").write_text("id: c-other\n", encoding="utf-8")
    (children / "C-Upper.yaml").write_text("id: c-upper\n", encoding="utf-8")
    (children / "2025").mkdir()
    (children / "2025" / "c-old.yaml").write_text("id: c-old\n", encoding="utf-8")
    found = check(load(root), ON)
    assert [(finding.path, finding.line, finding.column, finding.code) for finding in found] == [
        ("data/children/2025", 1, 1, "LS006"),
        ("data/children/C-Upper.yaml", 1, 1, "LS006"),
        ("data/children/c-other.yml", 1, 1, "LS006"),
    ]


def test_what_leads_out_of_the_store_is_not_opened(root: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("id: c-secret # liushou: ignore LS006\n", encoding="utf-8")
    link = root / "data" / "children" / "c-secret.yaml"
    try:
        link.symlink_to(secret)
    except OSError as error:
        pytest.skip(f"此系统不能建立符号链接：{error}")
    opened: list[str] = []

    def reread(source: Source) -> bytes:
        opened.append(source.id)
        return source.absolute.read_bytes()

    (finding,) = check(load(root), ON, reread=reread)
    assert (finding.code, finding.path) == ("LS006", "data/children/c-secret.yaml")
    assert "c-secret" not in opened


def test_findings_are_plain_values() -> None:
    findings = check_files(SPOILED)
    assert len(set(findings)) == len(findings)
    assert all(dataclasses.is_dataclass(finding) for finding in findings)
