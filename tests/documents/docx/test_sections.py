"""Documents in one file are sections of their own, each numbered from 1."""

from datetime import date

from liushou.documents.blocks import PageBreak, Paragraph, Run, Table, Title
from liushou.documents.docx.writer import write_docx
from liushou.documents.frontmatter import Page
from tests.documents.docx.opened import W, assert_valid, parts

DAY = date(2026, 1, 1)
ONE = (Title((Run("协议"),)), Paragraph((Run("正文"),)))
TABLE = (Title((Run("名单"),)), Table(((Run("姓名"),),), (((Run("甲"),),),), ("left",)))


def sections(*blocks: object, profile: Page = "document") -> list[str | None]:
    """Where the pages of each section begin to count."""
    content = write_docx(blocks, title="合订", date=DAY, profile=profile)  # type: ignore[arg-type]
    assert_valid(content)
    found = parts(content)["word/document.xml"].iter(f"{W}sectPr")
    starts = [each.find(f"{W}pgNumType") for each in found]
    return [None if start is None else start.get(f"{W}start") for start in starts]


def test_one_document_is_one_section() -> None:
    assert sections(*ONE, PageBreak(), *ONE) == [None]


def test_documents_joined_are_numbered_each_from_one() -> None:
    apart = PageBreak(restarts=True)
    assert sections(*ONE, apart, *TABLE, apart, *ONE) == ["1", "1", "1"]


def test_forms_have_no_page_numbers_to_begin_again() -> None:
    assert sections(*ONE, PageBreak(restarts=True), *ONE, profile="form") == [None]
