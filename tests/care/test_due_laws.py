"""What holds of everything due, whatever is in the archives."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import spring, store, term, unit
from tests.stats.archives import DAYS, KINDS, archives

from liushou.care.due import Due, dues
from liushou.records.careplan import CareRecord
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.person import Owner
from liushou.records.standing import on_register
from liushou.stats.duties import duty_counts
from liushou.stats.population import scope_of
from liushou.store.load import Store, load

ON = st.dates(date(2026, 8, 25), date(2027, 3, 20))
CHECKOUT = Path(__file__).resolve().parents[2]
DUTIES = [
    {"name": "谈心", "kind": "谈心", "every": "month"},
    {"name": "重点走访", "kind": ["家访", "慰问"], "every": "term", "for": "重点"},
    {"name": "亲情电话", "kind": "亲情电话", "every": "week", "by": "志愿者"},
    {"name": "亲情", "kind": ["亲情电话", "亲情视频"], "every": "week", "during": "全年", "times": 2},
    {"name": "班主任谈心", "kind": "谈心", "every": "month", "by": "班主任"},
    {"name": "假期联系", "kind": "家访", "every": "week", "during": "假期"},
    {"name": "讲座", "activity": "讲座", "every": "month"},
    {"name": "每日", "kind": "家访", "every": "day", "for": "留守类型:双留守"},
]
TERMS = (
    term(
        holidays=[{"name": "国庆节", "from": "2026-10-01", "to": "2026-10-11"}],
        vacation={"from": "2027-01-30", "to": "2027-02-28"},
    ),
    spring(),
)
SLOW = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def made(records: tuple[Record, ...]) -> Store:
    return store(unit(duties=DUTIES), *TERMS, *records)


def missed(items: tuple[Due, ...]) -> set[tuple[Any, ...]]:
    return {(item.kind, item.what, item.child, item.due) for item in items if item.missed}


@SLOW
@given(archives("x"), ON, st.integers(0, 200), st.integers(0, 200))
def test_looking_further_ahead_takes_nothing_away(
    records: tuple[Record, ...], on: date, near: int, further: int
) -> None:
    archive = made(records)
    assert set(dues(archive, on, near)) <= set(dues(archive, on, near + further))


@SLOW
@given(archives("x"), ON, st.integers(0, 60))
def test_all_that_is_listed_is_overdue_near_or_an_open_case(
    records: tuple[Record, ...], on: date, within: int
) -> None:
    for item in dues(made(records), on, within):
        assert not item.missed or item.due <= on
        if item.kind not in ("case", "verification", "vacation"):
            assert (item.due - on).days <= within


@SLOW
@given(archives("x"), ON, st.data())
def test_recording_never_makes_more_overdue(
    records: tuple[Record, ...], on: date, data: st.DataObject
) -> None:
    before = made(records)
    pupil = data.draw(st.sampled_from(sorted(before.children)))
    entry = {
        "date": data.draw(DAYS),
        "kind": data.draw(KINDS),
        "by": data.draw(st.sampled_from([None, "v-x"])),
    }
    after = made(tuple(_with(each, entry) if getattr(each, "id", "") == pupil else each for each in records))
    assert missed(dues(after, on)) <= missed(dues(before, on))


@SLOW
@given(archives("x"), ON, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(records: tuple[Record, ...], on: date, random: Any) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)
    assert dues(made(tuple(shuffled)), on, 30) == dues(made(records), on, 30)


@SLOW
@given(archives("x"), ON)
def test_of_one_child_is_what_is_of_it_among_all(records: tuple[Record, ...], on: date) -> None:
    archive = made(records)
    everything = dues(archive, on, 20)
    for id_ in archive.children:
        assert dues(archive, on, 20, of=[Owner("child", id_)]) == tuple(
            item for item in everything if item.child == id_
        )


@SLOW
@given(archives("x"), st.dates(date(2026, 9, 1), date(2027, 3, 20)))
def test_missed_duties_are_those_the_statistics_call_overdue(records: tuple[Record, ...], on: date) -> None:
    _agrees_with_the_statistics(made(records), on)


@pytest.mark.parametrize("month", [9, 10, 11, 12])
def test_so_they_are_in_the_sample(month: int) -> None:
    archive = load(CHECKOUT)
    for day in (1, 15, 30):
        _agrees_with_the_statistics(archive, date(2026, month, day))


def _agrees_with_the_statistics(archive: Store, on: date) -> None:
    current = archive.current_term(on)
    assert current is not None
    counted = {
        (count.name, id_)
        for count in duty_counts(scope_of(archive, current.id, on))
        for id_ in count.overdue
        if on_register(archive.children[id_], on)
    }
    found = dues(archive, on)
    assert counted == {(d.what, d.child) for d in found if d.kind == "duty" and d.missed and d.child}


def _with(pupil: Record, entry: dict[str, Any]) -> Record:
    assert isinstance(pupil, Child)
    added = CareRecord.model_validate(entry)
    return pupil.model_copy(update={"records": (*pupil.records, added)})
