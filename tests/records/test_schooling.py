import pytest

from liushou.records.schooling import class_number


@pytest.mark.parametrize(
    ("text", "number"), [("2", 2), ("2班", 2), ("(2)班", 2), ("二班", 2), ("十二", 12), ("12班", 12)]
)
def test_the_number_of_a_class(text: str, number: int) -> None:
    assert class_number(text) == number


@pytest.mark.parametrize("text", ["", "班", "0班", "实验班", "五(2)班", "02班", "一百班"])
def test_what_is_no_number_of_a_class(text: str) -> None:
    assert class_number(text) is None
