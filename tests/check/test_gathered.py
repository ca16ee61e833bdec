"""What rules look at first must find exactly what a search of every place finds: fast, and never less."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.check.gathered import gathered, gathered_with_shape, parts_of
from liushou.check.rule import Hit
from liushou.check.rules.ls103_type import MONEY
from liushou.check.rules.ls106_id_number import ID_NUMBERS, STUDENT_NUMBERS
from liushou.check.rules.ls107_phone import PHONES
from liushou.check.rules.ls108_characters import NAMES
from liushou.check.rules.ls303_order import end_before_begin
from liushou.check.span import BIRTHS, DATES, DONE, PLANNED, span_of
from liushou.findings import Path
from liushou.records.careplan import CareRecord, FollowUp
from liushou.records.child import Child
from liushou.records.describe import FieldInfo, fields_of
from liushou.records.family import Guardian, Parent
from liushou.records.fields import Record
from liushou.records.kinds import KINDS
from tests.builders import child
from tests.check.any_records import records

ALL = (DATES, BIRTHS, DONE, PLANNED, MONEY, ID_NUMBERS, STUDENT_NUMBERS, PHONES, NAMES)
Leaf = tuple[Path, type[Record], FieldInfo, object]


def leaves(record: Record, path: Path = ()) -> Iterator[Leaf]:
    """Every value of a record that is no part, with its place: found without anything of check.fields."""
    for info in fields_of(type(record)).values():
        held = getattr(record, info.attribute)
        places = enumerate(held) if isinstance(held, tuple) else [(None, held)]
        for index, value in places:
            here = (*path, info.key) if index is None else (*path, info.key, index)
            if isinstance(value, Record):
                yield from leaves(value, here)
            elif value is not None:
                yield here, type(record), info, value


def any_record() -> st.SearchStrategy[Record]:
    return st.one_of(*(records(kind.model).map(kind.model.model_validate) for kind in KINDS))


@settings(max_examples=40, deadline=None)
@given(any_record(), st.integers(2, 5), st.randoms(use_true_random=False))
def test_what_is_bad_is_found_wherever_it_stands(record: Record, every: int, drawn: Any) -> None:
    def is_bad(value: object) -> bool:
        return hash(str(value)) % every == 0

    for values in drawn.sample(ALL, len(ALL)):
        wanted, kind = values._wanted, values._kind
        meant = [leaf for leaf in leaves(record) if wanted(leaf[1], leaf[2]) and isinstance(leaf[3], kind)]
        assert sorted(map(str, values.held(record))) == sorted(str(value) for *_, value in meant if value)
        found = [(one.path, one.value) for one in values.bad(record, is_bad)]
        assert found == [(path, value) for path, _, _, value in meant if value and is_bad(value)]


@settings(max_examples=40, deadline=None)
@given(any_record())
def test_the_first_and_last_days_are_those_of_a_search(record: Record) -> None:
    days = [(info.key, value) for _, _, info, value in leaves(record) if isinstance(value, date)]
    span = span_of(record)
    assert span.first_birth == min((d for key, d in days if key == "birth_date"), default=date.max)
    assert span.last_birth == max((d for key, d in days if key == "birth_date"), default=date.min)
    assert span.first_day == min((d for key, d in days if key != "birth_date"), default=date.max)
    assert span.last_done == max((*DONE.held(record), *PLANNED.held(record)), default=date.min)


def test_parts_are_gathered_by_their_model_and_nothing_is_asked_of_another_record() -> None:
    one = child(
        records=[
            {"date": "2026-09-01", "kind": "谈心"},
            {"date": "2026-09-02", "kind": "家访", "follow_up": {"due": "2026-09-30", "what": "问老师"}},
        ],
        past=[{"until": "2026-08-31", "parents": [{"relation": "父亲", "situation": "在家"}]}],
    )
    other = child(parents=[], guardians=[])
    assert gathered(one)[Child] == [one]
    assert parts_of(one, CareRecord) == list(one.records)
    assert [each.what for each in parts_of(one, FollowUp)] == ["问老师"]
    assert parts_of(one, Parent) == [*one.parents, *(one.past[0].parents or ())]
    assert Parent not in gathered(other)
    assert parts_of(other, CareRecord) == []
    assert gathered_with_shape(one) == (gathered(one), tuple(gathered(one)))
    assert gathered(one) is gathered(one)


def test_values_of_one_record_are_never_those_of_another() -> None:
    first = child(guardians=[{"name": "甲", "relation": "祖父", "phone": "1"}])
    second = child(guardians=[{"name": "乙", "relation": "祖母", "phone": "2"}])
    for record in (first, second, first):
        assert PHONES.held(record)[-1:] == [record.guardians[0].phone]
        assert [each.name for each in parts_of(record, Guardian)] == [record.guardians[0].name]


@pytest.mark.parametrize(
    "care",
    [
        {"date": "2026-09-02", "kind": "家访", "follow_up": {"due": "2026-09-30", "what": "问"}},
        {
            "date": "2026-09-02",
            "kind": "家访",
            "follow_up": {"due": "2026-09-30", "what": "问", "done": "2026-09-01"},
        },
    ],
)
def test_of_many_records_the_one_promise_kept_too_early_is_seen(care: dict[str, Any]) -> None:
    right = {"date": "2026-09-01", "kind": "谈心"}
    record = child(records=[*[right] * 40, care, *[right] * 40])
    hits: list[Hit] = list(end_before_begin.find(record, date(2026, 11, 20)))
    early = "done" in care["follow_up"]
    assert [hit.path for hit in hits] == ([("records", 40, "follow_up", "done")] if early else [])
