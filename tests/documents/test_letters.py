"""Letters, agreements and plans for a child: what the templates make of archives."""

from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.documents.blocks import Form, Heading, PageBreak, Title
from liushou.documents.docx.writer import write_docx
from liushou.documents.frontmatter import Audience
from liushou.documents.markdown_out import write_markdown
from liushou.documents.templates import find
from tests.builders import BOTH_HOME, FATHER_AWAY, MOTHER_HOME, child, unit
from tests.documents.docx.opened import assert_valid, parts, text
from tests.documents.letters import (
    FOLDERS,
    OF_CHILD,
    ON,
    RICH,
    TINY,
    TO_ALL,
    a_unit,
    assert_forms_read_well,
    letter,
    rich_child,
    texts_of_forms,
)
from tests.documents.reading import assert_reads_well
from tests.golden import agrees

GOLDEN = Path(__file__).parent / "golden"
SHOWN = "<b>粗</b> | {{ 7*7 }} =1+1 [31m ::: sign </td> 😀 镕喆堃玥璟婳垚 " + "长" * 400
HOSTILE = SHOWN.replace("[31m", "\x1b[31m")
BARE_UNIT = unit()


def written(name: str, **fields: Any) -> str:
    return write_markdown(letter(name, child("c-a", **fields)).blocks)


@pytest.mark.parametrize("name", OF_CHILD)
def test_documents_of_a_child(name: str) -> None:
    agrees(GOLDEN / f"{name}-rich.md", write_markdown(letter(name, RICH).blocks))
    tiny = letter(name, TINY, settings=BARE_UNIT)
    agrees(GOLDEN / f"{name}-tiny.md", write_markdown(tiny.blocks))


@pytest.mark.parametrize("name", TO_ALL)
def test_letters_to_all(name: str) -> None:
    rendered = letter(name, None)
    agrees(GOLDEN / f"{name}-all.md", write_markdown(rendered.blocks))
    assert_reads_well(rendered.blocks)
    assert_reads_well(letter(name, None, settings=BARE_UNIT).blocks)
    assert find(name, FOLDERS).about.of == ("child", "unit")


OPTIONAL = sorted(set(rich_child()) - {"name", "parents", "guardians"})


@settings(max_examples=25, deadline=None)
@given(
    st.sets(st.sampled_from(OPTIONAL)),
    st.sampled_from([None, "parents", "guardians"]),
    st.booleans(),
    st.sampled_from(get_args(Audience)),
)
def test_whatever_is_left_out_the_rest_reads_well(
    left_out: set[str], nobody: str | None, bare: bool, audience: Audience
) -> None:
    fields = {key: value for key, value in rich_child().items() if key not in left_out}
    if nobody:
        fields[nobody] = []
    for name in OF_CHILD:
        blocks = letter(
            name, child("c-a", **fields), settings=BARE_UNIT if bare else None, audience=audience
        ).blocks
        assert_reads_well(blocks)
        assert_forms_read_well(blocks)


@pytest.mark.parametrize("name", OF_CHILD)
def test_documents_are_valid_files_and_the_same_twice(name: str) -> None:
    page = find(name, FOLDERS).about.page
    for one in (RICH, TINY):
        content = write_docx(letter(name, one).blocks, title="文书", date=ON, profile=page)
        assert write_docx(letter(name, one).blocks, title="文书", date=ON, profile=page) == content
        assert_valid(content)


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("care-agreement", 9), ("parent-letter", 5), ("greeting-letter", 3), ("parent-feedback", 4),
        ("study-plan", 8), ("individual-plan", 8),
    ],
)  # fmt: skip
def test_hostile_text_in_every_field_stays_text(name: str, least: int) -> None:
    hostile = child("c-a", **rich_child(lambda _: HOSTILE))
    blocks = letter(name, hostile, settings=a_unit(lambda _: HOSTILE)).blocks
    content = write_docx(blocks, title=HOSTILE, date=ON)
    whole = text(parts(content)["word/document.xml"])
    assert whole.count(SHOWN) >= least
    assert "49" not in whole.replace("4399", "")
    assert_valid(content)
    plain = letter(name, RICH).blocks
    assert [type(block) for block in blocks] == [type(block) for block in plain]


@pytest.mark.parametrize("name", OF_CHILD)
def test_outsiders_see_no_names_numbers_or_notes(name: str) -> None:
    outsiders: tuple[Audience, ...] = ("superior", "public")
    for audience in outsiders:
        whole = write_markdown(letter(name, RICH, audience=audience).blocks)
        for secret in (
            "小满", "满奶奶", "老满", "满嫂", "15400000001", "15400000003", "4399002015", "4399001985",
            "3组", "浙江宁波", "推搡", "作文成篇", "遇事先说",
        ):  # fmt: skip
            assert secret not in whole, (audience, secret)


