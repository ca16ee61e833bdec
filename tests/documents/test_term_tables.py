"""The tables of a term: 结对帮扶对接表, 假期去向登记表, 统计表, 督导检查表."""

from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.documents.blocks import Form, text_of_runs
from liushou.documents.docx.writer import write_docx
from liushou.documents.frontmatter import Audience
from liushou.documents.markdown_out import write_markdown
from liushou.documents.render import Rendered
from tests.builders import activity, store, unit
from tests.documents.docx.opened import assert_valid, parts, text
from tests.documents.reading import assert_reads_well
from tests.documents.term_tables import (
    CHECKLISTS,
    COUNTS,
    HELPERS,
    RICH,
    TABLE,
    TERM,
    a_school,
    empty_school,
    of_sample,
    of_term,
)
from tests.golden import agrees

GOLDEN = Path(__file__).parent / "golden"
DAY = date(2026, 11, 21)
OF_TERM = ("pairing-table", "vacation-register", "statistics")
EVERYONE = tuple(fields["id_"] for fields in RICH)
NOBODY = {**TABLE, "rows": (), "total": (0,) * 32, "incomplete": ()}
OUTSIDE: tuple[Audience, ...] = ("superior", "public")


def cells(rendered: Rendered) -> list[list[str]]:
    """The rows of all forms, as texts."""
    forms = [block for block in rendered.blocks if isinstance(block, Form)]
    return [
        [text_of_runs(cell.runs) for cell in form.cells if cell.row == row]
        for form in forms
        for row in range(len(form.heights))
    ]


def markdown(rendered: Rendered) -> str:
    return write_markdown(rendered.blocks)


@pytest.mark.parametrize("name", OF_TERM)
def test_tables_of_a_school(name: str) -> None:
    agrees(GOLDEN / f"{name}-rich.md", markdown(of_term(name, day=DAY)))
    tiny = of_term(name, empty_school(), table=NOBODY)  # type: ignore[arg-type]
    agrees(GOLDEN / f"{name}-tiny.md", markdown(tiny))


def test_inspections() -> None:
    agrees(GOLDEN / "inspection-form-rich.md", markdown(of_sample(EVERYONE, day=DAY)))
    bare = store(unit(), *HELPERS, *a_school(RICH[3]).children.values())
    agrees(GOLDEN / "inspection-form-tiny.md", markdown(of_sample(("c-bare",), bare)))


@pytest.mark.parametrize("audience", ["internal", "superior", "public"])
def test_files_are_valid_and_the_same_twice(audience: Audience) -> None:
    made = [of_term(name, audience=audience) for name in OF_TERM]
    for rendered in (*made, of_sample(EVERYONE, audience=audience)):
        assert_reads_well(rendered.blocks)
        content = write_docx(rendered.blocks, title="表", date=DAY, profile="form")
        assert write_docx(rendered.blocks, title="表", date=DAY, profile="form") == content
        assert_valid(content)


OPTIONAL = ("address", "school", "guardians", "guardianship", "pairings", "vacations", "records", "sex")


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(OPTIONAL)), st.sets(st.sampled_from(EVERYONE), min_size=1), st.booleans())
def test_whatever_is_left_out_the_rest_reads_well(left_out: set[str], ids: set[str], inside: bool) -> None:
    people = [
        {key: value for key, value in fields.items() if key not in left_out}
        for fields in RICH
        if fields["id_"] in ids
    ]
    known = a_school(*people)
    for name in OF_TERM:
        rendered = of_term(name, known, audience="internal" if inside else "superior")
        assert_reads_well(rendered.blocks)
        assert "None" not in markdown(rendered)
    assert_reads_well(of_sample(tuple(sorted(ids)), known).blocks)


