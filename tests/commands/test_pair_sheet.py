"""Files of a suggestion as they come back: what is no such file is refused in words, nothing is guessed."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from liushou.care.importing.outcome import Place
from liushou.commands.pair.sheet import rows_in
from liushou.errors import UsageError


def written(path: Path, *rows: tuple[object, ...], title: str = "表") -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def test_json(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    pair = {"child": "c-a", "with": "v-a", "role": "代理家长", "cost": 1.5, "reasons": ["同村"]}
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps({"pairs": [pair]}, ensure_ascii=False).encode())
    (row,) = rows_in(file)
    assert row.place == Place("pairs", 1)
    assert row.cells == {"child": "c-a", "with": "v-a", "role": "代理家长"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "不是完整的 JSON"),
        (b"[" * 100_000, "不是完整的 JSON"),
        (b"\xff\xfe\x00", "不是完整的 JSON"),
        (b"[]", "没有 pairs 一项"),
        (b'{"pairs": {}}', "没有 pairs 一项"),
        (b'{"pairs": [{}, 3]}', "pairs 的第 2 项不是"),
        (b'{"pairs": [{"child": 7}]}', "pairs 的第 1 项的 child 不是文字"),
    ],
)
def test_json_that_is_none(tmp_path: Path, content: bytes, told: str) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(content)
    with pytest.raises(UsageError, match=told):
        rows_in(file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for name in ("a.json", "a.xlsx"):
        with pytest.raises(UsageError, match=r"没有“.*”这个文件"):
            rows_in(tmp_path / name)


def test_headings_below_a_title_in_any_order_with_other_columns(tmp_path: Path) -> None:
    file = written(
        tmp_path / "a.xlsx",
        ("石桥小学结对建议",),
        ("意见", "结 对 人", "备注", "儿童"),
        ("同意", "何秀兰", "好", "田小禾"),
        (),
        ("", "", "说明：空着就是同意", ""),
    )
    (row,) = rows_in(file)
    assert row.place == Place("", 3)
    assert row.cells == {"child_name": "田小禾", "with_name": "何秀兰", "opinion": "同意"}


def test_sums_and_notes_below_are_not_read_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(
        tmp_path / "a.xlsx",
        ("儿童编号", "儿童", "结对人编号", "结对人", "意见"),
        ("c-a", "备注", "v-a", "", ""),
        ("", "田小禾", "", "何秀兰", "同意"),
        ("", "乌兰托娅格日勒", "", "何秀兰", ""),
        ("合计", "", "", "2 对", ""),
        ("", "签字", "", "", ""),
        ("", "校长签字：", "", "日期：", ""),
        ("备注：空着就是同意", "", "", "", ""),
        ("", "李想", "", "", ""),
    )
    assert [row.place.row for row in rows_in(file)] == [2, 3, 4, 9]
    told = "没有读：第 5 行（合计）、第 6 行（说明）、第 7 行（说明）、第 8 行（说明）。\n"
    assert capsys.readouterr().err == told


def test_a_sheet_without_the_headings_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path / "a.xlsx", ("姓名", "班级"), ("田小禾", "五年级1班"))
    with pytest.raises(UsageError, match=r"没有找到表头.*儿童编号或儿童、结对人编号或结对人"):
        rows_in(file)


def test_a_formula_without_a_result_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path / "a.xlsx", ("儿童编号", "结对人编号"), ("c-a", "=B9"))
    with pytest.raises(UsageError, match="第 2 行“结对人编号”是公式"):
        rows_in(file)


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(UsageError, match="里没有内容"):
        rows_in(tmp_path / name)
