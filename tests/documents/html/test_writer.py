"""The HTML file as a whole: text is text, nothing is fetched, the same blocks give the same file."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.documents.blocks import (
    Attachments,
    Block,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    ParagraphKind,
    Run,
    Signature,
    Title,
)
from liushou.documents.frontmatter import Page
from liushou.documents.html.writer import write_html
from liushou.documents.language.escape import clean
from liushou.printable import UNPRINTABLE, printable
from tests.documents.docx.samples import everything, runs, table
from tests.documents.html.opened import elements, one, sheets, text, tree

PROFILES: tuple[Page, ...] = ("document", "form", "card")
HOSTILE = (
    "<b>粗</b>",
    "</p></td></svg></style><script>alert(1)</script>",
    "&lt;&#60;&amp",
    "a|b {{ x }} {% y %} =1+1 `c` *d* [e](f)",
    "<!-- --> ]]> <![CDATA[",
    "\"引' onload=x",
    "甲" * 400 + "x" * 400,
    "镕喆堃玥璟婳垚😀🐉",
)


@pytest.mark.parametrize("profile", PROFILES)
def test_every_block_is_well_formed_html(profile: Page) -> None:
    found = tree(everything(), profile)
    assert found.get("lang") == "zh-CN"
    assert found.findtext("head/title") == "文书"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_prints_as_text(hostile: str) -> None:
    found = tree(everything(hostile), title=hostile)
    main = found.find("body/main")
    assert main is not None
    assert text(main).count(hostile) >= 20
    assert found.findtext("head/title") == hostile
    assert not list(found.iter("script"))
    expected = {each.tag for each in tree(everything("甲")).iter()}
    assert {each.tag for each in found.iter()} == expected


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40))
def test_any_text_reads_as_it_is(source: str) -> None:
    (paragraph,) = elements((Paragraph((Run(source),)),))
    assert text(paragraph) == "\n".join(printable(line) for line in clean(source).split("\n"))


def test_characters_that_steer_are_written_out() -> None:
    file = write_html(everything("甲\u202e乙\u200b丙\x1b[31m"), title="甲\u202e")
    assert not UNPRINTABLE.search(file.replace("\n", ""))
    assert file.count("甲\\u202e乙\\u200b丙[31m") >= 20


def test_nothing_is_fetched_and_nothing_runs() -> None:
    file = write_html(everything(), title="文书")
    addresses = set(re.findall(r"[a-z]+://[^\"' ]*", file))
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert "url(" not in file
    assert "@import" not in file
    assert not re.search(r"<(script|link|img|iframe|object|base|form)\b", file)
    policy = next(each for each in tree(everything()).iter("meta") if each.get("http-equiv"))
    assert policy.get("content") == "default-src 'none'; style-src 'unsafe-inline'"


def test_no_name_is_given_twice() -> None:
    assert not [each for each in tree(everything()).iter() if each.get("id")]


def test_the_same_blocks_give_the_same_file() -> None:
    assert write_html(everything(), title="文书") == write_html(everything(), title="文书")


def test_an_empty_document_is_a_document() -> None:
    assert sheets(()) == []
    assert tree((), title="").findtext("head/title") == "文书"


def test_levels_are_headings_with_their_numbers() -> None:
    marks = ("一、", "（一）", "1. ", "（1）")
    blocks: list[Block] = [Heading(level, mark, runs("甲")) for level, mark in enumerate(marks, 1)]
    found = elements([Title(runs("上\n下")), *blocks])
    assert [(each.tag, text(each)) for each in found] == [
        ("h1", "上\n下"),
        ("h2", "一、甲"),
        ("h3", "（一）甲"),
        ("h4", "1. 甲"),
        ("h5", "（1）甲"),
    ]


@pytest.mark.parametrize("kind", ["flush", "center", "right", "note", "annex"])
def test_kinds_of_paragraph(kind: ParagraphKind) -> None:
    body, other = elements((Paragraph(runs("甲")), Paragraph(runs("甲"), kind)))
    assert (body.tag, body.get("class")) == ("p", None)
    assert (other.tag, other.get("class")) == ("p", kind)


def test_items_carry_their_marks() -> None:
    first, second = elements((Item(1, "1. ", runs("甲")), Item(1, "", runs("乙"))))
    assert (text(first), text(second)) == ("1. 甲", "乙")


def test_bold_and_underlined_runs() -> None:
    found = one((Paragraph((Run("甲"), Run("乙", bold=True), Run("　", bold=True, underline=True))),), "p")
    assert [(each.tag, text(each)) for each in found] == [("b", "乙"), ("b", "　")]
    assert [each.tag for each in found.iter("u")] == ["u"]


def test_times_and_short_places_to_write_in_keep_their_dash_and_their_line() -> None:
    source = "2026—2027学年，14:30—15:40，＿＿月＿＿＿＿＿＿日"
    found = one((Paragraph(runs(source)),), "p")
    assert text(found) == source
    assert [each.text for each in found] == ["2026—", "14:30—", "＿＿", "＿＿＿＿", "＿＿"]
    assert {(each.tag, each.get("class")) for each in found} == {("span", "n")}


def test_page_breaks_part_the_sheets() -> None:
    first, second = Paragraph(runs("甲")), Paragraph(runs("乙"))
    found = sheets((PageBreak(), first, PageBreak(), PageBreak(), second, PageBreak()))
    assert [text(each).strip() for each in found] == ["甲", "乙"]
    assert {each.get("class") for each in found} == {"sheet"}


def test_the_signature_stands_four_characters_from_the_margin() -> None:
    (found,) = elements((Signature(("临溪小学",), "2026年9月1日"),))
    assert found.get("style") == "--in:4"
    assert [text(each) for each in found] == ["临溪小学", "2026年9月1日"]


@pytest.mark.parametrize(
    ("signature", "indent"),
    [
        (Signature(("临溪县第一小学校",), "2026年9月1日"), "3"),
        (Signature(("临溪县教育和体育局团委",), "2026年9月1日"), "2"),
        (Signature(("临溪县" * 9,), "2026年9月1日"), "1"),
        (Signature(("临溪小学",), ""), "2"),
        (Signature((), "2026年9月1日"), "4"),
    ],
)
def test_a_long_unit_moves_the_date(signature: Signature, indent: str) -> None:
    (found,) = elements((signature,))
    assert found.get("style") == f"--in:{indent}"


def test_attachments_are_numbered_where_there_are_several() -> None:
    one_only, several = elements((Attachments(("预算表",)), Attachments(("预算表", "名单"))))
    assert text(one_only).split() == ["附件：", "预算表"]
    assert [text(each) for each in several.iter("p")] == ["附件：", "1. 预算表", "2. 名单"]


def test_all_text_of_all_blocks_is_in_the_file() -> None:
    (first, second) = sheets(everything("某一段文字"))
    assert text(first).count("某一段文字") + text(second).count("某一段文字") >= 21


@pytest.mark.parametrize(
    ("profile", "margins"),
    [("document", "37mm 26mm 35mm 28mm"), ("form", "20mm 20mm 18mm 20mm"), ("card", "15mm 15mm 15mm 15mm")],
)
def test_the_paper_has_the_margins_of_its_profile(profile: Page, margins: str) -> None:
    file = write_html((table(),), title="文书", profile=profile)
    assert f"@page{{size:A4;margin:{margins}}}" in file
    assert ("counter(page)" in file) is (profile == "document")
