"""Forms and cards of a child: what the templates make of archives."""

import copy
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.documents.blocks import Form, PageBreak, Title
from liushou.documents.markdown_out import write_markdown
from tests.builders import BOTH_AWAY, child, school
from tests.documents.children import CARDS, RICH, RICH_FIELDS, TINY, beside, card, cells, file
from tests.documents.docx.opened import assert_valid, parts, text
from tests.documents.reading import assert_reads_well
from tests.golden import agrees

GOLDEN = Path(__file__).parent / "golden"
DAY = date(2026, 11, 21)
_DANGLING = re.compile(r"^[，。；、：）]|[，；、：（]$|，。|，，|。。|；；|（）|（，|，）|None|\[|\{")
_LABELS_WITH_COLON = re.compile(r"^(填报日期|\w+人|\w*签名|\w*主任\w*)：$")


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("kind", ["rich", "tiny"])
def test_forms_and_cards_as_approved(name: str, kind: str) -> None:
    rendered = card(name, RICH, day=DAY) if kind == "rich" else card(name, TINY)
    agrees(GOLDEN / f"{name}-{kind}.md", write_markdown(rendered.blocks))


@pytest.mark.parametrize("name", CARDS)
def test_files_are_valid_and_the_same_twice(name: str) -> None:
    for record in (TINY, RICH):
        content = file(name, card(name, record))
        assert file(name, card(name, record)) == content
        assert_valid(content)


OPTIONAL = sorted(set(RICH_FIELDS) - {"name", "sex", "birth_date", "parents", "guardians"})


@settings(max_examples=25, deadline=None)
@given(
    st.sets(st.sampled_from(OPTIONAL)), st.booleans(), st.booleans(), st.sampled_from(["internal", "public"])
)
def test_whatever_is_left_out_the_rest_reads_well(
    left_out: set[str], parents: bool, guardians: bool, audience: Any
) -> None:
    fields = {key: value for key, value in RICH_FIELDS.items() if key not in left_out}
    fields["parents"] = fields["parents"] if parents else []
    fields["guardians"] = fields["guardians"] if guardians else []
    for name in CARDS:
        blocks = card(name, child("c-x", **fields), audience=audience).blocks
        assert_reads_well(blocks)
        for each in cells(blocks):
            assert not _DANGLING.search(each) or _LABELS_WITH_COLON.match(each), each


@pytest.mark.parametrize("name", CARDS)
def test_parts_that_are_not_known_leave_no_mark(name: str) -> None:
    fields = copy.deepcopy(RICH_FIELDS)
    fields["school"] = {"stage": "幼儿园", "boarding": False, "enrolled": True}
    fields["hukou"] = {"rural": False, "registered": False}
    fields["health"] = {"condition": "健康"}
    fields["address"] = {"village": "青塘村"}
    fields["aid"] = [{"kind": "捐赠", "from": "2026-01-01"}]
    fields["parents"] = BOTH_AWAY
    fields["grades"] = [{"term": "2025-2026-2", "class_rank": 3}]
    for each in cells(card(name, child("c-x", **fields)).blocks):
        assert not _DANGLING.search(each) or _LABELS_WITH_COLON.match(each), each


SHOWN = "# 甲 *星* <b>粗</b> | {{ 7*7 }} {% raw %} </td></table> =1+1 &amp; 😀 镕喆堃玥璟婳垚" + "长" * 400
HOSTILE = SHOWN.replace("甲", "甲\x00\x1b\ufffe")
_FREE = {
    "name", "phone", "id_number", "student_number", "ethnicity", "place", "village", "detail", "workplace",
    "employer", "occupation", "address", "why", "what", "note", "notes", "goal", "feedback", "interests",
    "honours", "vision",
}  # fmt: skip


