"""What holds for every cell: exported values come back, noise changes nothing, nothing is given away."""

import re
from datetime import date, time, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.care.importing.cells.said_of import CONTEXT, TODAY, read, reason

from liushou.care.importing.cells.reading import Cells
from liushou.care.importing.cells.said import CellError, Said
from liushou.cells import Cell
from liushou.identity import check_character
from liushou.records.child import Child
from liushou.records.ethnic_groups import ETHNIC_GROUPS
from liushou.records.schooling import class_label
from liushou.records.targets import info_of
from liushou.records.vocabulary import Grade

TERMS = (
    "sex", "status", "school.stage", "school.grade", "school.left_why", "guardianship", "health.condition",
    "parents[父亲].situation", "parents[继母].situation", "guardians[0].relation", "guardians[1].health",
    "pairings.role",
)  # fmt: skip
TRUTHS = (
    "school.boarding", "school.enrolled", "hukou.rural", "hukou.registered", "health.immunised",
    "parents[母亲].can_guard",
)  # fmt: skip
DAYS = (
    "registered_on", "school.since", "parents[父亲].away_since", "guardians[0].delegated.until",
    "focus.since",
    "consent.signed_on", "pairings.since", "guardians[0].birth_date", "birth_date",
)  # fmt: skip
TEXTS = (
    "notes", "address.village", "address.detail", "hukou.place", "school.name", "parents[父亲].workplace",
    "parents[父亲].employer", "guardians[0].address", "guardians[0].occupation", "focus.why",
    "health.detail", "consent.by",
)  # fmt: skip
NAMES = ("name", "parents[父亲].name", "guardians[0].name", "guardians[1].name", "pairings.with")
PHONES = ("phone", "parents[父亲].phone", "guardians[0].phone", "parents[母亲].employer_phone")
LISTS = ("categories", "income_sources")
WORDS_OF_THEIR_OWN = (
    "class_label", "address", "parents.name", "parents.phone", "parents.workplace", "left_behind",
    "guardians[0]",
)  # fmt: skip
NUMBERS = (
    "id_number",
    "student_number",
    "guardians[0].id_number",
    "scores.语文",
    "total",
    "class_rank",
    "term",
)
ALL = (
    *TERMS,
    *TRUTHS,
    *DAYS,
    *TEXTS,
    *NAMES,
    *PHONES,
    *LISTS,
    *WORDS_OF_THEIR_OWN,
    *NUMBERS,
    "ethnicity",
    "interests",
)

BLANKS = st.sampled_from(["", " ", "  ", "\u3000", "\u00a0"])
WORDS = st.text(st.sampled_from("春夏秋冬东西南北山水田园路组号室老街小学厂"), min_size=2, max_size=8)
MANY = settings(max_examples=150, deadline=None)


def _wide(text: str) -> str:
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


def _choices(target: str) -> tuple[str, ...]:
    info = info_of(Child, target)
    assert info is not None
    return info.choices


@pytest.mark.parametrize("target", TERMS)
def test_every_term_comes_back(target: str) -> None:
    for term in _choices(target):
        said = read(target, term)
        assert said.values == {target: term}
        assert not said.notes


@pytest.mark.parametrize("target", TRUTHS)
@pytest.mark.parametrize("truth", [True, False])
def test_yes_and_no_come_back(target: str, truth: bool) -> None:
    assert read(target, "是" if truth else "否").values == {target: truth}
    assert read(target, truth).values == {target: truth}


@MANY
@given(target=st.sampled_from(DAYS), day=st.dates(date(1940, 1, 1), TODAY), before=BLANKS, after=BLANKS)
def test_days_come_back_as_dates_and_as_texts(target: str, day: date, before: str, after: str) -> None:
    if target == "birth_date":
        day = max(day, date(1997, 1, 1))
    serial = (day - date(1899, 12, 30)).days
    texts = (
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
    )
    written = [f"{before}{form}{after}" for text in texts for form in (text, _wide(text))]
    for cell in (day, *([serial] if serial > 20000 else []), *written):
        said = read(target, cell)
        assert said.values == {target: day.isoformat()}
        assert not said.weak


@MANY
@given(target=st.sampled_from(TEXTS), text=WORDS, before=BLANKS, after=BLANKS)
def test_texts_come_back(target: str, text: str, before: str, after: str) -> None:
    assert read(target, f"{before}{text}{after}").values == {target: text}


@MANY
@given(
    target=st.sampled_from(NAMES),
    name=st.text(st.sampled_from("王李张刘陈明红英秀强"), min_size=2, max_size=4),
    blank=BLANKS,
)
def test_names_come_back_however_they_are_spread(target: str, name: str, blank: str) -> None:
    assert read(target, blank.join(name)).values == {target: name}


@MANY
@given(
    target=st.sampled_from(PHONES),
    phone=st.from_regex(r"1[3-9][0-9]{9}|0739-[2-9][0-9]{6}", fullmatch=True),
    before=BLANKS,
)
def test_phones_come_back(target: str, phone: str, before: str) -> None:
    for cell in (phone, f"{before}{phone}", _wide(phone), *([int(phone)] if phone.isdigit() else [])):
        assert read(target, cell).values == {target: phone}


