"""`liushou export residents`: whom the words mean, what is refused, what is covered."""

from pathlib import Path

import openpyxl
import pytest
from tests.commands.conftest import DAY, Run


def names(file: Path) -> dict[str, list[str]]:
    """The names on each sheet that has a column of them."""
    found: dict[str, list[str]] = {}
    for sheet in openpyxl.load_workbook(file).worksheets:
        rows = list(sheet.iter_rows(values_only=True))
        head = next((at for at, row in enumerate(rows) if "姓名" in row and "序号" not in row[1:]), None)
        if head is not None and sheet.sheet_state == "visible" and "编号" in rows[head]:
            place = rows[head].index("姓名")
            found[sheet.title] = [str(row[place]) for row in rows[head + 1 :] if isinstance(row[0], int)]
    return found


def exported(liushou: Run, root: Path, file: Path, *words: str) -> str:
    done = liushou("-C", root, "export", *words, "--on", DAY, "-o", file)
    assert done.status == 0, done.err
    return done.err


def test_all_on_the_register_where_nobody_is_named(liushou: Run, sample: Path, tmp_path: Path) -> None:
    told = exported(liushou, sample, tmp_path / "台账.xlsx", "residents")
    assert names(tmp_path / "台账.xlsx") == {
        "留守老人": ["梅玉兰", "祝有田", "阮根生", "聂长庚", "虞阿香", "冉秀芝"],
        "留守妇女": ["芮桂英", "岳小琴", "卜春燕"],
    }
    assert "遮盖的内容（***）：身份证号码" in told


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("类别:留守妇女",), {"留守妇女": ["芮桂英", "岳小琴", "卜春燕"]}),
        (("需求:法律援助", "聂长庚"), {"留守老人": ["聂长庚"], "留守妇女": ["岳小琴"]}),
        (("柴美凤",), {"留守妇女": ["柴美凤"]}),
        (("类别:留守妇女", "--except", "芮桂英"), {"留守妇女": ["岳小琴", "卜春燕"]}),
    ],
)
def test_words_name_residents(
    liushou: Run, sample: Path, tmp_path: Path, words: tuple[str, ...], found: dict[str, list[str]]
) -> None:
    exported(liushou, sample, tmp_path / "台账.xlsx", "三留守台账", *words)
    assert names(tmp_path / "台账.xlsx") == found


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("residents", "蒋欣怡"), "留守妇女老人里没有“蒋欣怡”"),
        (("residents", "村:没有的村"), "没有符合条件的留守妇女、留守老人"),
        (("roster", "聂长庚"), "儿童档案里没有“聂长庚”"),
        (("form", "聂长庚", "--kind", "children"), "儿童档案里没有“聂长庚”"),
    ],
)
def test_a_child_is_no_resident_and_the_other_way_round(
    liushou: Run, sample: Path, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    done = liushou("-C", sample, "export", *words, "--on", DAY, "-o", tmp_path / "表.xlsx")
    assert done.status == 2
    assert told in done.err
    assert not (tmp_path / "表.xlsx").exists()


def test_where_there_are_none_it_is_said_how_to_begin(liushou: Run, small: Path, tmp_path: Path) -> None:
    done = liushou("-C", small, "export", "residents", "--on", DAY, "-o", tmp_path / "表.xlsx")
    assert done.status == 2
    assert "liushou export form --kind residents" in done.err
    assert (
        liushou("-C", small, "export", "form", "--kind", "residents", "-o", tmp_path / "表.xlsx").status == 0
    )


def test_a_form_has_drop_downs_and_those_named(liushou: Run, sample: Path, tmp_path: Path) -> None:
    exported(liushou, sample, tmp_path / "表.xlsx", "form", "聂长庚", "--kind", "residents")
    sheet = openpyxl.load_workbook(tmp_path / "表.xlsx")["填报表"]
    heads = [str(cell.value) for cell in sheet[3]]
    assert heads[:3] == ["编号", "*类别", "*姓名"]
    assert sheet.cell(4, 3).value == "聂长庚"
    chosen = {str(one.formula1) for one in sheet.data_validations.dataValidation if one.type == "list"}
    assert {'"留守妇女,留守老人"', '"健康,残疾,患病"'} <= chosen
