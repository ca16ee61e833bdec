"""`liushou export`: every workbook, for every reader, and what is told beside it."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.commands.conftest import DAY, Run
from tests.commands.git_repository import commit, needs_git, plain_git

from liushou.documents.contexts.pairing_table import pairing_facts
from liushou.documents.contexts.reader import Reader
from liushou.screens.books.exports import EXPORTS, builder
from liushou.store.load import load

FORMS = ("children", "volunteers", "records", "attendance", "grades")


def texts(file: Path) -> Iterator[str]:
    """All texts of all sheets of a workbook, visible or not."""
    for sheet in load_workbook(file).worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from (cell for cell in row if isinstance(cell, str))


def made(liushou: Run, root: Path, file: Path, *words: str) -> list[str]:
    """The texts of a workbook exported on the sample day."""
    result = liushou("-C", root, "export", *words, "-o", file, "--on", DAY)
    assert result.status == 0, result.err
    assert f"已写入 {file}" in result.err
    return list(texts(file))


@pytest.mark.parametrize("name", sorted(set(EXPORTS) - {"registration"}))
def test_every_workbook_has_its_maker(name: str) -> None:
    assert callable(builder(name))


@pytest.mark.parametrize("name", EXPORTS)
def test_every_workbook_is_written_and_the_same_again(
    liushou: Run, sample: Path, tmp_path: Path, name: str
) -> None:
    who = ["年级:六年级", "--reveal"] if name == "registration" else []
    found = made(liushou, sample, tmp_path / "a.xlsx", name, *who)
    assert any("石桥镇中心小学" in text for text in found)
    made(liushou, sample, tmp_path / "b.xlsx", name, *who)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize("kind", FORMS)
def test_every_form_is_written(liushou: Run, sample: Path, tmp_path: Path, kind: str) -> None:
    found = made(liushou, sample, tmp_path / "a.xlsx", "form", "--kind", kind)
    assert kind in found, "the mark on the hidden sheet says what its rows are"


def test_without_names_it_is_about_the_children_on_the_register(
    liushou: Run, sample: Path, tmp_path: Path
) -> None:
    everybody = made(liushou, sample, tmp_path / "a.xlsx", "roster")
    assert "c-09uu3" not in everybody, "has come home for good"
    assert len([text for text in everybody if text.startswith("c-")]) == 46
    some = made(
        liushou, sample, tmp_path / "a.xlsx", "roster", "年级:六年级", "c-09uu3", "--except", "何沐阳"
    )
    assert "c-09uu3" in some
    assert "六年级1班" in some
    assert not {"五年级1班", "何沐阳"} & set(some)


def test_whom_a_table_of_all_leaves_out_is_told(liushou: Run, small: Path, tmp_path: Path) -> None:
    text = (small / "data/children/c-1.yaml").read_text(encoding="utf-8")
    for number, status in ((2, "在册"), (3, "毕业\nclosed_on: 2026-07-01")):
        other = text.replace("c-1", f"c-{number}").replace("外出务工", "在家").replace("在册", status)
        (small / f"data/children/c-{number}.yaml").write_text(other, encoding="utf-8", newline="\n")
    words = ["export", "roster", "-o", tmp_path / "a.xlsx", "--on", DAY]
    left = "另有 1 名在册儿童不算留守儿童（如父母都在家），没有列入；要列入，加上 状态:在册。"
    assert left in liushou("-C", small, *words).err
    assert left not in liushou("-C", small, *words, "--except", "c-2").err
    every = liushou("-C", small, *words, "状态:在册")
    assert "另有" not in every.err
    assert {"c-1", "c-2"} <= set(texts(tmp_path / "a.xlsx"))


def test_a_term_that_is_over_is_shown_as_on_its_last_day(liushou: Run, sample: Path, tmp_path: Path) -> None:
    before = made(liushou, sample, tmp_path / "a.xlsx", "roster", "--term", "last")
    assert "截至2026年7月10日" in before
    assert "石桥镇中心小学留守儿童花名册（2025—2026学年第二学期）" in before
    now = made(liushou, sample, tmp_path / "a.xlsx", "roster", "--term", "2026秋")
    assert "截至2026年11月20日" in now


def test_sensitive_columns_are_covered_and_told(liushou: Run, sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    result = liushou("-C", sample, "export", "roster", "-o", file, "--on", DAY)
    assert "这些列里有遮盖的内容（***）：身份证号码、学籍号、" in result.err
    assert result.err.rstrip().endswith("；要写全加 --reveal。")
    assert not [text for text in texts(file) if text.isdecimal() and len(text) >= 11]
    result = liushou("-C", sample, "export", "roster", "-o", file, "--on", DAY, "--reveal")
    assert "遮盖" not in result.err
    full = list(texts(file))
    assert [text for text in full if text.isdecimal() and len(text) == 11]
    assert not [text for text in full if "***" in text]


@pytest.fixture(scope="module")
def secrets(sample: Path) -> frozenset[str]:
    """Names of children and of their families, id numbers and phones of the sample."""
    children = load(sample).children.values()
    people = [*children, *(one for child in children for one in (*child.parents, *child.guardians))]
    found = {value for one in people for value in (one.name, one.phone, one.id_number) if value}
    return frozenset(found) - {one.name for one in load(sample).volunteers.values()}


@pytest.mark.parametrize(
    ("name", "audience"),
    [
        *((name, "superior") for name in sorted(set(EXPORTS) - {"form"})),
        *((name, "public") for name in sorted(set(EXPORTS) - {"form", "registration"})),
    ],
)
def test_readers_outside_see_no_child_by_name_or_number(
    liushou: Run, sample: Path, tmp_path: Path, secrets: frozenset[str], name: str, audience: str
) -> None:
    found = "\n".join(made(liushou, sample, tmp_path / "a.xlsx", name, "--audience", audience))
    assert not [secret for secret in secrets if secret in found]


def test_inside_everything_is_told_where_it_is_asked_for(
    liushou: Run, sample: Path, tmp_path: Path, secrets: frozenset[str]
) -> None:
    found = set(made(liushou, sample, tmp_path / "a.xlsx", "roster", "--reveal"))
    assert len(secrets & found) > 200


def test_columns_of_one_heading_are_told_apart(liushou: Run, sample: Path, tmp_path: Path) -> None:
    result = liushou("-C", sample, "export", "ledger", "-o", tmp_path / "a.xlsx", "--on", DAY)
    assert "父亲电话、" in result.err
    assert "：身份证号码、" in result.err


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["rooster", "-o", "a.xlsx"], "没有“rooster”这种表。是不是 roster？可用：roster（花名册）、"),
        (["roster"], "请用 -o 写明文件名，如 -o 花名册.xlsx。"),
        (["台账"], "如 -o 台账.xlsx。"),
        (["roster", "-o", "我的.xls"], "“我的.xls”不是：请写成 -o 我的.xlsx。"),
        (["roster", "-o", "文件夹"], "只能导出为 xlsx 文件"),
        (["roster", "-o", "nowhere/a.xlsx"], "没有“nowhere”这个文件夹"),
        (["roster", "-o", "a.xlsx", "--audience", "public", "--reveal"], "--reveal 只用于内部"),
        (["registration", "-o", "a.xlsx"], "请加 --reveal"),
        (["registration", "-o", "a.xlsx", "--audience", "public"], "登记表是一人一份的，不能公开"),
        (["roster", "-o", "a.xlsx", "--kind", "records"], "--kind 只用于空白填报表"),
        (["survey", "c-1", "-o", "a.xlsx"], "不用写“谁”"),
        (["statistics", "--except", "c-1", "-o", "a.xlsx"], "不用写“谁”"),
        (["roster", "年级:六年级", "-o", "a.xlsx"], "没有符合条件的儿童"),
        (["roster", "张三", "-o", "a.xlsx"], "张三"),
        (["roster", "-o", "a.xlsx", "--on", "2020-01-01"], "学期"),
        (["roster", "-o", "a.xlsx", "--term", "2030秋"], "没有学期 2030-2031-1"),
    ],
)
def test_wrong_use_is_told_and_nothing_written(
    liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], part: str
) -> None:
    monkeypatch.chdir(small)
    result = liushou("export", *words)
    assert result.status == 2
    assert part in result.err
    assert not list(small.glob("*.xls*"))


@needs_git
def test_at_a_moment_the_archives_of_then_are_exported(
    liushou: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "store"
    shutil.copytree(sample, root)
    plain_git(monkeypatch)
    commit(root, DAY)
    then = liushou("-C", root, "export", "roster", "-o", tmp_path / "a.xlsx", "--on", DAY)
    for file in (root / "data" / "children").glob("c-[0-9]*.yaml"):
        file.unlink()
    now = liushou("-C", root, "export", "roster", "--at", "HEAD", "-o", tmp_path / "b.xlsx", "--on", DAY)
    assert (then.status, now.status) == (0, 0)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_registration_form_is_a_sheet_each(liushou: Run, sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    found = made(liushou, sample, file, "registration", "何沐晴", "邱梓轩", "--reveal")
    assert load_workbook(file).sheetnames == ["何沐晴", "邱梓轩"]
    assert found.count("农村留守儿童基本情况登记表") == 2
    assert "何沐晴" in found
    assert "监护情况" in [text.replace("\n", "") for text in found]
    made(liushou, sample, file, "registration", "何沐晴", "何沐阳", "--audience", "superior")
    assert load_workbook(file).sheetnames == ["何某", "何某（2）"]


def test_the_report_is_a_workbook_too(liushou: Run, sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    arguments = ["-C", sample, "report", "--on", DAY, "-o", file]
    assert liushou(*arguments).status == 0
    outside = load_workbook(file).sheetnames
    assert outside[:2] == ["指标", "指标图"]
    assert "尚待完成" not in outside
    assert liushou(*arguments, "--names").status == 0
    assert "尚待完成" in load_workbook(file).sheetnames
    assert "请用 -o" in liushou("-C", sample, "report", "--format", "xlsx").err


def test_a_list_is_a_plain_sheet_too(liushou: Run, sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    words = ["-C", sample, "list", "children", "年级:六年级", "--columns", "姓名,年龄,监护人.电话"]
    assert liushou(*words, "--on", DAY, "-o", file).status == 0
    (sheet,) = load_workbook(file).worksheets
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "石桥镇中心小学儿童档案名单（2026-11-20）"
    assert rows[1][1] == "年龄"
    assert any("***" in str(row) for row in rows[2:])


def test_pairings_are_those_of_every_child_on_the_register(
    liushou: Run, sample: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.xlsx"
    made(liushou, sample, file, "pairing")
    sheet = load_workbook(file).worksheets[0]
    assert (
        max(cell for (cell,) in sheet.iter_rows(max_col=1, values_only=True) if isinstance(cell, int)) == 52
    )
    facts = pairing_facts(
        Reader(load(sample), "internal"), load(sample).terms["2026-2027-1"], date(2026, 11, 20)
    )
    assert len(facts["rows"]) == 52


def test_records_of_a_term_that_is_over_go_on_to_the_next(liushou: Run, sample: Path, tmp_path: Path) -> None:
    found = made(liushou, sample, tmp_path / "a.xlsx", "records", "--term", "last")
    assert "截至2026年8月31日" in found
    assert any("第二学期及暑假）" in text for text in found)


def test_a_school_without_a_plan_yet_gets_its_forms_and_lists(
    liushou: Run, sample: Path, tmp_path: Path
) -> None:
    school = tmp_path / "学校"
    shutil.copytree(sample, school)
    shutil.rmtree(school / "data" / "terms")
    for name in ("form", "roster", "ledger", "volunteers", "survey"):
        assert any("石桥镇中心小学" in text for text in made(liushou, school, tmp_path / "a.xlsx", name))
    found = made(liushou, school, tmp_path / "a.xlsx", "ledger")
    assert any("2026—2027学年第一学期" in text for text in found)
    result = liushou("-C", school, "export", "statistics", "-o", tmp_path / "b.xlsx", "--on", DAY)
    assert (result.status, "请先建立学期" in result.err) == (2, True)


def test_a_store_without_children_says_so(liushou: Run, sample: Path, tmp_path: Path) -> None:
    school = tmp_path / "学校"
    shutil.copytree(sample, school)
    shutil.rmtree(school / "data" / "children")
    words = dict.fromkeys(("records", "pairing"), "还没有儿童档案") | {"roster": "没有在册的留守儿童"}
    for name, said in words.items():
        result = liushou("-C", school, "export", name, "-o", tmp_path / "a.xlsx", "--on", DAY)
        assert (result.status, said in result.err) == (2, True)
