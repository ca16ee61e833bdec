"""承诺清单 in total, clause by clause and by its laws."""

from collections import Counter
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.stats.checklists import ChecklistCount, PromiseCount, checklist_counts
from liushou.stats.population import scope_of
from tests.builders import BOTH_HOME, activity, child, store, term, unit
from tests.stats.archives import archives

ON = date(2026, 11, 20)
GONE = [{"name": name, "items": []} for name in ("十个一", "两艺两体", "五个有")]
OWN: dict[str, Any] = {
    "name": "本校承诺",
    "items": [
        {"name": "谈心", "record": "谈心", "every": "month"},
        {"name": "家访", "record": ["家访", "慰问"], "times": 2, "for": "重点"},
        {"name": "大人", "pairing": "大人"},
        {"name": "同学", "pairing": "手拉手伙伴"},
        {"name": "到会", "activity": ["讲座", "家长会"], "every": "year"},
        {"name": "题目", "about": ["活动", "书法"], "every": "year"},
        {"name": "同意", "field": "consent", "unless": "监护情况:差"},
        {"name": "在学", "where": "在学:是"},
        {"name": "台账上墙"},
    ],
}
SETTINGS = unit(checklists=[OWN])


def lists(*records: Record, on: date = ON) -> tuple[ChecklistCount, ...]:
    return checklist_counts(scope_of(store(*records), "2026-2027-1", on))


def own(items: list[dict[str, Any]], *children: Child, on: date = ON) -> ChecklistCount:
    (found,) = lists(
        unit(checklists=[*GONE, {"name": "清单", "items": items}]), term(), *children, on=on
    )  # fmt: skip
    return found


def talked(id_: str, *days: str, **fields: Any) -> Child:
    return child(id_, records=[{"date": day, "kind": "谈心"} for day in days], **fields)


def test_children_are_counted() -> None:
    found = own(
        [{"name": "谈心", "record": "谈心", "every": "month"}, {"name": "档案", "field": "status"}],
        talked("c-a", "2026-09-10", "2026-10-10"),
        talked("c-b", "2026-09-10"),
        talked("c-c", registered_on="2026-10-12"),
        talked("c-d", parents=BOTH_HOME),
    )
    assert found.items == (
        PromiseCount("谈心", 1, 2, ("c-b",)),
        PromiseCount("档案", 3, 3, ()),
    )
    assert found.all == PromiseCount("全部兑现", 2, 3, ("c-b",))
    assert found.all.rate == 2 / 3


def test_where_nothing_is_due_there_is_no_rate() -> None:
    found = own([{"name": "谈心", "record": "谈心", "every": "quarter"}, {"name": "上墙"}], talked("c-a"))
    assert [(one.numerator, one.denominator, one.rate) for one in found.items] == [(0, 0, None)] * 2
    assert (found.all.denominator, found.weakest()) == (0, ())


def test_what_is_furthest_behind() -> None:
    asked = [
        {"name": "档案", "field": "status"},
        {"name": "家访", "record": "家访"},
        {"name": "慰问", "record": "慰问"},
        {"name": "谈心", "record": "谈心"},
        {"name": "生日", "record": "生日祝福", "every": "quarter"},
    ]
    found = own(asked, talked("c-a", "2026-10-01"), talked("c-b"))
    assert [one.name for one in found.weakest()] == ["家访", "慰问"]
    assert own(asked[:1], talked("c-a")).weakest() == ()


def test_the_shipped_lists_stand_first() -> None:
    found = lists(SETTINGS, term(), talked("c-a"))
    assert [one.name for one in found] == ["十个一", "两艺两体", "五个有", "本校承诺"]


def test_activities_of_the_vacation_count_for_the_term() -> None:
    winter = term(vacation={"from": "2027-01-30", "to": "2027-02-28"})
    camp = activity(kind="夏令营", sessions=[{"date": "2027-02-03", "present": ["c-a"]}])
    settings_ = unit(checklists=[*GONE, {"name": "清单", "items": [{"name": "出游", "activity": "夏令营"}]}])
    before, after = (
        lists(settings_, winter, talked("c-a"), camp, on=on)[0].all.numerator
        for on in (date(2027, 2, 2), date(2027, 2, 3))
    )
    assert (before, after) == (0, 1)


SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ASKED_ON = st.dates(date(2026, 8, 25), date(2027, 2, 10))


def counts(found: tuple[ChecklistCount, ...]) -> Counter[tuple[str, str, str]]:
    numbers: Counter[tuple[str, str, str]] = Counter()
    for checklist in found:
        for one in (*checklist.items, checklist.all):
            numbers[checklist.name, one.name, "of"] += one.denominator
            numbers[checklist.name, one.name, "kept"] += one.numerator
    return numbers


@SLOW
@given(archives("x"), archives("y"), ASKED_ON)
def test_two_units_add_up_to_their_union(
    first: tuple[Record, ...], second: tuple[Record, ...], on: date
) -> None:
    one, two, both = (lists(SETTINGS, *some, on=on) for some in (first, second, (*first, *second)))
    assert counts(one) + counts(two) == +counts(both)


@SLOW
@given(archives("x"), ASKED_ON, st.sets(st.integers(0, 3)))
def test_the_halves_of_a_store_add_up(records: tuple[Record, ...], on: date, chosen: set[int]) -> None:
    """Peers are left out: what a pair of them is written in may lie in the other half."""
    children = [_without_peers(one) for one in records if isinstance(one, Child)]
    around = [one for one in records if not isinstance(one, Child)]
    halves = [
        [one for place, one in enumerate(children) if (place in chosen) is wanted] for wanted in (True, False)
    ]
    one, two, both = (lists(SETTINGS, *around, *some, on=on) for some in (*halves, children))
    assert counts(one) + counts(two) == +counts(both)


@SLOW
@given(archives("x"), ASKED_ON, st.randoms(use_true_random=False))
def test_parts_are_parts_whatever_the_order(records: tuple[Record, ...], on: date, random: Any) -> None:
    found = lists(SETTINGS, *records, on=on)
    shuffled = list(records)
    random.shuffle(shuffled)
    assert lists(SETTINGS, *shuffled, on=on) == found
    for checklist in found:
        for one in (*checklist.items, checklist.all):
            assert 0 <= one.numerator <= one.denominator
            assert len(one.missing) == one.denominator - one.numerator
            assert list(one.missing) == sorted(set(one.missing))
        broken = {id_ for one in checklist.items for id_ in one.missing}
        assert set(checklist.all.missing) == broken


def _without_peers(one: Child) -> Child:
    return one.model_copy(update={"pairings": tuple(pair for pair in one.pairings if pair.adult)})
