"""New records in archives: in date order, none twice, read back as they were given."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import child, store, unit, volunteer
from tests.care.archives import amended_record

from liushou.care.due.contents import dues
from liushou.care.importing.outcome import Place, Row
from liushou.care.on_register import children_on, names
from liushou.care.recording.blank import HEADS, blank_rows
from liushou.care.recording.follow_ups import done, names_a_follow_up, open_follow_ups
from liushou.care.recording.recorded import Entry, Promise, recorded
from liushou.care.recording.sheet import Given, entries_in
from liushou.care.recording.verified import unverified
from liushou.care.who_did import carers, volunteers_of
from liushou.care.wording import RECORD_KINDS, case_kind, record_kind
from liushou.errors import LiushouError, UsageError
from liushou.records.careplan import CareRecord
from liushou.records.person import Owner
from liushou.store.load import Store

DAY = date(2026, 11, 20)
OCTOBER = {"date": "2026-10-10", "kind": "谈心", "by": "v-a", "note": "想 妈妈"}
NOVEMBER = {"date": "2026-11-12", "kind": "家访"}


def entry(day: date = DAY, **fields: object) -> Entry:
    return Entry(**{"owner": Owner("child", "c-a"), "day": day, "kind": "谈心", **fields})  # type: ignore[arg-type]


def as_entry(record: CareRecord) -> Entry:
    promise = record.follow_up and Promise(record.follow_up.due, record.follow_up.what)
    return Entry(
        Owner("child", "c-a"), record.date, record.kind, record.by or (), record.place, record.note, promise
    )


@pytest.mark.parametrize(
    ("day", "place"),
    [("2026-09-30", 0), ("2026-10-10", 1), ("2026-11-11", 1), ("2026-11-12", 2), ("2026-11-20", 2)],
)
def test_a_record_stands_before_the_first_later_one(day: str, place: int) -> None:
    girl = child(records=[OCTOBER, NOVEMBER])
    made = recorded(store(girl), [entry(date.fromisoformat(day), kind="慰问")])
    records = amended_record(girl, made.drafts).records
    assert as_entry(records[place]) == entry(date.fromisoformat(day), kind="慰问")
    assert (*records[:place], *records[place + 1 :]) == girl.records


def test_several_records_of_one_child_each_find_their_place() -> None:
    girl = child(records=[OCTOBER, NOVEMBER])
    days = (date(2026, 11, 20), date(2026, 9, 1), date(2026, 10, 20))
    made = recorded(store(girl), [entry(day, kind="慰问") for day in days])
    found = [record.date for record in amended_record(girl, made.drafts).records]
    assert found == sorted(found)
    assert len(found) == 5


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), min_size=1)
_NOTES = st.none() | _TEXTS.filter(lambda text: text.strip() == text and text != "")
_ENTRIES = st.builds(
    entry,
    day=st.dates(date(2026, 9, 1), DAY),
    kind=st.sampled_from(RECORD_KINDS),
    by=st.sampled_from([(), ("v-a",), ("v-a", "何秀兰")]),
    place=_NOTES,
    note=_NOTES,
    follow_up=st.none() | st.just(Promise(date(2026, 12, 1), "收回: 协议 #1")),
)


@given(st.lists(_ENTRIES, max_size=4))
def test_what_is_written_is_read_back(entries: list[Entry]) -> None:
    girl = child(records=[OCTOBER, NOVEMBER])
    written = amended_record(girl, recorded(store(girl), entries, again=True).drafts).records
    added = [as_entry(record) for record in written if record not in girl.records]
    there = [one for one in entries if one not in [as_entry(record) for record in girl.records]]
    assert sorted(map(repr, added)) == sorted(map(repr, there))
    assert [record.date for record in written] == sorted(record.date for record in written)


@given(st.lists(_ENTRIES, max_size=4))
def test_recorded_twice_is_recorded_once(entries: list[Entry]) -> None:
    girl = child(records=[OCTOBER])
    once = amended_record(girl, recorded(store(girl), entries).drafts)
    made = recorded(store(once), entries)
    assert (made.drafts, made.written, made.there) == ((), (), tuple(entries))


def test_the_same_record_is_known_by_name_as_by_id_and_written_again_when_asked() -> None:
    here = store(child(records=[OCTOBER]), volunteer(name="何秀兰"))
    same = entry(date(2026, 10, 10), by=("何秀兰",), note="想  妈妈")
    assert recorded(here, [same]).there == (same,)
    assert recorded(here, [same], again=True).written == (same,)
    assert recorded(here, [entry(date(2026, 10, 10), by=("v-a",), note="别的")]).there == ()


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("谈心", "谈心"),
        ("视频", "亲情视频"),
        ("监护人", "监护人交流"),
        (" 谈 话", "谈心"),
        ("谈心谈话", "谈心"),
        ("入户走访", "走访"),
        ("心理疏导", "心理辅导"),
    ],
)
def test_a_kind_by_its_name_another_word_or_its_beginning(word: str, kind: str) -> None:
    assert record_kind(word) == kind


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("亲情", "亲情电话、亲情视频"),
        ("电话", "亲情电话"),
        ("打电话", "可用"),
        ("读书", "可用"),
        ("", "可用"),
    ],
)
def test_a_word_that_is_no_kind_is_told_what_it_may_be(word: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        record_kind(word)


def test_a_case_kind_has_its_own_words() -> None:
    assert case_kind("监") == "监护"
    with pytest.raises(UsageError, match="个案类别"):
        case_kind("谈心")


def test_people_are_named_by_id_or_unique_name() -> None:
    here = store(
        volunteer("v-a", name="何秀兰"), volunteer("v-b", name="李伟"), volunteer("v-c", name="李伟")
    )
    assert carers(here, ["何秀兰、v-b", "村医"]).who == ("v-a", "v-b", "村医")
    assert carers(here, ["何秀兰、v-b", "村医"]).strangers == ("村医",)
    with pytest.raises(UsageError, match=r"v-b.*v-c"):
        carers(here, ["李伟"])
    with pytest.raises(UsageError, match="v-z"):
        carers(here, ["v-z"])
    with pytest.raises(UsageError, match="村医"):
        volunteers_of(here, ["村医"])


def test_only_children_on_the_register() -> None:
    gone = child("c-b", name="周帆", status="转出", closed_on="2026-10-01")
    here = store(child(name="田禾"), gone)
    assert children_on(here, ["性别:女"], DAY) == (("c-a",), ("c-b",))
    assert children_on(here, ["性别:女"], date(2026, 9, 30)) == (("c-a", "c-b"), ())
    with pytest.raises(UsageError, match="周帆（c-b，2026-10-01 转出）"):
        children_on(here, ["田禾", "周帆"], DAY)
    with pytest.raises(UsageError, match="没有符合条件"):
        children_on(here, ["状态:转出"], DAY)


def test_many_names_are_shortened() -> None:
    here = store(*(child(f"c-{number}", name=f"孩子{number}") for number in range(9)))
    assert names(here, ["c-0", "c-1"]) == "孩子0、孩子1"
    assert names(here, [f"c-{number}" for number in range(9)]).endswith("孩子7 等")


def promised(due: str, done_: str | None = None) -> dict[str, object]:
    what: dict[str, object] = {"due": due, "what": "补办"} | ({"done": done_} if done_ else {})
    return {"date": "2026-10-10", "kind": "家访", "follow_up": what}


def test_the_only_open_follow_up_is_the_one_that_was_done() -> None:
    girl = child(records=[promised("2026-10-20", "2026-10-19"), promised("2026-11-16")])
    records = amended_record(girl, [done(girl, None, DAY)]).records
    assert [record.follow_up and record.follow_up.done for record in records] == [date(2026, 10, 19), DAY]
    assert open_follow_ups(amended_record(girl, [done(girl, None, DAY)])) == ()


def test_of_several_follow_ups_one_is_named_by_its_date_or_number() -> None:
    girl = child(records=[promised("2026-12-01"), promised("2026-11-16")])
    assert done(girl, "2026-11-16", DAY).edits[0].path[1] == 1
    assert done(girl, "2", DAY).edits[0].path[1] == 0
    for which in (None, "3", "2026-11-17"):
        with pytest.raises(UsageError, match=r"1\. 期限 2026-11-16"):
            done(girl, which, DAY)
    with pytest.raises(UsageError, match="没有未完成的后续"):
        done(child(), None, DAY)


def test_a_word_that_may_name_a_follow_up() -> None:
    assert [names_a_follow_up(word) for word in ("2026-11-16", "2", "二", "随访")] == [
        True,
        True,
        False,
        False,
    ]


def row(number: int = 2, **cells: str) -> Row:
    return Row(Place("", number), {key.replace("__", "."): text for key, text in cells.items()})


def test_a_row_of_a_sheet_is_an_entry() -> None:
    here = store(child(name="田禾"), volunteer(name="何秀兰"))
    full = row(id="c-a", name="田禾", date="2026/11/5", kind="视频", by="何秀兰、村医", place="家", note="好",
               follow_up__due="2026年12月1日", follow_up__what="补办")  # fmt: skip
    short = row(3, name="田禾", date="2026-11-06")
    later = row(4, name="田禾", date="")
    found = entries_in(here, [full, short, later], Given(DAY, "谈心", ("v-a",)))
    promise = Promise(date(2026, 12, 1), "补办")
    assert found == (
        Entry(Owner("child", "c-a"), date(2026, 11, 5), "亲情视频", ("v-a", "村医"), "家", "好", promise),
        Entry(Owner("child", "c-a"), date(2026, 11, 6), "谈心", ("v-a",)),
    )


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"id": "c-z", "date": "2026-11-05"}, "“编号”：没有编号是“c-z”"),
        ({"id": "c-a", "name": "周帆", "date": "2026-11-05"}, "“姓名”：c-a 是田禾，不是“周帆”"),
        ({"name": "李想", "date": "2026-11-05"}, "“姓名”：有 2 个“李想”（c-b、c-c）"),
        ({"date": "2026-11-05"}, "“姓名”：编号和姓名都没有填"),
        ({"id": "c-a", "date": "十一月"}, "“日期”：“十一月”不是日期"),
        ({"id": "c-a", "date": "2026-11-21"}, "“日期”：2026-11-21 在今天"),
        ({"id": "c-a", "date": "2024-11-21"}, "“编号”：田禾（c-a）2024-11-21 不在册"),
        ({"id": "c-a", "note": "好"}, "“日期”：写了内容，没有写日期"),
        ({"id": "c-a", "date": "2026-11-05", "kind": "读书"}, "“类别”：“读书”不是记录类别"),
        ({"id": "c-a", "date": "2026-11-05"}, "“类别”：没有填"),
        ({"id": "c-a", "date": "2026-11-05", "kind": "谈心", "by": "v-z"}, "“记录人”"),
        ({"id": "c-a", "date": "2026-11-05", "kind": "谈心", "follow_up.what": "补办"}, "“后续期限”"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named(cells: dict[str, str], told: str) -> None:
    here = store(child(name="田禾"), child("c-b", name="李想"), child("c-c", name="李想"))
    good = row(2, id="c-a", date="2026-11-05", kind="谈心")
    with pytest.raises(LiushouError) as raised:
        entries_in(here, [good, row(7, **cells)], Given(DAY))
    assert f"第 7 行{told}" in raised.value.message
    assert raised.value.status == 1


def test_a_blank_sheet_has_a_row_for_each_child() -> None:
    here = store(child(name="田禾", school={"stage": "小学", "grade": "五年级", "class": 2, "boarding": False,
                                           "enrolled": True}), volunteer(name="何秀兰"))  # fmt: skip
    ready = blank_rows(here, [Owner("child", "c-a")], "谈心", ["v-a"], DAY, dated=False)
    assert ready == [["c-a", "田禾", "五年级2班", "", "谈心", "何秀兰", "", "", "", ""]]
    assert entries_in(here, [row(**dict(zip(HEADS, ready[0], strict=True)))], Given(DAY)) == ()
    dated = blank_rows(here, [Owner("child", "c-a")], "谈心", ["v-a"], DAY, dated=True)
    found = entries_in(here, [row(**dict(zip(HEADS, dated[0], strict=True)))], Given(DAY))
    assert found == (Entry(Owner("child", "c-a"), DAY, "谈心", ("v-a",)),)


def test_who_is_still_to_be_verified_this_term() -> None:
    spring = {"date": "2026-06-01", "kind": "信息核查"}
    autumn = {"date": "2026-09-01", "kind": "信息核查"}
    here = store(
        child("c-a", records=[spring]),
        child("c-b", records=[spring, autumn]),
        child("c-c"),
        child("c-d", status="转出", closed_on="2026-10-01"),
    )
    term = here.terms["2026-2027-1"]
    assert [(one.owner.id, one.last) for one in unverified(here, term, DAY)] == [
        ("c-a", date(2026, 6, 1)), ("c-c", None),
    ]  # fmt: skip
    assert len(unverified(here, term, date(2026, 9, 1) - timedelta(days=1))) == 4


_DUTIES = [
    {"kind": "谈心", "every": "month"},
    {"kind": ["亲情电话", "亲情视频"], "every": "week", "by": "代理家长"},
    {"kind": "信息核查", "every": "term"},
]


@given(st.lists(_ENTRIES, max_size=4))
def test_recording_never_makes_more_overdue(entries: list[Entry]) -> None:
    girl = child(records=[OCTOBER], pairings=[{"with": "v-a", "role": "代理家长", "since": "2026-09-10"}])
    rest = (volunteer(), unit(duties=_DUTIES))
    before = store(girl, *rest)
    plain = [Entry(one.owner, one.day, one.kind, one.by, one.place, one.note) for one in entries]
    after = store(amended_record(girl, recorded(before, plain).drafts), *rest)

    def missed(here: Store) -> set[tuple[str, str]]:
        return {(one.kind, one.what) for one in dues(here, DAY) if one.missed}

    assert ("duty", "谈心") not in missed(before)
    assert missed(after) <= missed(before)
    assert missed(before)
