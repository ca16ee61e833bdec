from datetime import date

import pytest
from tests.care.importing.cells.said_of import read, reason, values

from liushou.cells import Cell
from liushou.identity import check_character
from liushou.records.volunteer import Volunteer

BODY = "43990020150317110"
NUMBER = BODY + check_character(BODY)
WIDE = NUMBER.translate({code: code + 0xFEE0 for code in range(0x30, 0x5B)})


@pytest.mark.parametrize(
    "cell",
    [NUMBER, NUMBER.lower(), f" {NUMBER} ", f"'{NUMBER}", f"‘{NUMBER}", WIDE,
     "439900 20150317 110X", "439900-20150317-110X"],
)  # fmt: skip
def test_a_right_id_number_says_birth_date_and_sex_too(cell: str) -> None:
    said = read("id_number", cell)
    assert said.values == {"id_number": NUMBER, "birth_date": "2015-03-17", "sex": "女"}
    assert said.weak == {"birth_date": "derived", "sex": "derived"}


def test_of_others_only_the_number_is_said() -> None:
    assert values("guardians[0].id_number", NUMBER) == {"guardians[0].id_number": NUMBER}
    assert values("parents[父亲].id_number", NUMBER) == {"parents[父亲].id_number": NUMBER}


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (439900201503171100, "后几位已经丢失"),
        (4.399002e17, "后几位已经丢失"),
        ("4.399E+17", "科学计数法"),
        (4399002015, "被当成数字或日期存了"),
        (date(2015, 3, 17), "被当成数字或日期存了"),
        (True, "请填写号码"),
        ("439900150317110", "15 位的旧号码"),
        (NUMBER[:-1] + "1", "校验码对不上"),
        (NUMBER[:-1], "应为 18 位，现为 17 位"),
        ("439900201513171104", "出生日期"),
        ("43990020150317A10X", "前 17 位应为数字"),
    ],
)  # fmt: skip
def test_a_wrong_id_number_is_refused_without_its_digits(cell: Cell, why: str) -> None:
    told = reason("id_number", cell)
    assert why in told
    assert not any(run in told for run in ("4399", "2015", "0317"))


def test_an_id_number_of_somebody_not_yet_born_is_refused() -> None:
    body = "43990020270317110"
    assert "今天以后" in reason("id_number", body + check_character(body))


@pytest.mark.parametrize("cell", [f"G{NUMBER}", f"g{NUMBER.lower()}", f" G {NUMBER}"])
def test_a_student_number(cell: str) -> None:
    assert values("student_number", cell) == {"student_number": f"G{NUMBER}"}


def test_a_wrong_student_number_is_refused() -> None:
    assert "应为 19 位，现为 18 位" in reason("student_number", NUMBER)
    assert "后几位已经丢失" in reason("student_number", 4.3e18)


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        ("13812345678", "13812345678"),
        (13812345678, "13812345678"),
        (13812345678.0, "13812345678"),
        ("138 1234 5678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("138–1234–5678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("+86 138-1234-5678", "13812345678"),
        ("+86 13812345678", "+86 13812345678"),
        ("电话：13812345678", "13812345678"),
        ("手机号13812345678", "13812345678"),
        ("0739-2234567", "0739-2234567"),
        ("（0739）2234567", "0739-2234567"),
        ("0739 2234567", "0739-2234567"),
        ("07392234567", "07392234567"),
        ("010-62345678-102", "010-62345678-102"),
        ("400-800-1234", "400-800-1234"),
        ("12338", "12338"),
    ],
)
def test_a_phone(cell: Cell, phone: str) -> None:
    said = read("phone", cell)
    assert said.values == {"phone": phone}
    assert not said.notes


@pytest.mark.parametrize(
    ("target", "cell", "note"),
    [
        ("phone", "13812345678/13912345678", "只记第一个"),
        ("phone", "13812345678、13912345678", "只记第一个"),
        ("phone", "13812345678\n13912345678", "只记第一个"),
        ("phone", "13812345678 13912345678", "只记第一个"),
        ("phone", "13812345678（微信）", "没有记"),
        ("guardians[0].phone", "13812345678（爷爷）", "没有记"),
        ("parents[父亲].phone", "13812345678（爸爸）", "没有记"),
    ],
)
def test_what_is_left_out_beside_a_phone_is_told(target: str, cell: str, note: str) -> None:
    said = read(target, cell)
    assert said.values == {target: "13812345678"}
    assert [note in one.text for one in said.notes] == [True]


@pytest.mark.parametrize(
    ("target", "cell", "why"),
    [
        ("phone", "1381234567", "应为 11 位，现为 10 位"),
        ("phone", "138123456789", "应为 11 位，现为 12 位"),
        ("phone", 7392234567, "丢掉开头的 0"),
        ("phone", "0739-1234567", "不是电话号码"),
        ("phone", "13812345678爷爷", "后面有别的字"),
        ("phone", "爷爷13812345678", "别人的"),
        ("guardians[0].phone", "爷爷13812345678", "前面有别的字"),
        ("parents[父亲].phone", "13812345678（爷爷）", "别人的"),
        ("parents[父亲].phone", "13812345678（母）", "别人的"),
        ("phone", "家里没装", "不是电话号码"),
        ("phone", 4.3e17, "不是电话号码"),
        ("phone", date(2014, 3, 5), "不是电话号码"),
        ("phone", "1381234567813912345678", "手机号应为 11 位"),
    ],
)
def test_what_is_no_phone_of_this_person_is_refused(target: str, cell: Cell, why: str) -> None:
    assert why in reason(target, cell)


@pytest.mark.parametrize(
    ("cell", "father", "mother"),
    [
        ("13812345678/13912345678", "13812345678", "13912345678"),
        ("13812345678、13912345678", "13812345678", "13912345678"),
        ("13812345678\n13912345678", "13812345678", "13912345678"),
        ("13812345678 13912345678", "13812345678", "13912345678"),
        ("父:13812345678 母:13912345678", "13812345678", "13912345678"),
        ("父亲电话：13812345678；母亲电话：13912345678", "13812345678", "13912345678"),
        ("母13812345678，父13912345678", "13912345678", "13812345678"),
        ("13812345678（母）13912345678（父）", "13912345678", "13812345678"),
        ("13812345678（父）", "13812345678", None),
        ("妈妈：13912345678", None, "13912345678"),
    ],
)
def test_the_phones_of_both_parents(cell: str, father: str | None, mother: str | None) -> None:
    pairs = {"parents[父亲].phone": father, "parents[母亲].phone": mother}
    assert values("parents.phone", cell) == {target: phone for target, phone in pairs.items() if phone}


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("13812345678", "没有写明是谁的"),
        ("13812345678,13912345678,13712345678", "多于两个"),
        ("爷爷：13812345678 父：13912345678", "分不清"),
        ("父：13812345678 父：13912345678", "分不清"),
        ("父：13812345678 13912345678", "分不清"),
    ],
)
def test_phones_of_whom_it_is_not_told_whose_they_are(cell: str, why: str) -> None:
    assert why in reason("parents.phone", cell)


def test_volunteers_have_phones_too() -> None:
    assert values("phone", "138 1234 5678", Volunteer) == {"phone": "13812345678"}
