"""The workbooks that list people: roster, ledger, records, marks, helpers."""

import io
from datetime import date, timedelta
from typing import Any, get_args

import openpyxl
import pytest
from tests.builders import child, school, spring, store, term, volunteer

from liushou.documents.frontmatter import Audience
from liushou.exchange.books.model import Sheet, Value, Workbook
from liushou.exchange.books.write import workbook_bytes
from liushou.exchange.columns.column import Kind
from liushou.records.fields import Record
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.exports import builder
from liushou.terms import term_season

DAY = date(2026, 11, 20)
VISITED = [
    {"date": "2026-08-20", "kind": "谈心"},
    {"date": "2026-09-10", "kind": "谈心", "by": "v-a", "note": "想妈妈"},
    {"date": "2026-10-10", "kind": "走访", "by": ["v-a", "村医"]},
    {"date": "2026-10-11", "kind": "亲情视频"},
    {"date": "2026-11-02", "kind": "监护人交流"},
    {"date": "2026-11-05", "kind": "信息核查"},
    {"date": "2026-12-01", "kind": "家访"},
]


def sheet(
    name: str,
    *records: Record,
    audience: Audience = "internal",
    reveal: bool = True,
    of_term: str = "2026-2027-1",
    day: date = DAY,
) -> Sheet:
    """The one sheet of a workbook about all children of these records."""
    held = store(*records)
    exporting = Exporting(held, tuple(held.children), held.terms[of_term], day, audience, reveal)
    book = builder(name)(exporting)
    assert isinstance(book, Workbook)
    (made,) = book.sheets
    assert isinstance(made, Sheet)
    assert all(len(row) == len(made.heads) for row in made.rows)
    return made


def column(made: Sheet, heading: str, group: str | None = None) -> list[Value]:
    """What stands under a heading."""
    places = [
        n for n, head in enumerate(made.heads) if head.heading == heading and group in (None, head.group)
    ]
    assert len(places) == 1, heading
    return [row[places[0]] for row in made.rows]


def pupils() -> tuple[Record, ...]:
    """Three children of two classes, and one without a class; two of them are called alike to outsiders."""
    return (
        child("c-a", name="吴小禾", school=school("五年级", 2), notes="怕黑"),
        child("c-b", name="吴小满", school=school("五年级", 1), sex="男"),
        child("c-c", name="田一", parents=[{"relation": "父亲", "situation": "在家"}]),
        child("c-d", name="何苗", school=school("一年级", 1)),
    )


def test_a_roster_lists_children_by_class() -> None:
    made = sheet("roster", *pupils())
    assert column(made, "编号") == ["c-d", "c-b", "c-a", "c-c"]
    assert column(made, "序号") == [1, 2, 3, 4]
    assert column(made, "班级") == ["一年级1班", "五年级1班", "五年级2班", None]
    assert column(made, "留守类型") == ["双留守", "双留守", "双留守", "非留守"]
    assert made.title == "临溪小学留守儿童花名册（2026—2027学年第一学期）"
    assert made.line == ("填报单位：临溪小学", "截至2026年11月20日")
    assert made.notes == ("说明：共4名，男1名、女3名；双留守3名、非留守1名。",)
    assert (made.kind, made.frozen_columns) == ("children", 3)
    assert all(head.group == "" for head in made.heads)


def test_a_roster_lists_only_whom_it_is_about() -> None:
    held = store(*pupils())
    book = builder("roster")(Exporting(held, ("c-c",), held.terms["2026-2027-1"], DAY))
    (made,) = book.sheets
    assert isinstance(made, Sheet)
    assert column(made, "姓名") == ["田一"]


@pytest.mark.parametrize(
    ("audience", "names", "notes", "kind"),
    [
        ("internal", ["何苗", "吴小满", "吴小禾", "田一"], [None, None, "***", None], "children"),
        ("superior", ["何某", "吴某1", "吴某2", "田某"], [None, None, "***", None], "children"),
    ],
)
def test_what_is_covered_is_told_on_the_sheet(
    audience: Audience, names: list[str], notes: list[str | None], kind: str
) -> None:
    made = sheet("roster", *pupils(), audience=audience, reveal=False)
    assert column(made, "姓名") == names
    assert column(made, "备注") == notes
    assert made.kind == kind
    assert "***" in made.notes[-1]


@pytest.mark.parametrize("name", ["roster", "ledger", "records", "grades", "volunteers"])
def test_the_public_gets_no_ids_and_nothing_to_import(name: str) -> None:
    made = sheet(name, *pupils(), volunteer(), audience="public")
    assert made.kind is None
    assert not any(head.target == "id" for head in made.heads)
    assert "c-a" not in [cell for row in made.rows for cell in row]


