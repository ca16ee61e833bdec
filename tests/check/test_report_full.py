"""The full report: every place underlined in exactly its cells, every line within 80 of them."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from liushou.check.catalogue import RULES
from liushou.check.covered import Covered
from liushou.check.excerpt import excerpt
from liushou.check.report_full import how_to_mend, report_full, styled_finding
from liushou.check.rule import Rule
from liushou.check.styled import as_text
from liushou.findings import Finding, Repair
from liushou.textwidth import width
from tests.check.broken_store import broken

FINDING = Finding("data/a.yaml", 1, 1, 1, 2, "LS106", "id-number", "error", "身份证号码不对")
LINE = '  - {name: 王德厚, relation: 祖父, note: "很长的一段话，写到这一行放不下为止，后面还有", phone: 1}'


def shown(text: str, line: int, column: int, end_line: int, end_column: int, cells: int = 80) -> list[str]:
    finding = replace(FINDING, line=line, column=column, end_line=end_line, end_column=end_column)
    return as_text(excerpt(finding, Covered(text), cells)).splitlines()


def underlined(lines: list[str]) -> str:
    """What stands above the ^, cell by cell."""
    above, under = lines[[("^" in line) for line in lines].index(True) - 1 :][:2]
    assert "^" not in above
    cells: list[str] = []
    for char in above:
        if width(char):
            cells += [char, *[""] * (width(char) - 1)]
        else:
            cells[-1] += char
    start = width(under[: under.index("^")])
    return "".join(cells[start : start + under.count("^")])


def test_a_place_between_its_neighbours() -> None:
    assert shown("a: 1\nname: 李小雨\nb: 2\n", 2, 7, 2, 10) == [
        "   |",
        " 1 | a: 1",
        " 2 | name: 李小雨",
        "   |       ^^^^^^",
        " 3 | b: 2",
    ]


def test_blank_neighbours_are_left_out_and_numbers_stand_at_the_right() -> None:
    text = "\n" * 8 + "a: 1\nb: 2\n\n"
    assert shown(text, 10, 4, 10, 5) == ["    |", "  9 | a: 1", " 10 | b: 2", "    |    ^"]


def test_a_place_over_several_lines_says_where_it_ends() -> None:
    assert shown("a:\n  b: 甲\n  c: 1\n", 2, 3, 3, 7) == [
        "   |",
        " 1 | a:",
        " 2 |   b: 甲",
        "   |   ^^^^^ 至第 3 行",
        " 3 |   c: 1",
    ]


@pytest.mark.parametrize(
    ("line", "column", "end", "part"),
    [
        ("name: 甲乙丙", 8, 9, "乙"),
        ("a:\t甲", 3, 4, "    "),
        ("\ta: 甲", 5, 6, "甲"),
        ("a: 甲\u200b乙", 5, 6, "\\u200b"),
        ("a: 甲\x1b乙", 6, 7, "乙"),
        ("a: e\u0301x", 4, 6, "e\u0301"),
        ("a: e\u0301x", 5, 6, "e\u0301"),
        ("a: e\u0301x", 6, 7, "x"),
        ("a: 甲", 1, 5, "a: 甲"),
        (LINE, LINE.index("王") + 1, LINE.index("王") + 4, "王德厚"),
        (LINE, LINE.index("phone") + 1, LINE.index("phone") + 6, "phone"),
        (LINE, LINE.index("祖") + 1, LINE.index("祖") + 3, "祖父"),
    ],
)
def test_the_marks_stand_under_the_place(line: str, column: int, end: int, part: str) -> None:
    lines = shown(f"{line}\n", 1, column, 1, end)
    assert underlined(lines) == part
    assert all(width(line) <= 80 for line in lines)


@pytest.mark.parametrize(
    ("text", "place", "marks"),
    [
        ("a: 1", (1, 5, 1, 5), "    ^"),
        ("a: 1\r\n", (1, 5, 1, 7), "    ^"),
        ("a: 1\n\n", (3, 1, 3, 1), "^"),
    ],
)
def test_a_place_of_no_width_has_one_mark(text: str, place: tuple[int, int, int, int], marks: str) -> None:
    assert shown(text, *place)[-1].split("| ")[1] == marks


@pytest.mark.parametrize(("text", "line"), [("a: 1\n", 1), ("", 1), ("a: 1\n", 9)])
def test_nothing_is_shown_of_a_whole_file_or_a_line_that_is_gone(text: str, line: int) -> None:
    assert shown(text, line, 1, line, 1) == []


CHARACTERS = st.text("a甲\t\u0301\u200b ，{}", max_size=200)


@given(before=CHARACTERS, place=st.text("xy乙", min_size=1, max_size=60), after=CHARACTERS)
@example(before="甲" * 60, place="乙" * 60, after="甲" * 60)
def test_whatever_the_line_the_place_is_seen(before: str, place: str, after: str) -> None:
    lines = shown(f"{before}{place}{after}\n", 1, len(before) + 1, 1, len(before + place) + 1)
    marked = underlined(lines).replace("\u0301", "")
    assert place.startswith(marked.rstrip("."))
    assert marked == place or width(marked) >= 68
    assert all(width(line) <= 80 for line in lines)


def test_a_finding_with_a_fix_and_no_text() -> None:
    finding = replace(FINDING, fix=Repair("text", "", "末位改为 X"))
    assert as_text(styled_finding(finding, None)) == (
        "错误 LS106 id-number：身份证号码不对\n"
        "  --> data/a.yaml:1:1\n"
        "  = 修复：末位改为 X（liushou check --fix）\n"
    )


def test_how_to_mend_stands_once_for_every_code() -> None:
    text = report_full(
        (FINDING, FINDING, replace(FINDING, code="LS107", name="phone-number")), lambda _: None, 3
    )
    assert text.count("对照户口簿或身份证逐位核对") == 1
    assert "\n  LS107 phone-number：打一次核对" in text
    assert "liushou explain LS106" in text
    assert report_full((), lambda _: None, 3) == "检查了 3 个文件，没有发现问题。\n"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_how_to_mend(rule: Rule) -> None:
    assert how_to_mend(rule.explanation).endswith("。")


def test_the_broken_store_is_shown_within_80_cells_and_covered() -> None:
    outcome = broken()
    text = report_full(outcome.findings, outcome.texts, outcome.files)
    assert all(width(line) <= 80 for line in text.split("\n"))
    assert not any(secret in text for secret in ("4399", "54000", "５４", "三组", "广东", "画了", "家里的事"))
    assert underlined(text.split("LS104")[1].split("\n")) == "五年纪"
