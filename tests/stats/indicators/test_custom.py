"""The unit's own indicators."""

import pytest

from liushou.errors import UsageError
from liushou.stats.indicators.custom import custom
from tests.builders import child, school, unit
from tests.stats.figures import frames, parts


def test_two_filters_make_an_indicator() -> None:
    settings = unit(
        indicators=[
            {"name": "寄宿率", "of": "年级:五年级", "where": "寄宿:是"},
            {"name": "女童比", "where": "性别:女"},
        ]
    )
    boarders, girls = custom(
        frames(
            settings,
            child("c-a", school=school(boarding=True)),
            child("c-b", school=school()),
            child("c-c", sex="男", school=school("六年级", boarding=True)),
        )
    )
    assert (boarders.name, *parts(boarders)) == ("寄宿率", 1, 2, ("c-b",))
    assert (girls.name, *parts(girls)) == ("女童比", 2, 3, ("c-c",))


def test_a_filter_that_cannot_be_read_is_said() -> None:
    settings = unit(indicators=[{"name": "寄宿率", "where": "没有这个字段:是"}])
    with pytest.raises(UsageError, match="indicators 里“寄宿率”读不懂"):
        custom(frames(settings, child()))
