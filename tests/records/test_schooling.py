import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.records.schooling import School, class_number, class_order, label_order, school_order
from liushou.records.vocabulary import GRADES, Grade


@pytest.mark.parametrize(
    ("text", "number"), [("2", 2), ("2班", 2), ("(2)班", 2), ("二班", 2), ("十二", 12), ("12班", 12)]
)
def test_the_number_of_a_class(text: str, number: int) -> None:
    assert class_number(text) == number


@pytest.mark.parametrize("text", ["", "班", "0班", "实验班", "五(2)班", "02班", "一百班"])
def test_what_is_no_number_of_a_class(text: str) -> None:
    assert class_number(text) is None


def test_classes_stand_from_the_lowest_grade_up_by_number_then_by_name() -> None:
    labels = ["五年级2班", "五年级10班", "五年级实验班", "五年级", "六年级1班", "高一1班", "", "无"]
    for seed in range(10):
        mixed = random.Random(seed).sample(labels, len(labels))
        assert sorted(mixed, key=label_order) == labels


@given(st.sampled_from(GRADES), st.none() | st.integers(1, 999) | st.sampled_from(("实验班", "启航班")))
def test_a_class_and_its_label_have_one_place(grade: Grade, class_: int | str | None) -> None:
    fields = {"stage": "小学", "grade": grade, "class": class_, "boarding": False, "enrolled": True}
    school = School.model_validate(fields)
    assert school_order(school) == class_order(grade, class_)
    assert label_order(school.class_label or grade) == class_order(grade, class_)
    assert class_order(grade, class_) < school_order(None)
