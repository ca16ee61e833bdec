"""The forms of values as JSON Schema: of every model, and those that matter by example."""

from typing import Any

from liushou.records.careplan import CareRecord
from liushou.records.describe import fields_of, walk
from liushou.records.fields import Record
from liushou.records.forms import forms_of
from liushou.records.kinds import KINDS
from liushou.records.patterns import DAY_PATTERN, TEXT_PATTERN
from liushou.records.schooling import Grades
from liushou.records.types import LARGEST
from liushou.records.unit import Duty

TEXT = {"pattern": TEXT_PATTERN, "type": "string"}


def test_every_field_of_every_model_has_a_form() -> None:
    for kind in KINDS:
        parts: set[type[Record]] = {kind.model, *(info.part for _, info in walk(kind.model) if info.part)}
        for part in parts:
            assert list(forms_of(part)) == list(fields_of(part))


def test_the_forms_of_a_record_of_care() -> None:
    forms = forms_of(CareRecord)
    assert forms["date"] == {"format": "date", "pattern": DAY_PATTERN, "type": "string"}
    assert forms["by"] == {"anyOf": [TEXT, {"items": TEXT, "minItems": 1, "type": "array"}, {"type": "null"}]}
    assert forms["follow_up"] == {"anyOf": [{"$ref": "#/$defs/FollowUp"}, {"type": "null"}]}
    assert forms["kind"]["enum"][:2] == ["谈心", "走访"]


def test_one_or_more_terms_and_the_units_own_words() -> None:
    term: dict[str, Any] = {"enum": forms_of(CareRecord)["kind"]["enum"], "type": "string"}
    assert forms_of(Duty)["kind"] == {"anyOf": [term, {"items": term, "type": "array"}]}
    mark = {"maximum": LARGEST, "minimum": -LARGEST, "type": "number"}
    scores = {"patternProperties": {TEXT_PATTERN: mark}, "type": "object"}
    assert forms_of(Grades)["scores"] == {"anyOf": [scores, {"type": "null"}]}
