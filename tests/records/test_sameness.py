"""Every list of parts says what makes an entry of it the same one."""

import pytest

from liushou.records.describe import fields_of, walk
from liushou.records.fields import Record
from liushou.records.kinds import KINDS
from liushou.records.sameness import SAMENESS

PARTS = {
    info.part: f"{kind.name}.{'.'.join(path)}"
    for kind in KINDS
    for path, info in walk(kind.model)
    if info.many and info.part is not None
}


def test_no_list_is_forgotten_and_none_too_many() -> None:
    assert {part.__name__ for part in PARTS} == {part.__name__ for part in SAMENESS}


@pytest.mark.parametrize("part", list(SAMENESS), ids=lambda part: part.__name__)
def test_keys_are_fields_of_the_part(part: type[Record]) -> None:
    rule = SAMENESS[part]
    named = {key for tier in rule.tiers for key in tier} | ({rule.dated} if rule.dated else set())
    assert named <= fields_of(part).keys()
    assert len(set(rule.tiers)) == len(rule.tiers) > 0
