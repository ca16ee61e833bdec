"""帮扶承诺书: what the template makes of volunteers."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.documents.blocks import Signature
from liushou.documents.contexts.volunteer import volunteer_context
from liushou.documents.docx.writer import write_docx
from liushou.documents.markdown_out import write_markdown
from liushou.records.volunteer import Volunteer
from liushou.store.load import Store
from tests.builders import child, store, unit, volunteer
from tests.documents.docx.opened import assert_valid, parts, text
from tests.documents.letters import ON, a_unit, pledge
from tests.documents.reading import assert_reads_well
from tests.golden import agrees

GOLDEN = Path(__file__).parent / "golden"
RICH_FIELDS: dict[str, Any] = {
    "name": "宁远",
    "organisation": "临溪小学",
    "position": "德育主任",
    "phone": "15400000021",
    "homeroom": {"grade": "五年级", "class": 2},
    "clearance": {"checked_on": "2026-08-28", "result": "通过"},
}
RICH = volunteer("v-a", **RICH_FIELDS)
TINY = volunteer("v-a", kind="社会人士")
PAIRED = [
    {"with": "v-a", "role": "代理家长", "since": "2026-09-15"},
    {"with": "v-a", "role": "帮扶教师", "since": "2025-09-15", "until": "2026-07-10"},
]


def a_store(one: Volunteer, *, focus: bool = False) -> Store:
    """A school where the volunteer looks after two children, one of them perhaps in focus."""
    more = {"focus": {"since": "2026-09-01", "why": "无人照看"}} if focus else {}
    return store(
        a_unit(),
        one,
        child("c-a", name="小满", pairings=PAIRED),
        child("c-b", name="小寒", pairings=PAIRED[:1], **more),
        child("c-c", name="小雪", pairings=PAIRED[:1], status="转出", closed_on="2026-10-01"),
        child("c-d", name="小暑", pairings=PAIRED[1:]),
    )


def written(one: Volunteer, known: Store) -> str:
    return write_markdown(pledge(one, known).blocks)


def test_pledges() -> None:
    agrees(GOLDEN / "pledge-rich.md", written(RICH, a_store(RICH)))
    agrees(GOLDEN / "pledge-tiny.md", written(TINY, store(TINY)))


@settings(max_examples=40, deadline=None)
@given(
    st.sets(st.sampled_from(sorted(set(RICH_FIELDS) - {"name"}))),
    st.sampled_from(["教师", "学生", "单位", "五老"]),
    st.booleans(),
)
def test_whatever_is_left_out_the_rest_reads_well(left_out: set[str], kind: str, paired: bool) -> None:
    fields = {key: value for key, value in RICH_FIELDS.items() if key not in left_out}
    one = volunteer("v-a", **{**fields, "kind": kind})
    blocks = pledge(one, a_store(one) if paired else store(one)).blocks
    assert_reads_well(blocks)
    assert isinstance(blocks[-1], Signature)


def test_pledges_are_valid_files_and_the_same_twice() -> None:
    for one in (RICH, TINY):
        content = write_docx(pledge(one, a_store(one)).blocks, title="承诺书", date=ON, profile="form")
        assert (
            write_docx(pledge(one, a_store(one)).blocks, title="承诺书", date=ON, profile="form") == content
        )
        assert_valid(content)


def test_the_children_in_its_care_are_named_for_internal_readers_only() -> None:
    assert "担任代理家长，帮扶小满、小寒等2名同学，郑重承诺如下。" in written(RICH, a_store(RICH))
    outside = write_markdown(pledge(RICH, a_store(RICH), audience="superior").blocks)
    assert "帮扶儿童2名，郑重承诺如下。" in outside
    assert "小满" not in outside


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "每年接受一次查询（最近一次在2026年8月28日）。"),
        ({"clearance": None}, "在帮扶之前接受查询，以后每年接受一次。"),
        ({"clearance": {"checked_on": "2025-08-28", "result": "通过"}}, "在帮扶之前接受查询"),
        ({"clearance": {"checked_on": "2026-08-28", "result": "未通过"}}, "在帮扶之前接受查询"),
        ({"kind": "单位", "clearance": None}, "选派的人员没有"),
    ],
)
def test_clearance(fields: dict[str, Any], words: str) -> None:
    given_fields = {key: value for key, value in {**RICH_FIELDS, **fields}.items() if value is not None}
    one = volunteer("v-a", **given_fields)
    assert words in written(one, a_store(one))


def test_a_student_is_not_asked_for_clearance_and_a_guardian_signs() -> None:
    one = volunteer("v-a", kind="学生")
    whole = written(one, a_store(one))
    assert "违法犯罪记录" not in whole
    assert "监护人（签名）" in whole


def test_its_duties_are_those_of_its_roles() -> None:
    def names(one: Volunteer, *, focus: bool = False) -> list[tuple[Any, Any]]:
        context = volunteer_context(a_store(one, focus=focus), one, {}, on=ON)
        return [(each["name"], each["often"]) for each in context["duties"]]  # type: ignore[index, union-attr, call-overload]

    assert names(RICH) == [("班主任谈心", "每月一次"), ("亲情通话", "每周两次")]
    assert names(TINY) == [("亲情通话", "每周两次")]
    assert names(TINY, focus=True) == [("亲情通话", "每周两次"), ("走访", "每月一次")]
    assert names(volunteer("v-other")) == []


def test_a_classmate_does_not_owe_what_adults_do() -> None:
    one = volunteer("v-a", kind="学生")
    mate = {"with": "v-a", "role": "学习帮手", "since": "2026-09-15"}
    known = store(a_unit(), one, child("c-a", name="小满", pairings=[mate]))
    whole = written(one, known)
    assert "担任学习帮手，帮扶小满同学，郑重承诺如下。" in whole
    assert "亲情通话" not in whole


def test_a_way_of_helping_is_told_as_who_helps() -> None:
    one = volunteer("v-a", kind="党员干部")
    ways = [{"with": "v-a", "role": role, "since": "2026-09-15"} for role in ("党员帮扶", "干部包联")]
    known = store(a_unit(), one, child("c-a", name="小满", pairings=ways))
    assert "担任帮扶党员、包联干部，帮扶小满同学" in written(one, known)


def test_who_has_no_duties_keeps_what_was_agreed() -> None:
    assert "按约定的时间陪伴和帮助孩子" in written(TINY, store(TINY))


def test_hostile_text_stays_text() -> None:
    shown = "<b>粗</b> | {{ 7*7 }} =1+1 ::: sign 镕喆堃玥璟婳垚 " + "长" * 400
    one = volunteer("v-a", **RICH_FIELDS)
    known = store(
        unit(
            info={"name": shown + "\x1b", "hotline": shown},
            duties=[{"name": shown, "kind": "谈心", "every": "week"}],
        ),
        one,
        child("c-a", name=shown, pairings=PAIRED),
    )
    content = write_docx(pledge(one, known).blocks, title="承诺书", date=ON)
    assert text(parts(content)["word/document.xml"]).count(shown.strip()) >= 4
    assert_valid(content)
