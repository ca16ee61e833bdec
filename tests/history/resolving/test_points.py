"""On what two versions disagree: every difference is named, with what stood there before."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liushou.history.compare import compared
from liushou.history.merging.held import ABSENT, Absent
from liushou.history.resolving.points import named, points, said
from liushou.history.words.phrases import spread
from liushou.history.words.wording import Wording
from liushou.records.child import Child
from liushou.records.describe import field_at
from liushou.records.fields import Record
from liushou.records.kinds import KINDS
from liushou.yamltext.edit_values import at, same
from tests.history.versions import versions

Values = dict[str, Any]
WORDING = Wording(lambda word: {"v-1": "何秀兰"}.get(word, word), reveal=False, on=date(2026, 11, 20))
BASE: Values = {
    "id": "c-1",
    "phone": "15400000045",
    "guardians": [{"name": "李秀英", "relation": "祖母", "phone": "15400000044"}],
    "records": [{"date": "2026-10-10", "kind": "谈心", "by": "v-1", "note": "想妈妈"}],
}
GRANDMOTHER = BASE["guardians"][0]
TALK = {"date": "2026-11-02", "kind": "谈心", "by": "v-1"}


def told(ours: Values, theirs: Values, base: Values | None = BASE) -> list[tuple[str, ...]]:
    return [
        (
            named(Child, point, WORDING),
            said(Child, point, point.ours, WORDING),
            said(Child, point, point.theirs, WORDING),
            *(said(Child, point, before, WORDING) for before in point.base or ()),
        )
        for point in points(Child, ours, theirs, base)
    ]


@pytest.mark.parametrize(
    ("ours", "theirs", "wanted"),
    [
        (
            {**BASE, "phone": "15400000001"},
            {**BASE, "phone": "15400000002"},
            [("电话", "***01", "***02", "***45")],
        ),
        (
            {**BASE, "guardians": [{**GRANDMOTHER, "phone": "15400000001"}]},
            {**BASE, "guardians": [{**GRANDMOTHER, "phone": "15400000002"}]},
            [("监护人 祖母李秀英的电话", "***01", "***02", "***44")],
        ),
        (
            {**BASE, "guardians": [{**GRANDMOTHER, "phone": "15400000001"}]},
            {**BASE, "guardians": []},
            [("监护人 祖母李秀英", "李秀英，祖母，电话 ***01", "没有", "李秀英，祖母，电话 ***44")],
        ),
        (
            {**BASE, "records": [*BASE["records"], TALK]},
            {**BASE},
            [("帮扶记录 11月2日的谈心", "日期 11月2日，谈心，何秀兰", "没有", "没有")],
        ),
        (
            {**BASE},
            {**BASE, "ethnicity": None},
            [("民族", "没有", "空", "没有")],
        ),
        (
            {key: value for key, value in BASE.items() if key != "guardians"},
            {**BASE, "guardians": [{**GRANDMOTHER, "phone": "15400000002"}]},
            [("监护人 祖母李秀英", "没有", "李秀英，祖母，电话 ***02", "李秀英，祖母，电话 ***44")],
        ),
        ({**BASE, "guardians": [GRANDMOTHER, TALK]}, {**BASE, "guardians": [TALK, GRANDMOTHER]}, []),
    ],
)
def test_what_is_told(ours: Values, theirs: Values, wanted: list[tuple[str, ...]]) -> None:
    found = told(ours, theirs)
    assert [one[0] for one in found] == [one[0] for one in wanted]
    assert [one[1:] for one in found] == [one[1:] for one in wanted]
    assert [len(one) for one in told(ours, theirs, None)] == [3] * len(wanted)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_difference_is_there_with_its_values(data: st.DataObject) -> None:
    model: type[Record] = data.draw(st.sampled_from([kind.model for kind in KINDS]))
    base, ours, theirs = data.draw(versions(model, 3))
    found = points(model, ours, theirs, base)
    changes = list(spread(model, compared(model, ours, theirs)))
    assert len(found) == len(changes)
    for point in found:
        held = point.ours if not isinstance(point.ours, Absent) else point.theirs
        assert not isinstance(held, Absent)
        assert same(at(point.within, point.path), held)
        assert named(model, point, WORDING)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_beside_an_unchanged_side_it_is_what_was_there_before(data: st.DataObject) -> None:
    model: type[Record] = data.draw(st.sampled_from([kind.model for kind in KINDS]))
    base, ours = data.draw(versions(model, 2))
    for point in points(model, ours, base, base):
        assert point.base is not None
        whole_list = (info := field_at(model, point.path)) is not None and info.many
        if not whole_list or point.theirs is not ABSENT:
            assert is_same(point.base[0], point.theirs), point


def is_same(one: Any, other: Any) -> bool:
    if one is ABSENT or other is ABSENT:
        return one is other
    return same(one, other)