@pytest.mark.parametrize("audience", OUTSIDE)
def test_readers_outside_see_neither_names_nor_phones_nor_plans(audience: Audience) -> None:
    shown = "".join(markdown(of_term(name, audience=audience)) for name in OF_TERM)
    shown += markdown(of_sample(EVERYONE, audience=audience))
    hidden = (
        "小满",
        "镕堃",
        "玥璟婳",
        "项东星",
        "老周",
        "严奶奶",
        "1370000",
        "1380000",
        "去看海",
        "c-one",
        "v-head",
    )
    assert not [word for word in hidden if word in shown]
    assert "镕某1" in shown
    assert "镕某2" in shown


def test_pairings_stand_by_class_and_by_helper() -> None:
    rows = cells(of_term("pairing-table"))
    assert rows[2] == [
        "1", "镕喆小满", "三年级1班\n青塘村", "宁远\n教师", "代理家长", "2025年\n9月18日", "13700000001", "",
    ]  # fmt: skip
    assert [row[1] for row in rows[2:5]] == ["镕喆小满", "镕喆小满", "玥璟婳"]
    first = next(row for row in rows if row[1:3] == ["宁远", "教师"])
    assert first[3:] == [
        "临溪小学\n德育主任\n13700000001", "2", "镕喆小满（三年级1班）\n玥璟婳（三年级1班）",
    ]  # fmt: skip
    assert "共为2名儿童结对3对，帮扶人员2名；儿童之间结成同伴2对；尚未落实帮扶人员的2名。" in markdown(
        of_term("pairing-table")
    )


def test_a_pair_of_peers_stands_once_though_written_on_both_sides() -> None:
    rows = [row for row in cells(of_term("pairing-table")) if row[5:6] in (["手拉手伙伴"], ["学习帮手"])]
    assert [row[1:5] for row in rows] == [
        ["镕喆小满", "三年级1班", "镕堃", "四年级2班"],
        ["镕堃", "四年级2班", "项东星", "四年级2班"],
    ]


def test_only_children_on_the_register_and_of_the_population_are_asked_for() -> None:
    unpaired = [row[1] for row in cells(of_term("pairing-table")) if len(row) == 6 and row[4:] == ["", ""]]
    assert unpaired == ["镕堃", "垚垚"]
    listed = [row[1] for row in cells(of_term("vacation-register"))[2:-1]]
    assert listed == ["镕喆小满", "玥璟婳", "镕堃", "垚垚"]
    home = {**RICH[3], "parents": [{"relation": "父亲", "situation": "在家"}]}
    assert "没有需要登记的儿童" in markdown(of_term("vacation-register", a_school(home)))


def test_vacations_are_those_after_the_term() -> None:
    rows = cells(of_term("vacation-register"))
    assert rows[2][3:] == ["随父母", "父母", "13800000001", "2月1日", "去看海"]
    assert rows[4][3:] == ["在家", "老周", "13900000002", "", ""]
    assert rows[3][3:] == ["", "", "", "", ""]
    written = markdown(of_term("vacation-register"))
    assert "应登记4名，已登记2名，还有2名待登记。已登记的儿童中，在家1名，随父母1名；" in written
    assert "寒假：2027年1月30日至2月28日" in written


def test_everyone_or_nobody_asked() -> None:
    written = markdown(of_term("vacation-register", a_school(RICH[0])))
    assert "应登记1名，已全部登记。" in written
    assert "应登记1名。请逐名询问后填写。" in markdown(of_term("vacation-register", a_school(RICH[3])))


def test_a_relation_is_no_name_to_hide() -> None:
    grandmother = {**RICH[3], "vacations": [{"term": "2026-2027-1", "place": "亲属家", "carer": "姑姑"}]}
    rows = cells(of_term("vacation-register", a_school(grandmother, RICH[1]), audience="superior"))
    assert [row[4] for row in rows[2:4]] == ["老某", "姑姑"]