def test_a_ledger_counts_what_was_done_in_the_term_up_to_the_day() -> None:
    case = {"opened": "2026-10-01", "kind": "心理", "level": "一般", "what": "闷闷不乐"}
    one = child(
        records=VISITED,
        cases=[case, {**case, "closed": "2026-10-20"}],
        pairings=[
            {"with": "v-b", "role": "志愿者", "since": "2026-03-01"},
            {"with": "v-a", "role": "代理家长", "since": "2025-09-10"},
        ],
    )
    made = sheet("ledger", one, volunteer("v-a", name="何秀兰"), volunteer("v-b", name="尤静"))
    told = {head.heading: cell for head, cell in zip(made.heads, made.rows[0], strict=True)}
    counts = [told[f"{what}次数"] for what in ("谈心", "走访", "亲情通话", "家长联系")]
    assert counts == [1, 1, 1, 1]
    assert told["最近一次"] == date(2026, 11, 2)
    assert told["信息核查日期"] == date(2026, 11, 5)
    assert told["未办结个案"] == 1
    assert told["档案完整"] is False
    assert (told["帮扶人"], told["帮扶身份"], told["结对日期"]) == ("何秀兰", "代理家长", date(2025, 9, 10))
    assert told["其他帮扶人"] == "尤静（志愿者）"


def test_a_ledger_has_two_rows_of_headings() -> None:
    made = sheet("ledger", child())
    assert column(made, "姓名", "父亲") == [None]
    assert column(made, "状况", "母亲") == ["外出务工"]
    groups = list(dict.fromkeys(head.group for head in made.heads))
    assert groups == [
        "基本情况",
        "父亲",
        "母亲",
        "监护人",
        "评估分类",
        "结对帮扶",
        "本学期关爱帮扶",
        "档案",
        "",
    ]


@pytest.mark.parametrize(
    ("name", "kind", "paper"),
    [
        ("roster", None, 8),
        ("ledger", None, 8),
        ("volunteers", None, 9),
        ("records", None, 9),
        ("grades", None, 9),
        ("pairing", None, 9),
        ("survey", None, 9),
        *(("form", kind, 8 if kind == "children" else 9) for kind in get_args(Kind)),
    ],
)
def test_no_sheet_is_printed_too_small_to_be_read(name: str, kind: Kind | None, paper: int) -> None:
    held = store(child())
    book = builder(name, kind)(Exporting(held, ("c-a",), held.terms["2026-2027-1"], DAY))
    made = openpyxl.load_workbook(io.BytesIO(workbook_bytes(book))).worksheets[0]
    inches = {8: 16.54, 9: 11.69}[paper] - made.page_margins.left - made.page_margins.right
    wide = sum(each.width * 8 * (each.max - each.min + 1) for each in made.column_dimensions.values())
    assert (made.page_setup.paperSize, made.page_setup.orientation) == (paper, "landscape")
    assert inches * 96 / wide >= 0.6


def test_records_are_those_of_the_term_by_date() -> None:
    made = sheet(
        "records",
        child("c-a", records=VISITED),
        child("c-b", records=[{"date": "2026-10-10", "kind": "谈心"}]),
        volunteer("v-a", name="何秀兰"),
    )
    assert column(made, "日期") == [
        date(2026, 9, 10), date(2026, 10, 10), date(2026, 10, 10), date(2026, 10, 11), date(2026, 11, 2),
        date(2026, 11, 5),
    ]  # fmt: skip
    assert column(made, "编号")[1:3] == ["c-a", "c-b"]
    assert column(made, "记录人")[:3] == ["何秀兰", "何秀兰、村医", None]
    assert made.notes == ("说明：共6条，涉及儿童2名。",)


HOLIDAY = {"vacation": {"from": "2027-01-30", "to": "2027-02-20"}}


@pytest.mark.parametrize(
    ("terms", "day", "last"),
    [
        ((term(),), "2027-02-10", 29),
        ((term(**HOLIDAY),), "2027-02-10", 41),
        ((term(**HOLIDAY),), "2027-03-01", 51),
        ((term(**HOLIDAY), spring()), "2027-03-20", 59),
        ((term(**HOLIDAY), spring(begins="2027-02-15")), "2027-03-20", 45),
    ],
)
def test_records_of_the_vacation_belong_to_the_term_before_it(
    terms: tuple[Record, ...], day: str, last: int
) -> None:
    daily = [{"date": (date(2027, 1, 1) + timedelta(days=n)).isoformat(), "kind": "家访"} for n in range(90)]
    made = sheet("records", child("c-a", records=daily), *terms, day=date.fromisoformat(day))
    assert column(made, "日期") == [date(2027, 1, 1) + timedelta(days=n) for n in range(last)]
    assert ("及寒假" in made.title) is (last > 29)


