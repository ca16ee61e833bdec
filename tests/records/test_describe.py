"""Every field says what it is, once, in the model."""

from liushou.records.child import Child
from liushou.records.describe import field_at, fields_at, fields_of, mark_at, walk
from liushou.records.fields import Sensitivity
from liushou.records.kinds import KINDS


def test_every_field_has_a_chinese_label_and_a_description() -> None:
    for kind in KINDS:
        for path, info in walk(kind.model):
            assert info.label, path
            assert not info.label.isascii(), path
            assert info.description, path


def test_labels_of_one_record_part_differ() -> None:
    for kind in KINDS:
        parts = {kind.model, *(info.part for _, info in walk(kind.model) if info.part)}
        for part in parts:
            labels = [info.label for info in fields_of(part).values()]
            assert len(labels) == len(set(labels)), part


def test_sensitive_fields_are_marked() -> None:
    for kind in KINDS:
        for path, info in walk(kind.model):
            if path[-1] in ("id_number", "student_number"):
                assert info.mark is Sensitivity.IDENT, path
            if (
                path[-1] in ("phone", "employer_phone", "employer_address", "workplace", "detail")
                and kind.name == "child"
            ):
                assert mark_at(kind.model, path) in (Sensitivity.CONTACT, Sensitivity.CARE), path
            if path[-1] == "note" and kind.name in ("child", "resident"):
                assert mark_at(kind.model, path) in (Sensitivity.CARE, Sensitivity.STATUS), path


def test_a_part_inherits_the_mark_around_it() -> None:
    assert mark_at(Child, ("cases", 0, "opened")) is Sensitivity.CARE
    assert mark_at(Child, ("cases", 0, "level")) is Sensitivity.STATUS
    assert mark_at(Child, ("school", "grade")) is None


def test_nested_fields_are_found() -> None:
    found = field_at(Child, ("past", 0, "parents", 1, "situation"))
    assert found is not None
    assert found.choices[:2] == ("外出务工", "在家")
    assert fields_of(Child)["records"].many
    assert not fields_of(Child)["school"].many
    assert fields_at(Child, ("name", "x")) == {}
