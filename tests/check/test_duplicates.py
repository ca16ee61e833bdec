"""LS401: two archives of one child are found however they stand, and a big store is not compared in pairs."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.check.rule import Hit
from liushou.check.rules.ls401_duplicates import duplicate_child
from liushou.records import names
from liushou.records.child import Child
from liushou.records.names import plain_name
from liushou.store.likeness import Archive, archive_of, id_number_of, sound_alike, traits_of
from tests.builders import child, store
from tests.check.stores import ON, world

_NUMBERS = ("439900201703120024", "439900201609150032")
_NAMES = ("李小雨", "李晓宇", "李 小雨", "王川", "单乐", "善悦")
_MANY = 2000


def found(*children: Child) -> list[Hit]:
    """The hits in an order of their own."""
    return sorted(duplicate_child.find(world(store(*children)), ON), key=lambda hit: (hit.file, hit.message))


def guarded(id_: str, phone: str, **fields: object) -> Child:
    """A child whose grandfather has a phone."""
    return child(id_, guardians=[{"name": "李德厚", "relation": "祖父", "phone": phone}], **fields)


_CHILD = st.fixed_dictionaries(
    {
        "name": st.sampled_from(_NAMES),
        "phone": st.sampled_from(["15400012341", "154 0001 2341", "+8615400012342", "15400012342"]),
        "birth_date": st.sampled_from(["2017-03-12", "2017-03-21", "2017-03-11", "2016-09-15"]),
        "registered_on": st.sampled_from(["2025-09-01", "2026-09-01"]),
    },
    optional={
        "id_number": st.sampled_from(_NUMBERS),
        "student_number": st.sampled_from([f"G{number}" for number in _NUMBERS]),
        "not_duplicate": st.lists(st.sampled_from(["c-0", "c-1", "c-2"]), max_size=2),
    },
)
_CHILDREN = st.lists(_CHILD, max_size=7).map(
    lambda values: [guarded(f"c-{number}", **fields) for number, fields in enumerate(values)]
)


@given(children=_CHILDREN, data=st.data())
def test_the_order_of_the_files_changes_nothing(children: list[Child], data: st.DataObject) -> None:
    assert found(*data.draw(st.permutations(children))) == found(*children)


@given(children=_CHILDREN)
def test_the_memory_silences_all_but_the_id_numbers(children: list[Child]) -> None:
    ids = tuple(one.id for one in children)
    told = [one.model_copy(update={"not_duplicate": ids}) for one in children]
    assert found(*told) == [hit for hit in found(*children) if hit.severity == "error"]


@given(children=_CHILDREN)
def test_the_index_finds_what_comparing_all_pairs_finds(children: list[Child]) -> None:
    ordered = sorted(children, key=lambda one: (one.registered_on, one.id))
    expected = {
        (f"data/children/{later.id}.yaml", kind)
        for place, later in enumerate(ordered)
        if (kind := max((_alike(later, earlier) for earlier in ordered[:place]), default=""))
    }
    kinds = {"error": "number", None: "likeness"}
    assert {(hit.file, kinds[hit.severity]) for hit in found(*children)} == expected


def _alike(one: Child, other: Child) -> str:
    if _identity(one) & _identity(other):
        return "number"
    if one.id in other.not_duplicate or other.id in one.not_duplicate:
        return ""
    same_name = plain_name(one.name) == plain_name(other.name)
    if one.birth_date != other.birth_date:
        slip = _is_slip(str(one.birth_date), str(other.birth_date))
        return "likeness" if same_name and slip and _phone(one) == _phone(other) else ""
    homophones = names.readings(one.name) & names.readings(other.name)
    return "likeness" if same_name or (homophones and _phone(one) == _phone(other)) else ""


def _is_slip(one: str, other: str) -> bool:
    """One digit other, or two neighbouring digits exchanged."""
    one, other = one.replace("-", ""), other.replace("-", "")
    apart = [place for place in range(8) if one[place] != other[place]]
    if len(apart) != 2:
        return len(apart) == 1
    first, second = apart
    return second == first + 1 and one[first] == other[second] and one[second] == other[first]


def _identity(one: Child) -> set[str]:
    return {number.removeprefix("G") for number in (one.id_number, one.student_number) if number}


def _phone(one: Child) -> str:
    return "".join(filter(str.isdigit, one.guardians[0].phone or ""))[-11:]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"id_number": "43990020170312002x"}, {"id_number": "４３９９００20170312002X"}),
        ({"id_number": "439900201703120024"}, {"student_number": "G439900201703120024"}),
        ({"student_number": "L439900201703120024"}, {"student_number": "L439900201703120024"}),
    ],
)
def test_a_number_is_the_same_however_it_is_typed(one: dict[str, str], other: dict[str, str]) -> None:
    (hit,) = found(child("c-a", **one), child("c-b", **other, birth_date="2016-01-01"))
    assert hit.severity == "error"
    assert (hit.file, hit.path) == ("data/children/c-b.yaml", (next(iter(other)),))


@pytest.mark.parametrize("text", ["暂无", "无", "000000000000000000", "123456789012345678", "43990020170312"])
def test_what_cannot_be_an_id_number_is_not_one_that_two_share(text: str) -> None:
    assert id_number_of(child(id_number=text)) is None
    assert found(child("c-a", id_number=text), child("c-b", id_number=text)) == []


def test_the_pinyin_is_not_looked_up_where_no_two_names_share_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(character: str) -> tuple[str, ...]:
        raise AssertionError(character)

    monkeypatch.setattr(names, "_syllables", never)
    alike = (guarded("c-a", "15400012341", name="李小雨"), guarded("c-b", "15400012341", name="李小雨"))
    apart = (guarded("c-c", "15400012341", name="王川", birth_date="2016-01-01"), child("c-d", name="王川"))
    assert [hit.file for hit in found(*alike, *apart)] == ["data/children/c-b.yaml"]


def test_many_of_one_name_are_not_compared_in_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = _counted(monkeypatch)
    children = [
        child(f"c-{number}", name="李小雨", not_duplicate=[f"c-{number - 1}"] if number else [])
        for number in range(_MANY)
    ]
    assert len(found(*children)) == _MANY - 2
    assert len(compared) <= 3 * _MANY


def test_many_that_sound_alike_are_not_compared_in_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = _counted(monkeypatch)
    homophones = list(product("李里理力立利丽历例励礼黎离", repeat=3))[:_MANY]
    children = [
        guarded(f"c-{number}", "15400012341", name="".join(name)) for number, name in enumerate(homophones)
    ]
    assert len(found(*children)) == _MANY - 1
    assert len(compared) <= 10 * _MANY


def test_sounding_alike_goes_by_the_readings() -> None:
    one, other, third = (_archive(name) for name in ("单乐", "善悦", "王川"))
    assert sound_alike(one, other)
    assert not sound_alike(one, third)


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Makes every comparison of two archives leave a mark."""
    compared: list[str] = []
    told_apart = Archive.told_apart

    def counting(one: Archive, other: Archive) -> bool:
        compared.append(one.id)
        return told_apart(one, other)

    monkeypatch.setattr(Archive, "told_apart", counting)
    return compared


def _archive(name: str) -> Archive:
    return archive_of("", "c-a", traits_of(child(name=name)), 0)