def test_every_day_is_one_terms() -> None:
    daily = [{"date": f"2027-0{month}-15", "kind": "家访"} for month in range(1, 8)]
    people = (
        child("c-a", records=daily),
        term(**HOLIDAY),
        spring(vacation={"from": "2027-07-10", "to": "2027-08-31"}),
    )
    autumn, after = (
        sheet("records", *people, of_term=of, day=date(2027, 9, 30)) for of in ("2026-2027-1", "2026-2027-2")
    )
    assert [*column(autumn, "日期"), *column(after, "日期")] == [
        date.fromisoformat(one["date"]) for one in daily
    ]
    assert "第二学期及暑假）" in after.title


def test_helpers_of_one_name_are_told_apart_where_records_may_come_back() -> None:
    people = (child(records=VISITED[:2]), volunteer("v-a", name="何秀兰"), volunteer("v-b", name="何秀兰"))
    assert column(sheet("records", *people), "记录人") == ["何秀兰（v-a）"]
    assert column(sheet("records", *people, audience="public"), "记录人") == ["何秀兰"]


def test_notes_of_records_are_covered() -> None:
    made = sheet("records", child(records=VISITED[:2]), volunteer("v-a", name="何秀兰"), reveal=False)
    assert column(made, "内容") == ["***"]


def marks(of_term: str = "2026-2027-1", **scores: float) -> dict[str, Any]:
    """Marks of a term."""
    return {
        "term": of_term,
        "scores": scores,
        "total": sum(scores.values()),
        "class_rank": 3,
        "class_size": 40,
    }


def test_marks_stand_under_their_subjects_in_the_order_of_schools() -> None:
    conduct = [{"term": "2026-2027-1", "violations": 1, "honours": ["三好学生", "书法奖"]}]
    made = sheet(
        "grades",
        child("c-a", grades=[marks(心理=80, 数学=90.5, 语文=88)], conduct=conduct),
        child("c-b", grades=[marks(英语=77), marks("2025-2026-2", 音乐=60)]),
    )
    assert [head.heading for head in made.heads[4:9]] == ["学期", "语文", "数学", "英语", "心理"]
    assert [head.target for head in made.heads[5:9]] == [
        "scores.语文",
        "scores.数学",
        "scores.英语",
        "scores.心理",
    ]
    assert column(made, "数学") == [90.5, None]
    assert column(made, "总分") == [258.5, 77]
    assert column(made, "违纪次数") == [1, None]
    assert column(made, "荣誉") == ["三好学生、书法奖", None]
    assert column(made, "学期") == [term_season("2026-2027-1")] * 2


@pytest.mark.parametrize(
    ("entries", "subjects"), [([], ["语文", "数学", "英语"]), ([marks("2025-2026-2", 科学=60)], ["科学"])]
)
def test_a_term_without_marks_has_the_subjects_of_before(entries: list[Any], subjects: list[str]) -> None:
    made = sheet("grades", child(grades=entries))
    assert [head.heading for head in made.heads if head.target.startswith("scores.")] == subjects
    assert column(made, subjects[0]) == [None]


def test_a_former_terms_marks_stand_with_the_class_of_then() -> None:
    past = [{"until": "2026-08-31", "school": school("四年级", 1)}]
    last = term("2025-2026-2", begins="2026-03-01", ends="2026-07-10")
    one = child(school=school("五年级", 1), past=past, grades=[marks("2025-2026-2", 语文=60)])
    made = sheet("grades", one, last, term(), of_term="2025-2026-2")
    assert column(made, "班级") == ["四年级1班"]


def test_helpers_are_those_in_service_by_kind() -> None:
    pair = {"with": "v-a", "role": "代理家长", "since": "2025-09-10"}
    made = sheet(
        "volunteers",
        child(pairings=[pair]),
        volunteer("v-a", name="何秀兰", kind="五老", skills=["书法", "篮球"], party_member=True),
        volunteer("v-b", homeroom={"grade": "五年级", "class": 1}),
        volunteer("v-c", status="离岗", left_on="2026-07-10"),
        volunteer("v-d", joined_on="2026-12-01"),
    )
    assert column(made, "编号") == ["v-b", "v-a"]
    assert column(made, "班主任") == ["五年级1班", None]
    assert column(made, "特长") == [None, "书法、篮球"]
    assert column(made, "党员") == [None, True]
    assert column(made, "结对人数") == [0, 1]
