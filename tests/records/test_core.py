"""The validators that are made of the models: what they take, and that nothing unknown slips in."""

from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.check.any_records import records

from liushou.records.careplan import CareRecord
from liushou.records.core import taken, validator_of
from liushou.records.fields import Record, many, optional, required
from liushou.records.kinds import KINDS, Kind
from liushou.records.nulls import without_nulls
from liushou.records.types import Day, Text
from liushou.records.validate import build

CARE = {"date": "2026-09-01", "kind": "谈心"}
ODD = st.sampled_from(
    [None, "", " ", 0, 1, 1.0, 2.5, True, [], {}, [None], {"x": None}, {"x": 1}, ["甲", None], "2026-02-30"]
)


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
@given(data=st.data())
def test_values_taken_as_they_are_need_nothing_left_out(kind: Kind, data: st.DataObject) -> None:
    value = _spoilt(data, data.draw(records(kind.model)))
    at_once = taken(kind.model, value)
    if isinstance(at_once, Record):
        assert at_once == taken(kind.model, without_nulls(value)) == build(kind.model, value)


def _spoilt(data: st.DataObject, value: Any) -> Any:
    """The values with a few put in the place of others, anywhere."""
    if data.draw(st.integers(0, 9)) == 0:
        return data.draw(ODD)
    if isinstance(value, dict):
        return {key: _spoilt(data, part) for key, part in value.items()}
    return [_spoilt(data, part) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize("listed", ["甲", 5, 1.5, True, {"甲": 1}, {}])
def test_only_a_list_is_a_list(listed: object) -> None:
    class Sample(Record):
        words: Annotated[tuple[Text, ...], "list"] = many("词")

    problems = build(Sample, {"words": listed})
    assert isinstance(problems, tuple)
    assert [(one.code, one.path, one.message[-20:]) for one in problems] == [
        ("LS103", ("words",), "应为列表（每项以 - 开头，或写在方括号里）"[-20:])
    ]


def test_a_day_and_a_person_met_before_are_the_same_value() -> None:
    one, other = CareRecord(**CARE, by="v-1"), CareRecord(**CARE, by="v-1")
    assert one.date is other.date
    assert one.by is other.by


@pytest.mark.parametrize("day", [1, 1.0, True, [], {}, ["2026-09-01"], None])
def test_what_is_no_text_is_no_day_whatever_was_met_before(day: object) -> None:
    assert isinstance(build(CareRecord, CARE), CareRecord)
    problems = build(CareRecord, {**CARE, "date": day})
    assert isinstance(problems, tuple)
    assert [one.code for one in problems] == ["LS102" if day is None else "LS103"]


@pytest.mark.parametrize("by", [[], {}, ["甲", 1], [""], [["甲"]], 1, True])
def test_what_names_nobody_is_refused(by: object) -> None:
    problems = build(CareRecord, {**CARE, "by": by})
    assert isinstance(problems, tuple)
    assert [(one.code, one.path) for one in problems] == [("LS103", ("by",))]


@pytest.mark.parametrize("day", ["2026-02-30", "0000-01-01", "2026-9-1", "2026-09-01\n", "２０２６-09-01"])
def test_a_wrong_day_is_refused_every_time(day: str) -> None:
    first, again = build(CareRecord, {**CARE, "date": day}), build(CareRecord, {**CARE, "date": day})
    assert isinstance(first, tuple)
    assert first == again


def test_a_type_that_no_field_had_is_a_mistake_of_the_program() -> None:
    class Bare(Record):
        number: int = required("数")

    class EmptyWithin(Record):
        words: Annotated[tuple[Text | None, ...], "list"] = many("词")

    class EmptyForAnother(Record):
        day: Day | None = optional("日期", default="2026-09-01")

    class EmptyYetNeeded(Record):
        day: Day | None = required("日期")

    class Odd(Record):
        word: Annotated[str, "?"] = required("词")

    for model in (Bare, EmptyWithin, EmptyForAnother, EmptyYetNeeded, Odd):
        with pytest.raises(TypeError):
            validator_of(model)
