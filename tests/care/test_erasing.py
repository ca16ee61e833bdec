"""What other archives say of people whose archives are erased."""

from datetime import date

from tests.builders import activity, child, resident, store, term, volunteer

from liushou.care.erasing.references import amendments
from liushou.care.erasing.stub import counts_of, kind_of
from liushou.records.fields import Record
from liushou.records.keeping import Kept
from liushou.yamltext.amend import Put, Remove

ON = date(2026, 11, 20)
GONE = child("c-a", name="田小禾")


def edits(erased: Kept, *others: Record) -> dict[str, list[tuple[object, ...]]]:
    """By file, the path of each edit and what is put there."""
    found = amendments(store(erased, *others), [erased], ON)
    return {
        one.path: [(edit.path, edit.value if isinstance(edit, Put) else Remove) for edit in one.edits]
        for one in found
    }


def test_nobody_who_says_nothing_is_touched() -> None:
    assert edits(GONE, child("c-b"), volunteer(), activity(), term()) == {}


def test_an_id_is_taken_out_of_lists_from_behind_and_a_list_of_it_alone_goes() -> None:
    other = child("c-b", siblings=["c-a", "c-x", "c-a"], not_duplicate=["c-a"])
    assert edits(GONE, other) == {
        "data/children/c-b.yaml": [
            (("siblings", 2), Remove),
            (("siblings", 0), Remove),
            (("not_duplicate",), Remove),
        ]
    }


def test_only_a_peers_pairing_that_still_runs_is_ended() -> None:
    """An adult's role with that id is another's; one that began today ends today."""
    other = child(
        "c-b",
        pairings=[
            {"with": "c-a", "role": "学习帮手", "since": "2026-09-01", "until": "2026-10-01"},
            {"with": "c-a", "role": "学习帮手", "since": "2026-10-02"},
            {"with": "c-a", "role": "手拉手伙伴", "since": "2026-11-20", "until": "2026-12-01"},
            {"with": "v-a", "role": "爱心妈妈", "since": "2026-09-01"},
        ],
    )
    assert edits(GONE, other) == {
        "data/children/c-b.yaml": [
            (("pairings", 1, "until"), "2026-11-19"),
            (("pairings", 2, "until"), "2026-11-20"),
        ]
    }


def test_a_name_that_somebody_else_has_too_is_left_to_the_person() -> None:
    awards = term(awards=[{"title": "进步奖", "date": "2026-10-01", "to": ["田小禾"]}])
    assert edits(GONE, awards) == {"data/terms/2026-2027-1.yaml": [(("awards", 0, "to"), ["c-a"])]}
    assert edits(GONE, awards, volunteer(name="田小禾")) == {}


def test_a_child_of_the_name_of_a_helper_is_not_meant_where_helpers_are() -> None:
    other = child("c-b", records=[{"date": "2026-10-01", "kind": "谈心", "by": "田小禾"}])
    assert edits(GONE, other) == {}
    helper = volunteer("v-b", name="田小禾")
    assert edits(helper, other) == {"data/children/c-b.yaml": [(("records", 0, "by"), "v-b")]}


def test_the_reason_of_an_absence_goes_and_the_absence_stays() -> None:
    session = {
        "date": "2026-10-01",
        "present": [],
        "absent": [{"child": "c-a", "reason": "发烧"}, {"child": "c-b", "reason": "发烧"}, {"child": "c-a"}],
    }
    found = edits(GONE, activity(sessions=[session]))
    assert found == {"data/activities/a-a.yaml": [(("sessions", 0, "absent", 0, "reason"), Remove)]}


def test_a_resident_with_the_id_of_a_child_leaves_the_child_alone() -> None:
    assert edits(resident("c-a", name="钱阿婆"), child("c-b", siblings=["c-a"])) == {}


def test_counts_are_by_sort_and_what_there_is_none_of_is_left_out() -> None:
    talks = [{"date": f"2026-10-0{day}", "kind": "谈心"} for day in (1, 2)]
    calls = [{"date": "2026-10-03", "kind": "亲情电话"}]
    of = child(
        records=calls + talks, cases=[{"opened": "2026-10-01", "kind": "学习", "level": "一般", "what": "x"}]
    )
    assert counts_of(of) == {"谈心": 2, "亲情电话": 1, "个案": 1}
    assert counts_of(volunteer()) == {}
    assert (kind_of(of), kind_of(resident(kind="留守老人"))) == ("儿童", "留守老人")
