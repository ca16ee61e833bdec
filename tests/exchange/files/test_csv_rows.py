"""Text files as rows: any encoding, any separator, and what programs put in to keep a text a text."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.cells import Cell
from liushou.csvtext import csv_text
from liushou.exchange.files.limits import SheetError
from liushou.exchange.files.read import book_of
from liushou.exchange.files.texts import plain_text

ROSTER = (("编号", "姓名", "日期"), ("c-1", "田小禾", "2026-11-20"), ("c-2", "", ""))


def read(data: bytes) -> tuple[tuple[Cell, ...], ...]:
    (grid,) = book_of(data).grids
    assert grid.name == ""
    return grid.rows


@pytest.mark.parametrize("separator", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_text_in_any_dress(separator: str, encoding: str, newline: str) -> None:
    text = newline.join(separator.join(row) for row in ROSTER)
    assert read(text.encode(encoding)) == ROSTER


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n", (("a", "b"),)),
        (" a ,\u3000张 三\u3000,１２\n", (("a", "张 三", "１２"),)),
        ('a,"多行\r\n内容，有,逗号"\n', (("a", "多行\n内容，有,逗号"),)),
        ('a,"说""好"""\n', (("a", '说"好"'),)),
        ("a,,,\n,b,,\n,,,\n\n", (("a", ""), ("", "b"))),
        ("\n\na,b\n", (("", ""), ("", ""), ("a", "b"))),
        ("只有一列\n甲；乙\n", (("只有一列",), ("甲；乙",))),
        ("姓名,内容\n甲,说了;又说;再说\n乙,好\n", (("姓名", "内容"), ("甲", "说了;又说;再说"), ("乙", "好"))),
        (
            "花名册\n姓名;班级\n甲,乙;1\n丙,丁;2\n",
            (("花名册", ""), ("姓名", "班级"), ("甲,乙", "1"), ("丙,丁", "2")),
        ),
        ("'=1+1,'-3,'+86,'@x,'n\n", (("=1+1", "-3", "+86", "@x", "'n"),)),
        (
            '="0138",姓名\n"=""0139""",="a""b"\n=1+1,="x\n',
            (("0138", "姓名"), ("0139", 'a"b'), ("=1+1", '="x')),
        ),
        ("sep=;\r\n姓名;班级,组\r\n甲;乙\r\n", (("姓名", "班级,组"), ("甲", "乙"))),
        ("SEP=|\n姓名|班级\n", (("姓名", "班级"),)),
        ("sep=;x\n甲,乙\n", (("sep=;x", ""), ("甲", "乙"))),
        ("王\u200b小\ufeff明,a\u0301,甲\x07乙\n", (("王小明", "á", "甲乙"),)),
        ("001,2026-11-20,1.50\n", (("001", "2026-11-20", "1.50"),)),
        ("", ()),
        (" , \n", ()),
    ],
)
def test_cells_of_a_text(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert read(text.encode()) == rows


TEXTS = st.text(
    st.characters(codec="gb18030", exclude_categories=["C", "Z"], exclude_characters="'<\ufeff")
).map(plain_text)


@settings(deadline=None)
@given(
    st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=6), st.sampled_from(["utf-8-sig", "utf-8"])
)
def test_what_we_write_as_csv_is_read_back(rows: list[tuple[str, str, str]], encoding: str) -> None:
    data = csv_text(("甲", "乙", "丙"), rows).encode(encoding)
    while rows and not any(rows[-1]):
        rows.pop()
    assert read(data) == (("甲", "乙", "丙"), *rows)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "不是表格文件"),
        (b"a,b\0\n", "不是表格文件"),
        (codecs.BOM_UTF16_LE + b"a", "不是表格文件"),
        (b"\n<html><table></table></html>", "它其实是网页"),
        (b'<?xml version="1.0"?><Workbook/>', "它其实是网页或 XML"),
        (b"??,??,????\r\n" * 4, "汉字都成了问号"),
        (b"MIME-Version: 1.0\r\n\r\n<html>", "它其实是网页"),
        (b'a,"' + b"x" * 200_000, "引号没有配对"),
        (b"a,b\n" * 20_001, "最多 20000 行"),
        (b",".join([b"x"] * 201), "最多 200 列"),
    ],
)
def test_refused(data: bytes, why: str) -> None:
    with pytest.raises(SheetError, match=why):
        book_of(data)


def test_the_last_row_and_column_allowed() -> None:
    assert read(b",".join([b""] * 199 + [b"x,"])) == (("",) * 199 + ("x",),)
    assert len(read(b"a,b\n" * 20_000 + b"\n,\n")) == 20_000
