"""Records as values: equal, frozen, copied, written out again; and made without a library."""

import copy
import pickle
import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import ValidationError
from tests.check.any_records import records

from liushou.records.careplan import CareRecord
from liushou.records.family import Address, Hukou
from liushou.records.fields import IDENT, Record, many, optional, required
from liushou.records.kinds import KINDS, Kind
from liushou.records.term import CalendarEntry
from liushou.records.types import Text, Texts
from liushou.records.unit import PairingSettings
from liushou.records.validate import build

PLACE = {"village": "柳树村", "detail": "3组"}


def test_a_record_is_made_of_values_by_their_keys() -> None:
    entry = CalendarEntry(**{"from": "2026-09-01", "items": []})
    assert (entry.from_, entry.to, entry.items) == (date(2026, 9, 1), None, ())
    assert entry == CalendarEntry.model_validate({"from": "2026-09-01", "items": []})
    with pytest.raises(ValidationError):
        CalendarEntry(from_="2026-09-01", items=[])


def test_records_are_equal_by_their_values_and_their_kind() -> None:
    one, other = Address(**PLACE), Address.model_validate(dict(reversed(PLACE.items())))
    assert one == other
    assert hash(one) == hash(other)
    assert one != one.model_copy(update={"detail": None})
    assert one != PLACE
    assert len({one, other, Hukou(rural=True, registered=True), Hukou(rural=True, registered=False)}) == 3


def test_nothing_can_be_changed_or_taken_away() -> None:
    record = Address(**PLACE)
    with pytest.raises(ValueError, match="frozen"):
        record.village = "新河村"  # type: ignore[misc]
    with pytest.raises(ValueError, match="frozen"):
        del record.village
    assert record.village == "柳树村"


def test_a_copy_has_the_new_values_and_the_old_record_its_own() -> None:
    record = Address(**PLACE)
    moved = record.model_copy(update={"village": "新河村"})
    assert (record.village, moved.village, moved.detail) == ("柳树村", "新河村", "3组")


def test_a_record_of_known_values_is_the_one_that_would_be_read() -> None:
    assert PairingSettings.model_construct() == PairingSettings.model_validate({})
    built = CalendarEntry.model_construct(**{"from": date(2026, 9, 1), "items": ()})
    assert built == CalendarEntry(**{"from": "2026-09-01", "items": []})


def test_it_names_itself_with_its_values() -> None:
    assert repr(Address(**PLACE)) == "Address(village='柳树村', detail='3组')"


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
@given(data=st.data())
def test_records_survive_copying_and_travel(kind: Kind, data: st.DataObject) -> None:
    record = build(kind.model, data.draw(records(kind.model)))
    assert isinstance(record, Record)
    assert pickle.loads(pickle.dumps(record)) == record
    assert copy.deepcopy(record) == record == record.model_copy()


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
@given(data=st.data())
def test_what_is_written_out_reads_as_the_same_record(kind: Kind, data: st.DataObject) -> None:
    record = build(kind.model, data.draw(records(kind.model)))
    assert isinstance(record, Record)
    assert build(kind.model, _written(record.model_dump(exclude_none=True))) == record
    assert build(kind.model, _written(record.model_dump(exclude_defaults=True))) == record


def _written(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _written(part) for key, part in value.items()}
    return [_written(part) for part in value] if isinstance(value, tuple) else _day_as_text(value)


def _day_as_text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def test_only_what_is_asked_for_is_written_out() -> None:
    record = CareRecord(date="2026-09-01", kind="谈心", by="v-1")
    assert record.model_dump(include={"date", "by"}) == {"date": date(2026, 9, 1), "by": ("v-1",)}
    assert record.model_dump(exclude={"date"}, exclude_none=True) == {"kind": "谈心", "by": ("v-1",)}
    assert record.model_dump_json(exclude_none=True) == '{"date":"2026-09-01","kind":"谈心","by":["v-1"]}'


def test_a_field_says_what_it_is() -> None:
    class Sample(Record):
        from_: Text = required("开始", mark=IDENT)
        to: Text | None = optional("结束", "最后一天")
        words: Texts = many("词")

    fields = Sample.model_fields
    assert list(fields) == ["from_", "to", "words"]
    assert [(field.key, field.required, field.default) for field in fields.values()] == [
        ("from", True, None),
        ("to", False, None),
        ("words", False, ()),
    ]
    assert [(field.label, field.description, field.mark) for field in fields.values()] == [
        ("开始", "开始", IDENT),
        ("结束", "最后一天", None),
        ("词", "词", None),
    ]


def test_the_models_need_no_library_until_something_is_read() -> None:
    asked = (
        "import sys, liushou.records.kinds; print('LOADED', {'pydantic', 'pydantic_core'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout == "LOADED set()\n"


def test_reading_never_loads_the_larger_library() -> None:
    asked = (
        "import sys; from liushou.records.kinds import BY_NAME; from liushou.records.validate import build\n"
        "build(BY_NAME['child'].model, {'name': 1}); print('LOADED', 'pydantic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout == "LOADED False\n"