@MANY
@given(born=st.dates(date(1997, 1, 1), TODAY), order=st.integers(0, 999), before=BLANKS)
def test_id_numbers_come_back(born: date, order: int, before: str) -> None:
    body = f"439900{born:%Y%m%d}{order:03}"
    number = body + check_character(body)
    for text in (
        number,
        before + number,
        number.lower(),
        _wide(number),
        f"{number[:6]} {number[6:14]} {number[14:]}",
    ):
        assert read("id_number", text).values == {
            "id_number": number,
            "birth_date": born.isoformat(),
            "sex": "男" if order % 2 else "女",
        }
        assert read("student_number", f"G{text}").values == {"student_number": f"G{number}"}


@given(grade=st.sampled_from(get_args(Grade)), number=st.integers(1, 40))
@MANY
def test_classes_come_back(grade: str, number: int) -> None:
    label = class_label(grade, number)
    assert label is not None
    for text in (label, _wide(label), f"{grade} {number} 班", f"{grade}（{number}）班"):
        assert read("class_label", text).values == {"school.grade": grade, "school.class": number}
    assert read("school.class", number).values == {"school.class": number}


@given(grade=st.sampled_from(get_args(Grade)), name=st.sampled_from(["实验班", "向日葵班", "英才班", "A2"]))
def test_classes_with_names_come_back(grade: str, name: str) -> None:
    label = class_label(grade, name)
    assert label is not None
    assert read("class_label", label).values == {"school.grade": grade, "school.class": name}
    assert read("school.class", name).values == {"school.class": name}


@pytest.mark.parametrize("group", ETHNIC_GROUPS)
def test_ethnic_groups_come_back_in_full(group: str) -> None:
    assert read("ethnicity", group).values == {"ethnicity": group}
    assert read("ethnicity", group.removesuffix("族")).values == {"ethnicity": group}


@pytest.mark.parametrize("target", LISTS)
@MANY
@given(data=st.data(), sign=st.sampled_from(["、", "，", ",", "；", "\n", " 、 "]))
def test_lists_of_terms_come_back(target: str, data: st.DataObject, sign: str) -> None:
    terms = data.draw(st.lists(st.sampled_from(_choices(target)), min_size=1, unique=True))
    assert read(target, sign.join(terms)).values == {target: terms}


@MANY
@given(items=st.lists(WORDS, min_size=1, max_size=5, unique=True))
def test_lists_of_texts_come_back(items: list[str]) -> None:
    assert read("interests", "、".join(items)).values == {"interests": items}


@MANY
@given(mark=st.integers(0, 150) | st.floats(0, 150).map(lambda number: round(number, 1)))
def test_marks_come_back(mark: float) -> None:
    wanted = int(mark) if mark == int(mark) else mark
    for cell in (mark, f"{wanted}", f"{wanted}分", _wide(f"{wanted}")):
        assert read("scores.语文", cell).values == {"scores.语文": wanted}


@MANY
@given(
    village=st.sampled_from(sorted(CONTEXT.villages)),
    detail=st.none() | st.from_regex(r"[1-9]组([1-9]号)?", fullmatch=True),
)
def test_addresses_in_known_villages_come_back(village: str, detail: str | None) -> None:
    wanted = {"address.village": village, **({"address.detail": detail} if detail else {})}
    assert read("address", f"{village}{detail or ''}").values == wanted


DIGITS = st.text(st.sampled_from("0123456789 -./Xx年月日班父母：（）、"), min_size=1, max_size=24)
ANYTHING: st.SearchStrategy[Cell] = st.one_of(
    DIGITS,
    st.text(max_size=20),
    st.text(st.sampled_from("父母外出在家双单留守张三李四五(2)班小高初祖村镇县、，:0123456789"), max_size=14),
    st.integers(-(10**19), 10**19),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(timedelta(0), timedelta(days=99)),
)


def _outcome(target: str, cell: Cell) -> Said | str:
    """What the cell says, or why it cannot be taken."""
    return reason(target, cell) or read(target, cell)


@settings(max_examples=500, deadline=None)
@given(target=st.sampled_from(ALL), cell=ANYTHING)
def test_a_cell_is_taken_or_refused_and_no_number_is_given_away(target: str, cell: Cell) -> None:
    found = _outcome(target, cell)
    if isinstance(found, str):
        assert re.search("[0-9]{6}", found) is None
    else:
        assert all(re.search("[0-9]{6}", note.text) is None for note in found.notes)
        assert set(found.weak) <= set(found.values)
        assert all(value not in (None, "", []) for value in found.values.values())


@MANY
@given(target=st.sampled_from(ALL), cells=st.lists(ANYTHING, max_size=4))
def test_what_is_remembered_is_what_was_said(target: str, cells: list[Cell]) -> None:
    known = Cells(Child, CONTEXT)
    for cell in (*cells, *cells, 1, True, 1.0, time(1, 0)):
        wanted = _outcome(target, cell)
        if isinstance(wanted, str):
            with pytest.raises(CellError) as raised:
                known.said(target, cell)
            assert raised.value.reason == wanted
        else:
            assert known.said(target, cell) == wanted
