"""What a misspelt key or term was meant to be: sure answers only."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.records import vocabulary
from liushou.records.child import Child
from liushou.records.describe import fields_of
from liushou.records.family import Guardian, Parent
from liushou.records.fields import Record
from liushou.records.nearest import alike, meant_key, meant_term
from liushou.records.synonyms import TERM_OF
from liushou.records.vocabulary import (
    Category,
    ClearanceResult,
    Grade,
    GrandparentRelation,
    GuardianRelation,
    Guardianship,
    ParentRelation,
    RecordKind,
    Situation,
    Weekday,
)

ENUMERATIONS = [
    get_args(value)
    for name, value in vars(vocabulary).items()
    if get_args(value) and all(isinstance(term, str) for term in get_args(value))
]


def keys(model: type[Record]) -> dict[str, str]:
    return {key: info.label for key, info in fields_of(model).items()}


@pytest.mark.parametrize(
    ("model", "word", "key"),
    [
        (Child, "nmae", "name"),
        (Child, "gaurdians", "guardians"),
        (Child, "birthdate", "birth_date"),
        (Child, "birth-date", "birth_date"),
        (Child, "Birth_Date", "birth_date"),
        (Child, "brith_date", "birth_date"),
        (Child, "id_numbr", "id_number"),
        (Child, "姓名", "name"),
        (Child, "出生日期", "birth_date"),
        (Child, "ｎame", "name"),
        (Child, "guardian", "guardians"),
        (Guardian, "phone_number", None),
        (Guardian, "telephone", None),
        (Parent, "mobile", None),
        (Parent, "situation_", "situation"),
        (Child, "remark", None),
        (Child, "i", None),
        (Child, "it", None),
    ],
)
def test_keys(model: type[Record], word: str, key: str | None) -> None:
    assert meant_key(word, keys(model)) == key


@pytest.mark.parametrize(
    ("terms", "word", "term"),
    [
        (get_args(Grade), "5年级", "五年级"),
        (get_args(Grade), "五年纪", "五年级"),
        (get_args(Grade), "初一", "七年级"),
        (get_args(Grade), "高1", "高一"),
        (get_args(Grade), "初一年级", "七年级"),
        (get_args(Grade), "西年级", None),
        (get_args(Grade), "年级", None),
        (get_args(Grade), "高中", None),
        (get_args(ClearanceResult), "不通过", "未通过"),
        (get_args(ClearanceResult), "没通过", "未通过"),
        (get_args(ClearanceResult), "通过了", "通过"),
        (get_args(ClearanceResult), "合格", None),
        (get_args(Guardianship), "无监护", "无人监护"),
        (get_args(Guardianship), "有人监护", None),
        (get_args(Guardianship), "较好的", "较好"),
        (get_args(Guardianship), "很好", None),
        (get_args(Situation), "外出", "外出务工"),
        (get_args(Situation), "外出打工", "外出务工"),
        (get_args(Situation), "已去世", "去世"),
        (get_args(Situation), "重病", "重病重残"),
        (get_args(GuardianRelation), "奶奶", "祖母"),
        (get_args(GuardianRelation), "祖父母", None),
        (get_args(GrandparentRelation), "外婆", "外祖母"),
        (get_args(ParentRelation), "爸爸", "父亲"),
        (get_args(ParentRelation), "亲", None),
        (get_args(Category), "心理", "心理关注"),
        (get_args(RecordKind), "亲情", None),
        (get_args(RecordKind), "电话", None),
        (get_args(RecordKind), "家防", None),
        (get_args(Weekday), "星期天", "周日"),
        (get_args(Weekday), "周", None),
    ],
)
def test_terms(terms: tuple[str, ...], word: str, term: str | None) -> None:
    assert meant_term(word, terms) == term


@pytest.mark.parametrize("terms", ENUMERATIONS, ids=lambda terms: terms[0])
def test_a_term_is_meant_by_itself_with_spaces_too(terms: tuple[str, ...]) -> None:
    for term in terms:
        assert meant_term(f" {term}\u3000", terms) == term


@pytest.mark.parametrize("terms", ENUMERATIONS, ids=lambda terms: terms[0])
@given(data=st.data())
def test_yes_is_never_taken_for_no(terms: tuple[str, ...], data: st.DataObject) -> None:
    term = data.draw(st.sampled_from(terms))
    place = data.draw(st.integers(0, len(term)))
    denied = term[:place] + data.draw(st.sampled_from("不未无非没")) + term[place:]
    meant = meant_term(denied, terms)
    assert meant is None or any(sign in meant for sign in "不未无非没")


def test_every_synonym_says_a_term_that_there_is_and_is_none_itself() -> None:
    known = {term for terms in ENUMERATIONS for term in terms}
    assert set(TERM_OF.values()) <= known
    for word, term in TERM_OF.items():
        assert not [terms for terms in ENUMERATIONS if word in terms and term in terms]


def test_alike_words_are_asked_about_but_not_put() -> None:
    names = list(keys(Guardian))
    assert alike("phone_number", names) == "id_number"
    assert meant_key("phone_number", keys(Guardian)) is None
    assert alike("xyz", names) is None