@pytest.mark.parametrize("name", OF_CHILD)
def test_no_id_of_a_record_is_on_paper(name: str) -> None:
    whole = write_markdown(letter(name, RICH).blocks)
    assert not [word for word in ("v-head", "v-pal", "v-mate", "c-a", "a-club", "None") if word in whole]


def test_an_agreement_that_holds_keeps_its_dates() -> None:
    assert "委托期限自2026年9月10日起，至2026年12月10日止。" in write_markdown(
        letter("care-agreement", RICH).blocks
    )
    carer = {**rich_child()["guardians"][0], "delegated": {"signed_on": "2026-09-10"}}
    assert "起，至甲方返回与儿童共同生活之日止。" in written("care-agreement", guardians=[carer])


def test_an_agreement_to_be_signed_has_blanks() -> None:
    ended = write_markdown(letter("care-agreement", RICH, on=date(2027, 1, 4)).blocks)
    assert "自＿＿＿＿年＿＿月＿＿日起，至＿＿＿＿年＿＿月＿＿日止。" in ended
    assert "书面告知学校（幼儿园）和村（居）民委员会" in write_markdown(
        letter("care-agreement", TINY, settings=unit(info={"level": "乡镇"})).blocks
    )


def test_only_parents_who_can_be_asked_sign() -> None:
    parents = [
        {"relation": "父亲", "name": "甲", "situation": "服刑"},
        {"relation": "母亲", "name": "乙", "situation": "外出务工"},
    ]
    cells = texts_of_forms(letter("care-agreement", child("c-a", parents=parents)).blocks)
    assert "乙" in cells
    assert "甲" not in cells


def test_a_parent_is_not_the_one_entrusted() -> None:
    guardians = [{"name": "满妈", "relation": "母亲", "primary": True}]
    cells = texts_of_forms(letter("care-agreement", child("c-a", guardians=guardians)).blocks)
    assert "满妈" not in cells


def test_the_village_committee_or_that_of_a_community_is_told() -> None:
    assert "青塘村村民委员会" in written("care-agreement", address={"village": "青塘村"})
    assert "河东社区居民委员会" in written("care-agreement", address={"village": "河东社区"})


@pytest.mark.parametrize(
    ("parents", "words"),
    [
        (rich_child()["parents"], "爸爸妈妈在外打拼"),
        ([FATHER_AWAY, MOTHER_HOME], "他对你的惦念"),
        ([{"relation": "养母", "situation": "外出务工"}], "她对你的惦念"),
    ],
)
def test_a_greeting_speaks_of_who_is_away(parents: list[dict[str, str]], words: str) -> None:
    assert words in written("greeting-letter", parents=parents)


def test_a_greeting_does_not_speak_of_parents_who_are_not_away() -> None:
    dead = [{"relation": "父亲", "situation": "去世"}, {"relation": "母亲", "situation": "失联"}]
    for parents in (dead, BOTH_HOME, []):
        whole = written("greeting-letter", parents=parents)
        assert not [word for word in ("爸爸", "妈妈", "惦念", "团圆") if word in whole]


@pytest.mark.parametrize(
    ("on", "first", "wish"),
    [
        (date(2026, 11, 20), "秋意渐浓", "祝学习进步"),
        (date(2026, 10, 3), "正值国庆节", "祝国庆节快乐"),
        (date(2026, 12, 20), "元旦快到了", "祝元旦快乐"),
        (date(2027, 1, 15), "寒假将至", "祝新春愉快"),
        (date(2027, 2, 10), "寒假里", "祝新春愉快"),
        (date(2027, 4, 10), "春暖花开", "祝学习进步"),
    ],
)
def test_a_greeting_is_for_its_day(on: date, first: str, wish: str) -> None:
    for one in (RICH, None):
        whole = write_markdown(letter("greeting-letter", one, on=on).blocks)
        assert first in whole
        assert wish in whole


def test_letters_do_not_label_children() -> None:
    for name in TO_ALL:
        for one in (RICH, None):
            whole = write_markdown(letter(name, one).blocks)
            assert not [word for word in ("留守", "重点", "领导小组") if word in whole]


def test_a_letter_names_what_the_child_can_come_to() -> None:
    whole = write_markdown(letter("parent-letter", RICH).blocks)
    assert "法治讲座" in whole
    assert "至2027年1月16日每周六9:00—11:00" in whole
    assert "他班游园" not in whole
    assert "领导小组会议" not in whole
    assert "元旦1月1日至3日放假" in whole
    assert "国庆节" not in whole


