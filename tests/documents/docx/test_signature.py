"""落款 and 附件说明."""

import pytest

from liushou.documents.blocks import Attachments, Block, Paragraph, Signature
from liushou.documents.signing import placed
from liushou.documents.widths import width
from tests.documents.docx.opened import W, body, text, value
from tests.documents.docx.samples import runs, table

DATE = "2026年9月1日"


def middle(line: tuple[str, float]) -> float:
    """Where the middle of a line is, from the right margin."""
    written, indent = line
    return indent + width(written) / 2


@pytest.mark.parametrize("unit", ["石桥小学", "石桥镇中心小学", "石桥镇中心小学留守儿童工作领导小组"])
def test_the_unit_is_centred_over_the_date(unit: str) -> None:
    first, last = placed(Signature((unit,), DATE))
    assert middle(first) == middle(last)
    assert last[1] >= 4
    assert first[1] >= 2


def test_a_short_unit_leaves_the_date_four_characters_in() -> None:
    assert placed(Signature(("石桥小学",), DATE))[-1] == (DATE, 4.0)


def test_several_units_are_centred_one_over_another() -> None:
    lines = placed(Signature(("临溪县妇女联合会", "县融媒体中心"), DATE))
    assert len({middle(line) for line in lines}) == 1


def test_a_unit_too_long_for_the_line_does_not_leave_it() -> None:
    long = "很" * 40
    assert placed(Signature((long,), DATE))[0][1] == 0
    assert placed(Signature((long,), ""))[0][1] == 0


@pytest.mark.parametrize("count", [26, 40, 400])
def test_the_date_stays_on_the_line_under_a_long_unit(count: int) -> None:
    _, (_, indent) = placed(Signature(("很" * count,), DATE))
    assert 4 <= indent <= 28 - width(DATE)


def test_without_a_date_the_unit_is_two_characters_in() -> None:
    assert placed(Signature(("石桥小学",), "")) == [("石桥小学", 2.0)]


def test_signature_and_attachments_never_stand_alone_on_a_page() -> None:
    paragraph, attachment, unit, day = body(
        (Paragraph(runs("正文。")), Attachments(("名单",)), Signature(("石桥小学",), DATE))
    )
    for each in (paragraph, attachment, unit):
        assert each[0].find(each[0][0].tag.replace("pStyle", "keepNext")) is not None
    assert value(day, "pPr/ind", "rightChars") == "400"
    assert value(unit, "pPr/spacing", "before") == "576"


@pytest.mark.parametrize("rows", [3, 30])
def test_a_signature_takes_the_last_rows_of_a_table_with_it(rows: int) -> None:
    def kept(*after: Block) -> list[bool]:
        found = body((table(rows), *after))[1].findall(f"{W}tr")[-2:]
        return [each.find(f"{W}tc/{W}p/{W}pPr/{W}keepNext") is not None for each in found]

    assert kept(Signature(("石桥小学",), DATE)) == [True, True]
    assert kept(Paragraph(runs("后文"))) == [True, False]


def test_attachments_are_numbered_only_where_there_are_several() -> None:
    (one,) = body((Attachments(("名单",)),))
    assert text(one) == "附件：名单"
    first, second = body((Attachments(("签到表", "同意书")),))
    assert (text(first), text(second)) == ("附件：1. 签到表", "2. 同意书")
    assert value(first, "pPr/ind", "leftChars") == value(second, "pPr/ind", "leftChars") == "600"
    assert (value(first, "pPr/ind", "hangingChars"), value(second, "pPr/ind", "hangingChars")) == (
        "400",
        "100",
    )
