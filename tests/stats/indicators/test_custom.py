"""The unit's own indicators."""

import pytest

from liushou.errors import UsageError
from liushou.stats.indicators.custom import custom
from tests.builders import child, school, unit, volunteer
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
    with pytest.raises(
        UsageError, match=r"^liushou\.yaml：indicators 里“寄宿率”的 where 读不懂：.*第 1 个字符处"
    ):
        custom(frames(settings, child()))


@pytest.mark.parametrize(("second", "whose"), [("走访率", "程序自带"), ("寄宿率", "前面")])
def test_a_name_that_another_indicator_has_is_refused(second: str, whose: str) -> None:
    settings = unit(indicators=[{"name": "寄宿率", "where": "寄宿:是"}, {"name": second, "where": "寄宿:否"}])
    with pytest.raises(UsageError, match=f"“{second}”与{whose}的指标重名"):
        custom(frames(settings, child()))


def test_conditions_know_people_by_name() -> None:
    settings = unit(indicators=[{"name": "何老师帮扶", "where": "结对:何秀兰"}])
    (found,) = custom(
        frames(
            settings,
            volunteer("v-h", name="何秀兰"),
            child("c-a", pairings=[{"with": "v-h", "role": "代理家长", "since": "2026-09-10"}]),
            child("c-b"),
        )
    )
    assert parts(found) == (1, 2, ("c-b",))