def test_a_letter_names_who_can_be_called() -> None:
    whole = write_markdown(letter("parent-letter", RICH).blocks)
    assert "小满同学的班主任是宁远老师，电话15400000021。" in whole
    assert "小满同学的代理家长是温如，电话15400000022。" in whole
    assert "亲情通话（每周两次）" in whole
    assert not [word for word in ("信息核查", "课业辅导", "走访") if word in whole]
    assert "周二、周四12:30—13:30<br>周日18:00—20:00" in whole
    assert "储藏室" not in whole


def test_a_township_does_not_speak_as_a_school() -> None:
    town = unit(info={"name": "石桥镇人民政府", "level": "乡镇"})
    for name in TO_ALL:
        whole = write_markdown(letter(name, None, settings=town).blocks)
        assert "老师" not in whole
        assert "班主任" not in whole


def test_a_month_is_told_with_what_it_brought() -> None:
    cells = texts_of_forms(letter("parent-feedback", RICH).blocks)
    assert "儿童书法小组（11月7日；11月14日未参加）" in cells
    assert "谈心1次" in cells
    assert "本月与家人联系2次，最近一次是11月11日。" in cells
    assert "2025—2026学年第二学期：语文88分，数学91.5分。\n本月表现：" in cells
    assert "2026年10月14日体检：身高140.5厘米，体重33千克，视力5.0/4.9。" in cells
    asked = next(cell for cell in cells if cell.startswith("1. "))
    assert asked.split("\n") == [
        "1. 每周至少与孩子通一次话，问问学习，也听听孩子的心情。",
        "2. 委托照护协议2026年12月10日到期，请及时续签。",
        "3. 请带孩子补种疫苗。",
    ]


def test_feedback_tells_no_rank_no_slips_and_not_what_was_said() -> None:
    whole = write_markdown(letter("parent-feedback", RICH).blocks)
    assert not [
        word
        for word in ("名次", "违纪", "想妈妈", "推搡", "信息核查", "40")
        if word in whole.replace("140.5", "")
    ]


@pytest.mark.parametrize(("name", "aim"), [("study-plan", "作文成篇"), ("individual-plan", "遇事先说")])
def test_a_plan_is_that_of_the_term(name: str, aim: str) -> None:
    blocks = letter(name, RICH).blocks
    assert aim in texts_of_forms(blocks)
    assert sum(isinstance(block, Title) for block in blocks) == 1
    later = texts_of_forms(letter(name, child("c-a", **{**rich_child(), "plans": []})).blocks)
    assert aim not in later


def test_two_plans_are_two_forms() -> None:
    plans = [{**rich_child()["plans"][0], "aim": aim} for aim in ("识字", "口算")]
    blocks = letter("study-plan", child("c-a", plans=plans)).blocks
    assert [type(block) for block in blocks].count(PageBreak) == 1
    assert [type(block) for block in blocks].count(Form) == 4


def test_a_plan_has_rows_for_what_is_still_to_come() -> None:
    steps = [{"period": f"{month}月", "content": "读书"} for month in range(1, 9)]
    many = [{**rich_child()["plans"][0], "steps": steps}]
    (_, full) = [b for b in letter("study-plan", child("c-a", plans=many)).blocks if isinstance(b, Form)]
    (_, blank) = [b for b in letter("study-plan", TINY).blocks if isinstance(b, Form)]
    assert len(full.heights) - len(blank.heights) == 3


def test_open_problems_only() -> None:
    cells = texts_of_forms(letter("individual-plan", RICH).blocks)
    assert "行为：课间推搡同学。" in cells
    assert not [cell for cell in cells if "缺交作业" in cell]


def test_articles_number_themselves() -> None:
    headings = [block for block in letter("care-agreement", RICH).blocks if isinstance(block, Heading)]
    assert [block.number for block in headings] == [""] * 7


def test_a_greeting_calls_the_helper_by_what_he_is() -> None:
    made = written("greeting-letter", pairings=[{"with": "v-pal", "role": "党员帮扶", "since": "2026-09-01"}])
    assert "、结对党员" in made or "告诉结对党员" in made
    assert "党员帮扶" not in made


def test_a_plan_for_the_public_does_not_list_parents_without_their_situation() -> None:
    cells = texts_of_forms(letter("individual-plan", RICH, audience="public").blocks)
    family = cells[cells.index("家庭情况") + 1]
    assert family.startswith("日常由")
