"""The file as a whole: its pages, its text, its properties, the same bytes for the same blocks."""

import subprocess
import sys

import pytest

from liushou.documents.blocks import PageBreak, Paragraph, Run, Title
from tests.documents.docx.samples import everything, runs
from tests.documents.pdf.opened import (
    MM,
    WIDTH,
    inked,
    lines,
    marks,
    marks_on,
    pages,
    pdf,
    pypdfium2,
    written,
)

HOSTILE = (
    '<b>| {{ x }} =1+1 #set page(width: 1mm) $x$ *b* _i_ `c` @ref <l> \\ "q" // /* */ ~ -- ... '
    '#import "@preview/x:1.0.0" #read("/etc/passwd") \\u{41} 镕喆堃玥璟婳垚'
)
PROGRAM = """
import sys
from datetime import date
from liushou.documents.blocks import Run, Title
from liushou.documents.pdf.writer import write_pdf
blocks = (Title((Run("工作总结"),)),)
sys.stdout.buffer.write(write_pdf(blocks, title="文书", date=date(2026, 9, 1), system_fonts=False))
"""


def test_all_text_is_in_the_file() -> None:
    blocks = everything("某一段文字“引号”——甲·乙……2026年9月1日")
    assert inked("".join(pages(blocks))) == written(blocks)


@pytest.mark.parametrize("profile", ["document", "form", "card"])
def test_hostile_text_prints_as_text(profile: str) -> None:
    blocks = everything(HOSTILE)
    found = inked("".join(pages(blocks, profile)))  # type: ignore[arg-type]
    missing = written(blocks) - found
    assert not missing


def test_what_is_not_seen_is_written_out() -> None:
    (found,) = pages((Paragraph(runs("甲\u202e乙\x1b丙\u200d丁\x00")),))
    assert found == "甲\\u202e乙丙\\u200d丁"


def test_nothing_of_the_data_stands_in_the_margins() -> None:
    blocks = everything("a" * 400 + "—" * 120 + "，" * 90)
    for page in pypdfium2.PdfDocument(pdf(blocks, "document")):
        found = marks_on(page)
        assert min(mark.left for mark in found) > 28 * MM - 1
        # A dash of two characters may reach over the edge by half of one.
        assert max(mark.right for mark in found) < WIDTH - 26 * MM + 8


def test_the_properties_carry_title_and_day_and_nothing_of_the_moment() -> None:
    content = pdf((Title(runs("甲")),), title="工作\n总结")
    found = pypdfium2.PdfDocument(content).get_metadata_dict()
    assert (found["Title"], found["Author"]) == ("工作 总结", "liushou")
    assert found["CreationDate"] == "D:20260901000000Z"
    assert found["ModDate"] == found["CreationDate"]


def test_the_same_blocks_give_the_same_bytes_in_another_process() -> None:
    here = pdf((Title(runs("工作总结")),), "document")
    there = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=True)
    assert here == there.stdout


def test_all_blocks_give_the_same_bytes_twice() -> None:
    assert pdf(everything(), "document") == pdf(everything(), "document")


def test_page_breaks_leave_no_empty_page() -> None:
    first, second = Paragraph(runs("甲")), Paragraph(runs("乙"))
    found = pages((PageBreak(), first, PageBreak(), PageBreak(), second, PageBreak()))
    assert found == ["甲", "乙"]


def test_a_document_without_blocks_is_an_empty_page() -> None:
    assert pages(()) == [""]


def test_headings_are_bookmarks() -> None:
    document = pypdfium2.PdfDocument(pdf(everything("标题"), "document"))
    assert [(each.level, each.get_title()) for each in document.get_toc()] == [
        (0, "标题"),
        (1, "一、标题"),
        (2, "（一）标题"),
        (3, "1. 标题"),
        (4, "（1）标题"),
    ]


def test_line_breaks_and_spaces_stay() -> None:
    text = Paragraph((Run("甲\n乙"), Run("  丙", bold=True), Run("丁", underline=True)))
    first, second = lines(marks((text,), "form"))
    assert ["".join(mark.text for mark in row) for row in (first, second)] == ["甲", "乙丙丁"]
    assert second[1].left - second[0].left > second[2].left - second[1].left + 6
