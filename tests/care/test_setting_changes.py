"""What goes with a field that is set: `past`, siblings, the dates of leaving and coming back."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

import pytest
from tests.builders import BOTH_AWAY, child, school, store, volunteer

from liushou.care.setting.changes import Asked, Changes, changes
from liushou.errors import UsageError
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.resident import Resident
from liushou.records.reveal import as_values
from liushou.records.validate import build
from liushou.records.volunteer import Volunteer
from liushou.store.drafts import Amendment
from liushou.store.sources import Source
from liushou.store.who import records_of
from liushou.yamltext.edit_values import applied
from liushou.yamltext.values import Value

DAY = date(2026, 11, 20)
HER = {"name": "杜月英", "relation": "祖母", "phone": "15400012345", "trained_on": ["2026-04-18"]}


def resident(**fields: Any) -> Resident:
    base = {
        "id": "r-a", "name": "吴桂兰", "sex": "女", "birth_date": "1950-01-01", "kind": "留守老人",
        "status": "在册", "registered_on": "2025-09-01", "address": {"village": "朝阳村"},
    }  # fmt: skip
    built = build(Resident, {**base, **fields})
    assert isinstance(built, Resident)
    return built


class Told:
    """The archives after the change, by id, and what was told of it."""

    def __init__(self, records: Iterable[Record], found: Changes) -> None:
        self.told = found.told
        self.left_behind = found.left_behind
        self.values = {getattr(one, "id", "liushou"): values_of(one) for one in records}
        self.changed = set()
        for draft in found.drafts:
            assert isinstance(draft, Amendment)
            id_ = draft.path.rpartition("/")[2].removesuffix(".yaml")
            self.changed.add(id_)
            for edit in draft.edits:
                self.values[id_] = applied(self.values[id_], edit)


def values_of(record: Record) -> dict[str, Value]:
    return cast("dict[str, Value]", as_values(record, reveal=True))


def set_(
    records: list[Record], *words: str, since: date = DAY, correct: bool = False, to: str | None = None
) -> Told:
    """The words set in the archive of the first record."""
    kept = store(*records)

    def reader(source: Source) -> dict[str, Value]:
        return values_of(records_of(kept, source.kind.name)[source.id])

    first = getattr(records[0], "id", "liushou")
    sources = [file.source for file in kept.files if file.source.id == first]
    return Told(records, changes(kept, sources, Asked(words, since, correct, to), reader))


def past_of(told: Told, id_: str = "c-a") -> Any:
    return told.values[id_].get("past")


def test_a_field_that_changes_is_kept_whole_until_the_day_before() -> None:
    told = set_(
        [child(guardians=[HER], guardianship="较好")], "guardians[祖母].phone=15400019999", "监护情况=差"
    )
    assert past_of(told) == [{"until": "2026-11-19", "guardians": [HER], "guardianship": "较好"}]
    assert told.values["c-a"]["guardianship"] == "差"
    assert told.told == (
        "监护人、监护情况到 2026-11-19 为止的旧值记在 past（历史情况）里；是更正、不是变化的，用 --correct",
    )


def test_a_field_may_have_changed_before_today() -> None:
    told = set_([child(school=school("五年级", 2))], "school.class=1", since=date(2026, 9, 1))
    assert past_of(told) == [{"until": "2026-08-31", "school": school("五年级", 2)}]


@pytest.mark.parametrize(
    "words",
    [
        ["guardians[祖母].trained_on[+]=2026-11-18"],
        ["guardians[祖母].occupation=务农", "guardians[祖母].delegated={signed_on: 2026-11-18}"],
        ["guardianship=差"],
        ["address={village: 朝阳村}"],
        ["phone=15400019999", "categories=困难"],
        ["guardians[祖母].phone=15400012345"],
    ],
)
def test_what_only_fills_in_is_no_change(words: list[str]) -> None:
    told = set_([child(guardians=[HER])], *words)
    assert past_of(told) is None


@pytest.mark.parametrize(
    "words",
    [
        ["guardians[祖母].phone="],
        ["guardians[祖母].trained_on=[2026-11-18]"],
        ["guardians[祖母].primary=否"],
        ["guardians[+]={name: 蒋长根, relation: 祖父}"],
        ["guardians=[]"],
    ],
)
def test_what_alters_takes_away_or_adds_somebody_is_a_change(words: list[str]) -> None:
    told = set_([child(guardians=[HER])], *words)
    assert past_of(told) == [{"until": "2026-11-19", "guardians": [HER]}]


def test_a_list_that_never_had_anything_is_filled_in() -> None:
    told = set_([child(guardians=[])], "guardians[+]={name: 杜月英, relation: 祖母}")
    assert past_of(told) is None


def test_a_list_that_was_emptied_was_empty() -> None:
    emptied = [{"until": "2026-10-31", "guardians": [HER]}]
    told = set_([child(guardians=[], past=emptied)], "guardians[+]={name: 蒋长根, relation: 祖父}")
    assert past_of(told) == [*emptied, {"until": "2026-11-19", "guardians": []}]


def test_a_field_that_is_taken_away_was_there_before() -> None:
    told = set_([child(guardianship="较好")], "guardianship=")
    assert past_of(told) == [{"until": "2026-11-19", "guardianship": "较好"}]
    assert "guardianship" not in told.values["c-a"]


def test_a_correction_leaves_no_trace() -> None:
    told = set_([child(guardianship="较好")], "guardianship=差", correct=True)
    assert past_of(told) is None


def test_to_mend_what_was_no_value_is_no_change() -> None:
    bad: dict[str, Value] = {
        **values_of(child()),
        "guardians": [{**HER, "relation": "奶奶"}],
        "guardianship": "好",
    }
    kept = store(child())
    (source,) = (file.source for file in kept.files if file.source.id == "c-a")
    words = ("guardians[奶奶].relation=奶奶", "guardianship=较好")
    (draft,) = changes(kept, [source], Asked(words, DAY), lambda _: bad).drafts
    assert isinstance(draft, Amendment)
    assert [edit.path for edit in draft.edits] == [("guardians", 0, "relation"), ("guardianship",)]


def test_nothing_was_before_the_archive() -> None:
    assert past_of(set_([child(registered_on="2026-11-20", guardianship="较好")], "guardianship=差")) is None
    told = set_([child(registered_on="2026-11-19", guardianship="较好")], "guardianship=差")
    assert past_of(told) == [{"until": "2026-11-19", "guardianship": "较好"}]


def test_an_entry_for_that_day_gets_the_fields_it_lacks() -> None:
    past = [{"until": "2026-11-19", "guardianship": "较好"}]
    before = child(guardianship="一般", address={"village": "朝阳村"}, past=past)
    told = set_([before], "guardianship=差", "address.village=枫坪村")
    assert past_of(told) == [
        {"until": "2026-11-19", "guardianship": "较好", "address": {"village": "朝阳村"}}
    ]


def test_entries_stand_in_the_order_of_their_days() -> None:
    past = [
        {"until": "2026-06-30", "school": school("四年级")},
        {"until": "2026-11-19", "guardianship": "较好"},
    ]
    before = child(address={"village": "朝阳村"}, school=school("五年级"), past=past)
    told = set_([before], "address.village=枫坪村", "school.class=1", since=date(2026, 9, 1))
    entry = {"until": "2026-08-31", "school": school("五年级"), "address": {"village": "朝阳村"}}
    assert past_of(told) == [past[0], entry, past[1]]


def test_who_means_another_day_hears_where_it_stands() -> None:
    past = [{"until": "2026-11-10", "address": {"village": "上湾村"}}]
    base = child(address={"village": "朝阳村"}, past=past)
    told = set_([base], "address.village=朝阳村", since=date(2026, 11, 1))
    assert told.changed == set()
    assert told.told == (
        "现居住地从 2026-11-11 起就是这样：其实从 2026-11-01 起的，写 past[0].until=2026-10-31",
    )
    assert set_([base], "address.village=朝阳村").told == ()
    mended = set_([base], "past[0].until=2026-10-31")
    assert past_of(mended) == [{"until": "2026-10-31", "address": {"village": "上湾村"}}]


def test_what_changed_later_already_cannot_change_before() -> None:
    before = child(guardianship="一般", past=[{"until": "2026-10-31", "guardianship": "较好"}])
    with pytest.raises(UsageError, match="已有到 2026-10-31 为止的旧值，不能从 2026-10-01 起再变"):
        set_([before], "guardianship=差", since=date(2026, 10, 1))
    told = set_([before], "guardianship=差", since=date(2026, 11, 1))
    assert past_of(told) == [{"until": "2026-10-31", "guardianship": "较好"}]


def test_siblings_are_written_and_taken_out_on_both_sides() -> None:
    family: list[Record] = [
        child("c-a", siblings=["c-b"]),
        child("c-b", siblings=["c-a", "c-d"]),
        child("c-c"),
    ]
    told = set_([*family, child("c-d", siblings=["c-b"])], "siblings=c-c")
    assert told.changed == {"c-a", "c-b", "c-c"}
    assert [told.values[id_].get("siblings") for id_ in ("c-a", "c-b", "c-c")] == [["c-c"], ["c-d"], ["c-a"]]
    gone = set_([child("c-a", siblings=["c-b"]), child("c-b", siblings=["c-a"])], "siblings=")
    assert "siblings" not in gone.values["c-a"] | gone.values["c-b"]


def test_one_who_leaves_is_closed_and_all_pairings_end() -> None:
    pairings = [{"with": "v-a", "role": "代理家长", "since": "2026-09-01"}]
    peer = {"with": "c-a", "role": "手拉手伙伴", "since": "2026-09-01"}
    told = set_(
        [child(pairings=pairings), child("c-b", pairings=[peer]), volunteer()], "status=转学", "notes=随父母"
    )
    after = told.values["c-a"]
    assert (after["status"], after["closed_on"], after["notes"]) == ("转出", "2026-11-20", "随父母")
    assert after["pairings"] == [{**pairings[0], "until": "2026-11-19"}]
    assert told.values["c-b"]["pairings"] == [{**peer, "until": "2026-11-19"}]
    assert told.told == ("销档日期 2026-11-20", "2 条结对到 2026-11-19 为止", "“转学”按“转出”写入")


def test_the_day_of_leaving_may_be_given() -> None:
    pairings = [{"with": "v-a", "role": "代理家长", "since": "2026-09-01"}]
    told = set_([child(pairings=pairings), volunteer()], "status=毕业", "closed_on=2026-07-01")
    assert told.values["c-a"]["closed_on"] == "2026-07-01"
    assert told.values["c-a"]["pairings"] == pairings  # it began only later, which check tells of


def test_another_reason_for_leaving_is_only_that() -> None:
    told = set_([child(status="转出", closed_on="2026-07-01")], "status=结束")
    assert (told.values["c-a"]["status"], told.values["c-a"]["closed_on"]) == ("结束", "2026-07-01")
    assert told.told == ()


def test_one_who_comes_back_begins_anew_and_keeps_the_earlier_stay_and_what_was_then() -> None:
    before = child(status="转出", closed_on="2026-07-01", school=school("四年级"))
    told = set_([before], "status=在册", "school.grade=五年级")
    after = told.values["c-a"]
    stay = {"registered_on": "2025-09-01", "closed_on": "2026-07-01", "status": "转出"}
    assert (after["status"], after["registered_on"], after["earlier"]) == ("在册", "2026-11-20", [stay])
    assert "closed_on" not in after
    assert past_of(told) == [{"until": "2026-11-19", "school": school("四年级")}]
    given = set_([before], "status=在册", "registered_on=2026-11-01")
    assert given.values["c-a"]["registered_on"] == "2026-11-01"


def test_one_who_was_closed_by_mistake_never_left() -> None:
    told = set_([child(status="转出", closed_on="2026-07-01")], "status=在册", correct=True)
    after = told.values["c-a"]
    assert (after["status"], after["registered_on"]) == ("在册", "2025-09-01")
    assert not {"closed_on", "earlier"} & after.keys()


def test_a_resident_leaves_and_returns() -> None:
    helpers = [{"with": "v-a", "since": "2026-09-01"}]
    told = set_([resident(helpers=helpers), volunteer()], "status=结束", "closed_on=2026-11-10")
    after = told.values["r-a"]
    assert (after["closed_on"], after["helpers"]) == ("2026-11-10", [{**helpers[0], "until": "2026-11-09"}])
    back = set_([resident(status="结束", closed_on="2026-07-01")], "status=在册")
    assert "closed_on" not in back.values["r-a"]


def room_on(told: Told, day: str) -> str | None:
    found = build(Volunteer, told.values["v-a"])
    assert isinstance(found, Volunteer)
    room = found.homeroom_on(date.fromisoformat(day))
    return f"{room.grade}{room.class_}" if room else None


def test_a_class_that_changes_hands_is_kept_and_the_new_one_says_since_when() -> None:
    told = set_([volunteer(homeroom={"grade": "五年级", "class": 1})], "homeroom.grade=六年级")
    assert told.values["v-a"]["homeroom"] == {"grade": "六年级", "class": 1, "since": "2026-11-20"}
    assert past_of(told, "v-a") == [{"until": "2026-11-19", "homeroom": {"grade": "五年级", "class": 1}}]
    assert [room_on(told, day) for day in ("2026-11-19", "2026-11-20")] == ["五年级1", "六年级1"]


def test_a_first_class_was_not_taught_before() -> None:
    told = set_([volunteer()], "homeroom={grade: 五年级, class: 1}")
    assert past_of(told, "v-a") is None
    assert [room_on(told, day) for day in ("2026-11-19", "2026-11-20")] == [None, "五年级1"]


def test_a_class_may_say_itself_since_when() -> None:
    before = volunteer(homeroom={"grade": "五年级", "class": 1, "since": "2025-09-01"})
    told = set_([before], "homeroom={grade: 六年级, class: 1, since: 2026-09-01}")
    assert [room_on(told, day) for day in ("2026-08-31", "2026-09-01")] == ["五年级1", "六年级1"]
    gone = set_([before], "homeroom=", since=date(2026, 7, 11))
    assert [room_on(gone, day) for day in ("2025-08-31", "2026-07-10", "2026-07-11")] == [
        None,
        "五年级1",
        None,
    ]


def test_a_class_taken_by_mistake_today_leaves_no_trace() -> None:
    before = volunteer(homeroom={"grade": "五年级", "class": 1, "since": "2026-11-20"})
    told = set_([before], "homeroom.class=2")
    assert past_of(told, "v-a") is None
    assert told.values["v-a"]["homeroom"] == {"grade": "五年级", "class": 2, "since": "2026-11-20"}
    assert past_of(set_([before], "homeroom.since=2026-09-01"), "v-a") is None
    filled = set_([volunteer(homeroom={"grade": "五年级", "class": 1})], "homeroom.class=2", correct=True)
    assert filled.values["v-a"]["homeroom"] == {"grade": "五年级", "class": 2}


def test_a_volunteer_who_leaves_is_asked_what_is_to_be_passed_on() -> None:
    pairings = [{"with": "v-a", "role": "代理家长", "since": "2026-09-01"}]
    told = set_([volunteer(), child(pairings=pairings)], "status=离岗")
    assert told.values["v-a"]["left_on"] == "2026-11-20"
    assert told.changed == {"v-a"}
    (left,) = told.left_behind
    assert [(tie.owner, tie.role) for tie in left.ties] == [("c-a", "代理家长")]


def test_a_volunteer_who_leaves_passes_on_at_once() -> None:
    pairings = [{"with": "v-a", "role": "代理家长", "since": "2026-09-01"}]
    records: list[Record] = [volunteer(), volunteer("v-b"), child(pairings=pairings)]
    told = set_(records, "status=离岗", "left_on=2026-11-10", to="v-b")
    assert told.values["c-a"]["pairings"] == [
        {**pairings[0], "until": "2026-11-10"},
        {"with": "v-b", "role": "代理家长", "since": "2026-11-21"},
    ]
    later = set_(records, "status=离岗", "left_on=2026-12-31", to="v-b")
    assert later.values["c-a"]["pairings"] == [
        {**pairings[0], "until": "2026-12-31"},
        {"with": "v-b", "role": "代理家长", "since": "2027-01-01"},
    ]


def test_a_volunteer_who_comes_back_has_not_left() -> None:
    told = set_([volunteer(status="离岗", left_on="2026-07-10")], "status=在岗")
    assert told.values["v-a"]["status"] == "在岗"
    assert "left_on" not in told.values["v-a"]


def test_an_heir_needs_somebody_who_leaves() -> None:
    with pytest.raises(UsageError, match="--to 要和 status=离岗 一起用"):
        set_([volunteer(), volunteer("v-b")], "phone=15400012345", to="v-b")


def test_two_who_leave_pass_on_one_after_the_other() -> None:
    kept = store(volunteer(), volunteer("v-b"), volunteer("v-c"))
    sources = [file.source for file in kept.files if file.source.id in ("v-a", "v-b")]
    asked = Asked(("status=离岗",), DAY, to="v-c")
    with pytest.raises(UsageError, match="请一位一位地移交"):
        changes(kept, sources, asked, lambda source: values_of(kept.volunteers[source.id]))


def test_the_id_stays() -> None:
    with pytest.raises(UsageError, match="编号 id 与文件名相同"):
        set_([child()], "id=c-b")


def test_what_is_so_already_gives_nothing_to_write() -> None:
    told = set_(
        [child(guardians=[HER], parents=BOTH_AWAY, status="在册")], "status=在册", "guardians[0].name=杜月英"
    )
    assert told.changed == set()
    assert told.told == ()
    assert build(Child, told.values["c-a"]) == child(guardians=[HER], parents=BOTH_AWAY)