def test_the_survey_table_has_all_its_columns_and_sums() -> None:
    rows = cells(of_term("statistics"))
    numbers = [int(cell) for row in rows if row[0] == "栏次" for cell in row[1:]]
    assert [number for number in numbers if number != 1] == list(range(2, 33))
    assert numbers.count(1) == 4
    of_village = [int(cell) for row in rows if row[0] == "青塘村" for cell in row[1:]]
    assert of_village == [*COUNTS[:10], 2, *COUNTS[10:18], 2, *COUNTS[18:25], 2, *COUNTS[25:]]
    assert [row[0] for row in rows].count("村未填") == 4
    totals = [[int(cell) for cell in row[1:]] for row in rows if row[0] == "合计"]
    assert list(chain(*totals)) == [2 * count for count in of_village]
    assert "平衡关系已核对" in markdown(of_term("statistics"))


def test_the_head_says_by_whose_definition_it_counts() -> None:
    own = {
        **TABLE,
        "definition": "unit",
        "title": "留守儿童统计表（本单位口径）",
        "note": "说明：本单位口径。",
    }
    written = markdown(of_term("statistics", table=own))  # type: ignore[arg-type]
    assert written.startswith("# 留守儿童统计表（本单位口径）")
    assert "说明：本单位口径。" in written


def test_equations_that_do_not_hold_are_told() -> None:
    wrong = {**TABLE, "unbalanced": ("第1栏为2，第19＋20栏为3",)}
    written = markdown(of_term("statistics", table=wrong))  # type: ignore[arg-type]
    assert "以下平衡关系不成立，请核对：第1栏为2，第19＋20栏为3。" in written
    assert "已核对" not in written


def test_children_who_are_not_counted_are_named() -> None:
    rows = cells(of_term("statistics"))
    assert rows[-5][0].startswith("另有2名儿童档案内容不全，未列入以上各表")
    assert rows[-2] == ["2", "镕堃", "", "", "就学情况、监护情况评估"]
    masked = cells(of_term("statistics", audience="superior"))
    assert [row[1] for row in masked[-3:-1]] == ["镕某1", "镕某2"]


def test_published_counts_are_to_the_nearest_five_and_name_nobody() -> None:
    many = {**TABLE, "rows": ({"village": "青塘村", "counts": (13,) * 32},), "total": (26,) * 32}
    rendered = of_term("statistics", audience="public", table=many)  # type: ignore[arg-type]
    rows = cells(rendered)
    assert {cell for row in rows if row[0] == "青塘村" for cell in row[1:]} == {"15"}
    assert {cell for row in rows if row[0] == "合计" for cell in row[1:]} == {"25"}
    assert "按5取整" in markdown(rendered)
    assert "档案内容不全" not in markdown(rendered)


def test_a_sampled_child_has_its_facts_and_room_to_write() -> None:
    rows = cells(of_sample(EVERYONE))
    one = next(index for index, row in enumerate(rows) if row[0] == "1")
    assert rows[one] == [
        "1", "镕喆小满\n三年级1班\n青塘村", "完整", "9月11日核查\n走访1次", "宁远\n代理家长", "双留守\n有效",
        "11月12日\n谈心",
    ]  # fmt: skip
    assert rows[one + 1] == ["核实情况：", "签字："]
    agreements = [row[5].split("\n")[-1] for row in rows if len(row) == 7 and row[0].isdigit()]
    assert agreements == ["有效", "不需要", "已到期", "未签", "未签"]
    assert any("走了\n（已转出）" in row[1] for row in rows if len(row) == 7)
    assert "在册儿童4名，抽查1名；" in markdown(of_sample(("c-one",)))
    assert "检查在册儿童4名；" in markdown(of_sample(EVERYONE[:4]))


