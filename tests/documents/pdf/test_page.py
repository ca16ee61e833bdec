"""GB/T 9704-2012 on the page: lines, characters, indents, page numbers, the end of a document."""

from itertools import pairwise

import pytest

from liushou.documents.blocks import (
    Attachments,
    Heading,
    PageBreak,
    Paragraph,
    ParagraphKind,
    Signature,
    Title,
)
from tests.documents.docx.samples import runs
from tests.documents.pdf.opened import MM, WIDTH, lines, marks, pages

LEFT, RIGHT = 28 * MM, WIDTH - 26 * MM
CHARACTER = 15.78
DATE = "2026年9月1日"


def body(text: str) -> Paragraph:
    return Paragraph(runs(text), "flush")


def test_a_page_has_22_lines_of_28_characters() -> None:
    first, second = pages((body("国" * 28 * 22 + "家"),), "document")
    assert first.count("国") == 28 * 22
    assert second.count("家") == 1
    *text, _ = lines(marks((body("国" * 28 * 22),)))
    assert [len(row) for row in text] == [28] * 22


def test_lines_stand_at_their_pitch_within_the_type_area() -> None:
    *text, _ = lines(marks((body("国" * 28 * 22),)))
    bottoms = [row[0].bottom for row in text]
    assert {round(upper - lower, 1) for upper, lower in pairwise(bottoms)} == {28.8}
    assert text[0][0].top < (297 - 37) * MM
    assert text[-1][0].bottom > 35 * MM
    assert text[0][0].left >= LEFT
    assert text[0][-1].right <= RIGHT + 0.5


def test_the_first_line_of_a_paragraph_is_two_characters_in() -> None:
    first, second, _ = lines(marks((Paragraph(runs("国" * 40)),)))
    assert first[0].left - second[0].left == pytest.approx(2 * CHARACTER, abs=0.2)
    assert len(first) == 26


def test_page_numbers_stand_outside_right_on_odd_pages_and_left_on_even_ones() -> None:
    blocks = (body("国" * 28 * 23),)
    for page, number in enumerate("12"):
        *_, footer = lines(marks(blocks, page=page))
        assert "".join(mark.text for mark in footer) == f"—{number}—"
        if page == 0:
            assert footer[-1].right == pytest.approx(RIGHT - 14, abs=2.5)
        else:
            assert footer[0].left == pytest.approx(LEFT + 14, abs=2.5)
        dash = footer[0]
        assert 35 * MM - (dash.top + dash.bottom) / 2 == pytest.approx(7 * MM, abs=1.5)


def test_a_document_of_its_own_begins_with_page_1() -> None:
    parts = (body("甲" * 28 * 30), PageBreak(restarts=True), body("乙"), PageBreak(), body("丙"))
    found = [page[-3:] for page in pages(parts, "document")]
    assert found == ["—1—", "—2—", "—1—", "—2—"]


@pytest.mark.parametrize("profile", ["form", "card"])
def test_forms_and_cards_have_no_page_number(profile: str) -> None:
    assert pages((Paragraph(runs("甲")),), profile) == ["甲"]  # type: ignore[arg-type]


def test_the_title_is_22_points_in_the_middle() -> None:
    title, _ = lines(marks((Title(runs("工作总结")),)))
    assert title[1].left - title[0].left == pytest.approx(22, abs=1.5)
    assert (title[0].left + title[-1].right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)


def test_ambiguous_punctuation_is_as_wide_as_a_character() -> None:
    (row, _) = lines(marks((body("国“国”国——国……国·国"),)))
    places = [mark.left for mark in row if mark.text == "国"]
    steps = [round((after - before) / CHARACTER, 1) for before, after in pairwise(places)]
    assert steps == [2, 2, 3, 3, 2]