def with_hostile_text(value: Any, key: str = "") -> Any:
    """The fields of a child with hostile text in place of every free text."""
    if isinstance(value, dict):
        return {name: with_hostile_text(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [with_hostile_text(each, key) for each in value]
    return HOSTILE if isinstance(value, str) and key in _FREE else value


@pytest.mark.parametrize("name", CARDS)
def test_hostile_text_in_every_field_stays_text(name: str) -> None:
    hostile = child("c-x", **with_hostile_text(copy.deepcopy(RICH_FIELDS)))
    rendered, plain = card(name, hostile), card(name, RICH)
    content = file(name, rendered)
    whole = text(parts(content)["word/document.xml"])
    assert SHOWN in whole
    assert "49" not in whole
    assert [type(block) for block in rendered.blocks] == [type(block) for block in plain.blocks]
    assert [len(cells((block,))) for block in rendered.blocks] == [
        len(cells((block,))) for block in plain.blocks
    ]
    assert_valid(content)


@pytest.mark.parametrize("name", CARDS)
def test_outsiders_see_no_number_no_name_and_no_note(name: str) -> None:
    secret = (
        "喆堃", "镕安", "婳垚", "春婶", "小寒", "冬爷", "4399002015", "15400002222", "15400003333",
        "15400007777", "祖母住院", "想妈妈", "屋里整洁", "哮喘", "3组12号",
    )  # fmt: skip
    for audience in ("superior", "public"):
        written = write_markdown(card(name, RICH, audience=audience).blocks)  # type: ignore[arg-type]
        assert not [each for each in secret if each in written], audience
    assert not [each for each in ("☑低保", "学困", "单留守", "第11名", "外出务工") if each in written]


@pytest.mark.parametrize("name", ["contact-card", "peer-card"])
def test_what_children_carry_says_nothing_of_their_situation(name: str) -> None:
    written = write_markdown(card(name, RICH).blocks)
    assert not [
        each for each in ("留守", "困难", "去世", "外出", "低保", "重点", "监护情况") if each in written
    ]


def test_a_child_with_several_peers_has_a_card_with_each() -> None:
    peers = [{"with": "c-peer", "role": role, "since": "2026-09-22"} for role in ("学习帮手", "手拉手伙伴")]
    blocks = card("peer-card", child("c-x", pairings=peers)).blocks
    assert [type(block) for block in blocks] == [Title, Form, Form, PageBreak, Title, Form, Form]
    assert beside(blocks, "结对时间") == "2026年9月22日起"


_CHOICES = {
    "是否登记户口": 2, "是否学校寄宿": 2, "就学情况": 8, "身体情况": 3, "监护类型": 5, "家庭经济来源": 5,
    "救助帮扶": 5, "有无委托其他监护人": 2,
}  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "label", "ticked"),
    [
        ({"hukou": {"rural": True, "registered": False}}, "是否登记户口", ["否"]),
        ({}, "是否登记户口", []),
        ({"school": school(boarding=True)}, "是否学校寄宿", ["是"]),
        ({"school": school()}, "就学情况", ["小学"]),
        ({"school": school(enrolled=False)}, "就学情况", ["辍学"]),
        ({"health": {"condition": "健康", "detail": "偏瘦"}}, "身体情况", ["健康"]),
        (
            {"health": {"condition": "残疾", "detail": "听力三级。"}},
            "身体情况",
            ["残疾（类别及等级：听力三级）"],
        ),
        ({"health": {"condition": "患病"}}, "身体情况", ["患病（类型：＿＿＿＿）"]),
        ({"guardianship": "一般"}, "监护类型", ["监护情况一般"]),
        ({}, "监护类型", []),
        ({"income_sources": ["政府救助", "其他"]}, "家庭经济来源", ["政府救助", "其他"]),
        ({"aid": [{"kind": "捐赠", "from": "2026-01-01"}]}, "救助帮扶", ["其他（捐赠）"]),
        ({"aid": [{"kind": "其他", "from": "2026-01-01"}]}, "救助帮扶", ["其他"]),
        ({"aid": [{"kind": "低保", "from": "2020-01-01", "to": "2025-01-01"}]}, "救助帮扶", []),
        ({}, "有无委托其他监护人", []),
        ({"guardianship": "无人监护"}, "有无委托其他监护人", ["无"]),
        ({"guardians": [{"name": "甲", "relation": "母亲"}]}, "有无委托其他监护人", ["无"]),
        ({"guardians": [{"name": "甲", "relation": "祖母"}]}, "有无委托其他监护人", ["有"]),
    ],
)
def test_boxes_of_the_registration_form(fields: dict[str, Any], label: str, ticked: list[str]) -> None:
    shown = beside(card("registration", child("c-x", **fields)).blocks, label)
    assert re.findall(r"☑([^☐☑\s]+)", shown) == ticked
    assert len(re.findall("[☐☑]", shown)) == _CHOICES[label]


def test_the_dead_are_dashes_on_the_registration_form() -> None:
    parents = [
        {
            "relation": "母亲",
            "name": "玥玟",
            "situation": "去世",
            "birth_date": "1988-01-02",
            "phone": "12345",
        }
    ]
    blocks = card("registration", child("c-x", parents=parents, grandparents=[
        {"relation": "外祖父", "name": "老玥", "alive": False}
    ])).blocks  # fmt: skip
    assert (beside(blocks, "母亲"), beside(blocks, "外祖父"), beside(blocks, "父亲")) == ("—", "—", "")
    assert not [each for each in cells(blocks) if "玥" in each or "1988" in each or "12345" in each]


def test_who_is_away_on_the_registration_form() -> None:
    fields = {"hukou": {"rural": True, "registered": True}}
    away = beside(card("registration", child("c-x", **fields)).blocks, "外出情况")
    assert away.startswith("☑父母双方同时外出\n☐")
    father = [BOTH_AWAY[0], {"relation": "母亲", "situation": "重病重残"}]
    away = beside(card("registration", child("c-x", parents=father, **fields)).blocks, "外出情况")
    assert away == "☐父母双方同时外出\n☑父母一方外出，另一方无监护能力（外出一方：☑父亲　☐母亲）"


def test_the_card_says_whether_an_agreement_holds() -> None:
    carer = {"name": "春婶", "relation": "祖母", "delegated": {"signed_on": "2026-09-02"}}
    blocks = card("child-card", child("c-x", guardians=[carer])).blocks
    assert beside(blocks, "委托照护") == "春婶（祖母），2026年9月2日签订，长期有效"
    carer["delegated"] = {"signed_on": "2025-09-02", "until": "2026-11-19"}
    assert beside(card("child-card", child("c-x", guardians=[carer])).blocks, "委托照护") == "没有有效的协议"


def test_the_card_asks_for_no_agreement_where_a_parent_is_at_home() -> None:
    parents = [{"relation": "父亲", "situation": "外出务工"}, {"relation": "母亲", "situation": "在家"}]
    carer = {"name": "春婶", "relation": "祖母", "primary": True}
    blocks = card("child-card", child("c-x", parents=parents, guardians=[carer])).blocks
    assert beside(blocks, "委托照护") == ""


def test_a_visit_form_without_a_visit_has_boxes_to_tick() -> None:
    assert beside(card("visit-record", TINY).blocks, "用火用电") == "☐安全　☐有隐患"
    assert "用火用电" not in cells(card("visit-record", RICH).blocks)
