"""The strata of a sample are the groups that stats counts in."""

from datetime import date

import pytest
from tests.builders import FATHER_AWAY, MOTHER_HOME, child, school, store, unit, volunteer

from liushou.care.sampling.strata import GROUPINGS, About, grouping
from liushou.errors import UsageError
from liushou.records.helpers import helpers_of
from liushou.records.standing import standing
from liushou.stats.frames import frames_of
from liushou.stats.groups import BREAKDOWNS, SEVERAL
from liushou.stats.order import in_order
from liushou.stats.population import scope_of
from liushou.store.load import Store

DAY = date(2026, 11, 20)
GRANDMOTHER = {"name": "严奶奶", "relation": "祖母", "primary": True}
STORE = store(
    unit(),
    volunteer("v-a", name="宁远", homeroom={"grade": "三年级", "class": 1}),
    volunteer("v-b", name="温如", homeroom={"grade": "三年级", "class": 10}),
    child("c-bare"),
    child("c-one", school=school("三年级", 10, boarding=True), sex="男", guardianship="差"),
    child("c-two", school=school("三年级", 2), address={"village": "青塘村"}, guardianship="较好"),
    child("c-three", school=school("三年级", "实验班"), birth_date="2020-12-01", guardians=[GRANDMOTHER]),
    child(
        "c-four",
        school=school("二年级", 1),
        parents=[FATHER_AWAY, MOTHER_HOME],
        hukou={"rural": True, "registered": True},
    ),
    child("c-five", school=school("三年级", None), birth_date="2010-01-01"),
    child(
        "c-six",
        school=school("三年级", 1),
        hukou={"rural": True, "registered": True},
        pairings=[
            {"with": "v-b", "role": "爱心妈妈", "since": "2026-10-11"},
            {"with": "v-a", "role": "代理家长", "since": "2026-09-11"},
            {"with": "c-one", "role": "手拉手伙伴", "since": "2025-09-11"},
        ],
        past=[{"until": "2026-11-21", "address": {"village": "上湾村"}}],
    ),
)


def groups(known: Store, key: str) -> dict[str, str]:
    helpers = helpers_of(known.children.values(), known.volunteers)
    return {
        id_: GROUPINGS[key].group(About(one, DAY, standing(one, DAY), helpers, known.unit.min_away_months))
        for id_, one in known.children.items()
    }


def test_they_are_called_as_in_stats() -> None:
    assert {key: one.label for key, one in GROUPINGS.items()} == {
        key: label for key, label in BREAKDOWNS.items() if key not in SEVERAL
    }
    assert all(key == one.key for key, one in GROUPINGS.items())


@pytest.mark.parametrize("key", GROUPINGS)
def test_children_are_in_the_groups_that_stats_counts_them_in_and_the_groups_in_its_order(key: str) -> None:
    frames = frames_of(scope_of(STORE, "2026-2027-1", DAY))
    counted = dict(zip([row.id for row in frames.rows], frames.groups(key), strict=True))
    assert len(counted) == len(STORE.children)
    found = groups(STORE, key)
    assert found == counted
    order = [group for group in in_order(key, dict.fromkeys(found.values(), 1)) if group in found.values()]
    assert sorted(set(found.values()), key=GROUPINGS[key].place) == order


def test_classes_stand_by_their_number_and_who_has_none_last() -> None:
    assert sorted(set(groups(STORE, "class").values()), key=GROUPINGS["class"].place) == [
        "二年级1班", "三年级1班", "三年级2班", "三年级10班", "三年级实验班", "未填",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("level", "usual"), [("学校", "class"), ("班级", "class"), ("村", "village"), ("县", "village")]
)
def test_none_given_is_class_in_a_school_and_village_elsewhere(level: str, usual: str) -> None:
    assert grouping(None, unit(info={"level": level})).key == usual


def test_a_word_is_a_label_or_a_key() -> None:
    assert grouping("年级", unit()) is grouping("grade", unit()) is GROUPINGS["grade"]


@pytest.mark.parametrize(
    ("word", "why"),
    [("星座", "不能按“星座”分层"), ("类别", "可以有几个类别"), ("category", "可以有几个类别")],
)
def test_other_words_are_refused_with_those_that_can_be_used(word: str, why: str) -> None:
    with pytest.raises(UsageError, match=why) as refused:
        grouping(word, unit())
    assert "可以用：年级、班级、村、" in str(refused.value)