@pytest.mark.parametrize("before", range(18, 28))
def test_no_line_begins_with_the_dash_of_a_time_or_parts_a_place_to_write_in(before: int) -> None:
    shown = lines(marks((body("国" * before + "14:30—15:40，＿＿＿＿年，完。"),)))
    starts = ["".join(mark.text for mark in line) for line in shown]
    assert not any(start.startswith("—15") for start in starts)
    assert any("＿＿＿＿" in start for start in starts)


def test_digits_stand_close_to_characters() -> None:
    (row, _) = lines(marks((body("国2026国"),)))
    assert row[-1].left - row[0].left < CHARACTER + 4 * 8


def test_a_heading_stays_with_its_text() -> None:
    blocks = (body("国" * 28 * 21), Heading(1, "一、", runs("基本情况")), Paragraph(runs("家" * 60)))
    first, second = pages(blocks, "document")
    assert "基本情况" not in first
    assert "一、基本情况" in second


def test_the_date_stands_four_characters_in_and_the_unit_over_its_middle() -> None:
    _, unit, day, _ = lines(marks((body("完。"), Signature(("石桥小学",), DATE))))
    assert RIGHT - day[-1].right == pytest.approx(4 * CHARACTER, abs=3)
    assert (unit[0].left + unit[-1].right) / 2 == pytest.approx((day[0].left + day[-1].right) / 2, abs=4)


def test_a_line_is_left_empty_over_the_signature() -> None:
    text, unit, day, _ = lines(marks((body("完。"), Signature(("石桥小学",), DATE))))
    assert text[0].bottom - unit[0].bottom == pytest.approx(57.6, abs=4)
    assert unit[0].bottom - day[0].bottom == pytest.approx(28.8, abs=4)


@pytest.mark.parametrize("count", range(17, 23))
def test_the_end_of_a_document_never_stands_on_a_page_without_text(count: int) -> None:
    ending = (Attachments(("名单", "预算")), Signature(("石桥小学",), DATE))
    *_, last = pages((body("国" * 28 * count), *ending), "document")
    assert "国" in last
    assert all(each in last for each in ("附件：1.名单", "2.预算", "石桥小学", DATE))
    assert len(pages((body("国" * 28 * count), *ending), "document")) == (1 if count <= 16 else 2)


@pytest.mark.parametrize("kind", ["body", "flush"])
@pytest.mark.parametrize("last_lines", [1, 2, 3])
@pytest.mark.parametrize("count", range(16, 23))
def test_the_end_stays_with_a_short_last_paragraph(count: int, last_lines: int, kind: ParagraphKind) -> None:
    before = (Paragraph(runs("国"), kind),) * (count - last_lines)
    short = Paragraph(runs("完" * (28 * last_lines - 4)), kind)
    *_, last = pages((*before, short, Signature(("石桥小学",), DATE)), "document")
    assert "完" in last
    assert "石桥小学" in last


def test_only_the_last_lines_move_with_the_end() -> None:
    first, second = pages((body("国" * 28 * 21), Signature(("石桥小学",), DATE)), "document")
    assert first.count("国") == 28 * 20
    assert second.count("国") == 28


def test_many_attachments_may_go_on_on_the_next_page() -> None:
    names = tuple(f"第{number}号名单" for number in range(1, 40))
    found = pages((body("国" * 28 * 10), Attachments(names)), "document")
    assert "39.第39号名单" in "".join(found)
    assert len(found) > 2


def test_long_attachments_wrap_under_their_first_character() -> None:
    _, first, second, _ = lines(marks((body("完。"), Attachments(("名" * 40,)))))
    assert second[0].left == pytest.approx(first[3].left, abs=2)


def test_boxes_to_tick_are_as_high_as_characters_and_do_not_move_lines() -> None:
    first, second, _ = lines(marks((body("国☑国☐\n国"),)))
    box = first[1]
    assert box.text == "☑"
    assert box.top - box.bottom > 0.6 * CHARACTER
    assert first[0].bottom - second[0].bottom == pytest.approx(28.8, abs=0.1)
