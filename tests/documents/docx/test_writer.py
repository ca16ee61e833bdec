"""The docx file as a whole."""

import io
import zipfile
from datetime import date

import pytest

from liushou.documents.blocks import Item, PageBreak, Paragraph, Run, Title
from liushou.documents.docx.writer import write_docx
from liushou.documents.frontmatter import Page
from tests.documents.docx.opened import W, assert_valid, body, docx, parts, text, value
from tests.documents.docx.samples import everything, runs, table

DAY = date(2026, 9, 1)
HOSTILE = "甲\x00乙\x1b[31m\ud800\ufffe</w:t>&lt;<b>*丙*\n丁\u2028\x0b“戊”]]>"


@pytest.mark.parametrize("profile", ["document", "form", "card"])
def test_every_part_keeps_to_its_schema(profile: Page) -> None:
    assert_valid(write_docx(everything(), title="文书", date=DAY, profile=profile))


def test_characters_xml_cannot_hold_do_not_break_it() -> None:
    content = write_docx(everything(HOSTILE), title=HOSTILE, date=DAY)
    assert "甲乙[31m</w:t>&lt;<b>*丙*" in text(parts(content)["word/document.xml"])
    assert_valid(content)


def test_an_empty_document_is_a_document() -> None:
    assert_valid(write_docx((), title="", date=DAY))


def test_the_same_blocks_give_the_same_bytes() -> None:
    first = write_docx(everything(), title="文书", date=DAY)
    assert write_docx(everything(), title="文书", date=DAY) == first
    assert write_docx(everything(), title="文书", date=date(2026, 9, 2)) != first


def test_nothing_of_the_machine_or_the_moment_is_in_the_file() -> None:
    content = write_docx(everything(), title="文书", date=DAY)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in package.infolist()} == {0}
        core = package.read("docProps/core.xml").decode()
    assert core.count("2026-09-01T00:00:00Z") == 2
    assert "python-docx" not in core
    assert "<dc:title>文书</dc:title>" in core


def test_text_comes_out_as_it_went_in() -> None:
    blocks = (Title(runs("题")), Paragraph(runs(" 甲  乙 ")), Item(1, "1. ", runs("丙\n丁")))
    assert [text(each) for each in body(blocks)] == ["题", " 甲  乙 ", "1. 丙\n丁"]
    assert [value(each, "pPr/pStyle") for each in body(blocks)] == ["Title", "BodyText", "BodyText"]


def test_ambiguous_punctuation_takes_the_chinese_font() -> None:
    (paragraph,) = body((Paragraph((Run("“甲”"), Run("2026", bold=True), Run("乙", underline=True))),))
    hints = [value(run, "rPr/rFonts", "hint") for run in paragraph.iter(f"{W}r")]
    assert hints == ["eastAsia", None, None]
    marks = [(value(run, "rPr/u"), run.find(f"{W}rPr/{W}b") is not None) for run in paragraph.iter(f"{W}r")]
    assert marks == [(None, False), (None, True), ("single", False)]


def test_a_page_break_is_the_property_of_what_follows() -> None:
    first, second = body((Paragraph(runs("甲")), PageBreak(), Paragraph(runs("乙"))))
    assert first.find(f"{W}pPr/{W}pageBreakBefore") is None
    assert second.find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_a_page_break_before_a_table_or_at_the_beginning() -> None:
    _, gap, found, _ = body((Paragraph(runs("甲")), PageBreak(), table()))
    assert gap.find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert found.tag == f"{W}tbl"
    (only,) = body((PageBreak(), Paragraph(runs("甲"))))
    assert only.find(f"{W}pPr/{W}pageBreakBefore") is None


def test_a_title_stands_a_line_below_what_is_over_it() -> None:
    first, second = body((Title(runs("甲")), Title(runs("乙"))))
    assert value(first, "pPr/spacing", "before") is None
    assert value(second, "pPr/spacing", "before") == "576"
    _, alone = body((Paragraph(runs("甲")), PageBreak(), Title(runs("乙"))))
    assert value(alone, "pPr/spacing", "before") is None


def test_kinds_of_paragraph() -> None:
    kinds = ("body", "flush", "center", "right", "note", "annex")
    found = body(tuple(Paragraph(runs("甲"), kind) for kind in kinds))  # type: ignore[arg-type]
    assert [value(each, "pPr/pStyle") for each in found] == [
        "BodyText",
        "Flush",
        "Flush",
        "Flush",
        "Note",
        "Annex",
    ]
    assert [value(each, "pPr/jc") for each in found] == [None, None, "center", "right", None, None]


def test_all_text_of_all_blocks_is_in_the_file() -> None:
    whole = text(docx(everything("某一段文字"))["word/document.xml"])
    assert whole.count("某一段文字") == 22
