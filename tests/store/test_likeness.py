"""What makes two archives look like one child's."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import child, store

from liushou.store.likeness import archives_of, index_of, likeness, slips, traits_of

PHONE, OTHER = "15400012345", "15400012346"


def home(phone: str | None) -> list[dict[str, str]]:
    return [{"relation": "父亲", "situation": "外出务工", **({"phone": phone} if phone else {})}]


def two(first: dict[str, Any], second: dict[str, Any]) -> str:
    """What is said of two children who are alike but for what is given."""
    born = {"name": "王小川", "birth_date": "2016-09-15", "parents": home(PHONE)}
    one, other = archives_of(store(child("c-a", **{**born, **first}), child("c-b", **{**born, **second})))
    assert likeness(one, other) == likeness(other, one)
    return likeness(one, other)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ({}, {}, "姓名、出生日期、家人电话都相同"),
        ({}, {"parents": home(OTHER)}, "姓名和出生日期相同"),
        ({}, {"parents": home(None)}, "姓名和出生日期相同"),
        ({}, {"name": "王晓川"}, "名字读音、出生日期、家人电话都相同"),
        ({}, {"name": "王晓川", "parents": home(OTHER)}, ""),
        ({}, {"name": "王小山"}, ""),
        ({}, {"birth_date": "2016-09-16"}, "姓名、家人电话都相同，出生日期只差一处"),
        ({}, {"birth_date": "2016-09-25"}, "姓名、家人电话都相同，出生日期只差一处"),
        ({}, {"birth_date": "2016-09-16", "parents": home(OTHER)}, ""),
        ({}, {"birth_date": "2016-09-16", "name": "王晓川"}, ""),
        ({}, {"birth_date": "2016-10-16"}, ""),
        # an emergency number of three digits, or a hotline, is nobody's home
        ({"parents": home("12345")}, {"parents": home("12345"), "name": "王晓川"}, ""),
        ({"parents": home("0799-6543210")}, {"parents": home("07996543210"), "name": "王晓川"},
         "名字读音、出生日期、家人电话都相同"),
    ],
)  # fmt: skip
def test_likeness(first: dict[str, Any], second: dict[str, Any], said: str) -> None:
    assert two(first, second) == said


DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31)).map(date.isoformat)


@given(DAYS, st.integers(0, 7), st.integers(0, 9))
def test_days_one_digit_apart_share_a_slip(day: str, at: int, digit: int) -> None:
    digits = day.replace("-", "")
    other = f"{digits[:at]}{digit}{digits[at + 1 :]}"
    assert not set(slips(day)).isdisjoint(slips(other))


@given(DAYS, st.integers(0, 6))
def test_days_with_two_neighbours_turned_share_a_slip(day: str, at: int) -> None:
    digits = day.replace("-", "")
    other = f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}"
    assert not set(slips(day)).isdisjoint(slips(other))


@given(DAYS, DAYS)
def test_others_share_none(day: str, other: str) -> None:
    differ = [at for at in range(10) if day[at] != other[at]]
    digits, others = day.replace("-", ""), other.replace("-", "")
    turned = any(f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}" == others for at in range(7))
    assert set(slips(day)).isdisjoint(slips(other)) == (len(differ) > 1 and not turned)


def test_the_oldest_that_looks_alike_is_found_and_not_one_that_was_told_apart() -> None:
    def one(key: str, **fields: Any) -> Any:
        born = {"name": "王小川", "birth_date": "2016-09-15", "parents": home(PHONE)}
        return child(key, **{**born, **fields})

    records = [
        one("c-a", registered_on="2025-09-03"),
        one("c-b", registered_on="2025-09-01", name="王晓川"),
        one("c-c", registered_on="2025-09-02", birth_date="2016-09-16"),
        one("c-d", registered_on="2025-09-04", not_duplicate=["c-b", "c-c"]),
    ]
    archives = archives_of(store(*records))
    found = {archive.id: index_of(archives).look_alike(archive) for archive in archives}
    assert [archive.id for archive in archives] == ["c-b", "c-c", "c-a", "c-d"]
    assert {key: like and like.id for key, like in found.items()} == {
        "c-b": None,
        "c-c": None,
        "c-a": "c-b",
        "c-d": "c-a",
    }


def test_two_alone_whose_names_sound_alike_find_each_other() -> None:
    born = {"birth_date": "2016-09-15", "parents": home(PHONE)}
    one, other = child("c-a", name="王小川", **born), child("c-b", name="王晓川", **born)
    archives = archives_of(store(one, other))
    assert index_of(archives).look_alike(archives[1]) == archives[0]


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("G000000000000000001", None),
        ("12", None),
        (None, None),
        ("L000000000000000001", "L000000000000000001"),
    ],
)
def test_a_student_number_that_cannot_be_one_is_not_compared(
    written: str | None, compared: str | None
) -> None:
    assert traits_of(child("c-a", student_number=written)).student_number == compared