def test_checklists_say_what_the_archives_have() -> None:
    known = a_school(
        more=(
            activity("a-a", kind="家长会", status="完成", when={"from": "2026-09-18"}),
            activity("a-b", kind="会议", status="完成", when={"from": "2026-10-14"}),
            activity("a-c", kind="会议", status="取消", when={"from": "2026-09-15"}),
        )
    )
    found = {row[1]: row[2:4] for row in cells(of_sample(("c-one", "c-two"), known)) if len(row) == 6}
    assert found == {
        "事项": ["看什么", "系统记录"],
        "监护人同意书": ["档案中的“同意书”", "抽查2名，0名有"],
        "监护人电话": ["档案中的“监护人·电话”", "抽查2名，2名有"],
        "谈心记录": ["每月谈心一次", "应做4人次，已做0人次"],
        "家访记录": ["每学期家访两次", "应做2人，已做0人"],
        "家长会": ["家长会活动", "本学期已开展1次"],
        "会议": ["每月会议一次", "本学期已开展1次；已满2期，1期达到要求"],
        "台账上墙": ["", ""],
    }


def test_shipped_checklists_are_told_in_total() -> None:
    told = "十个一应兑现18项，已兑现3项；两艺两体应兑现4项，已兑现0项；五个有应兑现8项，已兑现3项"
    assert f"{told}（抽查的2名，系统记录）" in markdown(of_sample(("c-one", "c-two")))
    before_the_term = of_sample(("c-one",), on=date(2025, 1, 1))
    assert "承诺兑现" not in markdown(before_the_term)


def test_several_checklists_are_named_and_none_leave_no_gap() -> None:
    known = store(
        unit(checklists=[*CHECKLISTS, {**CHECKLISTS[0], "name": "村级"}]), TERM, *a_school().children.values()
    )
    written = markdown(of_sample(("c-one",), known))
    assert "## 三、清单核对：村级" in written
    assert "## 四、检查意见" in written
    gone = [{"name": name, "items": []} for name in ("十个一", "两艺两体", "五个有")]
    bare = store(unit(checklists=gone), TERM, *a_school().children.values())
    written = markdown(of_sample(("c-one",), bare))
    assert "## 二、检查意见" in written
    assert "承诺兑现" not in written


def test_heading_rows_are_repeated() -> None:
    rendered = of_term("pairing-table")
    content = write_docx(rendered.blocks, title="表", date=DAY, profile="form")
    document = parts(content)["word/document.xml"]
    repeated = [row for row in document.iter("{*}tr") if row.find("{*}trPr/{*}tblHeader") is not None]
    assert [text(row)[:2] for row in repeated] == ["序号"] * 4


SHOWN = "*甲*|<b>粗</b> {{ 7*7 }} =1+1 </td></table> ::: sign &amp; 😀 垚" + "长" * 400


def test_hostile_text_stays_text() -> None:
    evil = SHOWN + "\x00\x1b"
    person: dict[str, Any] = {
        **RICH[0],
        "name": evil,
        "address": {"village": evil},
        "school": {"stage": "小学", "grade": "三年级", "class": evil, "boarding": False, "enrolled": True},
        "vacations": [{"term": "2026-2027-1", "place": "其他", "carer": evil, "plan": evil}],
    }
    items = [{"name": evil, "field": "consent"}]
    known = store(
        unit(info={"name": evil}, checklists=[{"name": evil, "items": items}]),
        TERM,
        *a_school(person).children.values(),
        *a_school().volunteers.values(),
    )
    table = {
        **TABLE,
        "rows": ({"village": evil, "counts": COUNTS},),
        "incomplete": ({"id": "c-x", "name": evil, "village": evil, "class": evil, "lacks": (evil,)},),
    }
    made = [of_term(name, known, table=table) for name in OF_TERM]  # type: ignore[arg-type]
    for rendered in (*made, of_sample(("c-one",), known)):
        content = write_docx(rendered.blocks, title="表", date=DAY, profile="form")
        whole = text(parts(content)["word/document.xml"])
        assert whole.count(SHOWN) >= 5
        assert "49" not in whole
        assert_valid(content)
