"""What follows a table at the end of a page must not begin a page of its own."""

from liushou.documents.blocks import Block, PageBreak, Paragraph
from liushou.documents.docx.styles import GAP, GAP_AT_END
from tests.documents.docx.opened import body, value
from tests.documents.docx.samples import FORM, runs, table


def gaps(*blocks: Block) -> list[str]:
    styles = [value(each, "pPr/pStyle") for each in body(blocks)]
    return [style for style in styles if style in (GAP.id, GAP_AT_END.id)]


def test_the_gap_after_the_last_table_takes_no_room() -> None:
    assert gaps(table(2)) == [GAP_AT_END.id]
    assert gaps(FORM) == [GAP_AT_END.id]


def test_so_does_the_gap_before_a_page_break() -> None:
    assert gaps(table(2), PageBreak(), Paragraph(runs("后文")))[0] == GAP_AT_END.id


def test_between_a_table_and_text_there_is_a_gap() -> None:
    assert gaps(table(2), Paragraph(runs("后文"))) == [GAP.id]
    assert gaps(table(2), FORM) == [GAP.id, GAP_AT_END.id]
