"""Whom words mean among children and residents together."""

from datetime import date

import pytest
from tests.builders import child, resident, store

from liushou.errors import UsageError
from liushou.records.person import Owner, owner_of
from liushou.store.people import find_people, person_of

DAY = date(2026, 11, 20)
GIRL = child("c-1", name="田小禾")
BOY = child("c-2", name="祝安", sex="男")
ELDER = resident("r-1", name="祝有田", sex="男")
WIFE = resident("r-2", name="田小禾", kind="留守妇女", birth_date="1990-05-01")
HERE = store(GIRL, BOY, ELDER, WIFE)


def found(*words: str, but: tuple[str, ...] = (), residents: bool = False) -> list[str]:
    return [one.id for one in find_people(HERE, words, DAY, but, residents=residents)]


def test_names_and_ids_are_looked_up_among_both() -> None:
    assert found("祝有田", "c-2", "r-2") == ["c-2", "r-1", "r-2"]
    assert found(but=("祝安", "r-1")) == ["c-1", "r-2"]
    assert found() == ["c-1", "c-2", "r-1", "r-2"]


def test_a_name_of_both_is_told_with_where_they_belong() -> None:
    with pytest.raises(UsageError) as caught:
        found("田小禾")
    assert "c-1（在册）、r-2（留守妇女，朝阳村）" in caught.value.message
    assert found("田小禾", residents=True) == ["r-2"]


def test_a_filter_means_children_unless_residents_are_meant() -> None:
    assert found("性别:男") == ["c-2"]
    assert found("性别:男", residents=True) == ["r-1"]
    assert found("性别:男", "r-2") == ["c-2", "r-2"]
    assert found("祝有田", "性别:男", but=("性别:男",)) == ["r-1"]
    assert found("类别:留守妇女", "祝有田", residents=True) == ["r-1", "r-2"]
    assert found(but=("性别:男", "姓名:田小禾")) == ["r-1", "r-2"]


def test_children_are_not_meant_where_residents_are() -> None:
    with pytest.raises(UsageError, match="留守妇女老人里没有“祝安”"):
        found("祝安", residents=True)


def test_a_filter_of_residents_says_how_they_are_chosen() -> None:
    with pytest.raises(UsageError, match="请加 --residents") as caught:
        found("需求:生活照料")
    assert "没有“需求”这个字段" in caught.value.message
    with pytest.raises(UsageError) as caught:
        found("没有的字段:生活照料")
    assert "--residents" not in caught.value.message
    with pytest.raises(UsageError) as caught:
        find_people(store(GIRL), ["需求:生活照料"], DAY)
    assert "--residents" not in caught.value.message


def test_without_residents_only_children_are_looked_at() -> None:
    with pytest.raises(UsageError, match=r"^儿童档案里没有“祝有田”"):
        find_people(store(GIRL), ["祝有田"], DAY)


def test_an_owner_leads_to_its_archive() -> None:
    for person in (GIRL, BOY, ELDER, WIFE):
        assert person_of(HERE, owner_of(person)) is person
    same = store(child("x-1"), resident("x-1"))
    assert person_of(same, Owner("child", "x-1")).name != person_of(same, Owner("resident", "x-1")).name
