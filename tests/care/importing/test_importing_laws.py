"""Laws of importing people: again changes nothing, one cell changes one field, order does not matter."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import child, store, volunteer
from tests.care.importing.rosters import Cells, after, changed_in, child_cells, imported, volunteer_cells

from liushou.identity import check_character
from liushou.records.child import Child
from liushou.records.reveal import as_values
from liushou.store.load import Store

_LAW = settings(max_examples=100, deadline=None)
_SITUATIONS = st.sampled_from(["外出务工", "在家", "去世", "失联", "另组家庭"])
_PHONES = st.integers(0, 99_999).map(lambda number: f"154000{number:05}")
_VOLUNTEERS = (volunteer("v-1", name="何秀兰"), volunteer("v-2", name="李红", kind="五老"))


def _id_number(place: int) -> str:
    digits = f"43990020170312{place:03}"
    return digits + check_character(digits + "0")


@st.composite
def _children(draw: st.DrawFn) -> list[Child]:
    """Some children of one day, in whatever state their archives are."""
    return [_child(draw, place) for place in range(draw(st.integers(1, 4)))]


def _child(draw: st.DrawFn, place: int) -> Child:
    number = _id_number(place)
    optional: dict[str, Any] = {
        "id_number": st.just(number),
        "student_number": st.just(f"G{number}"),
        "ethnicity": st.sampled_from(["汉族", "苗族"]),
        "phone": _PHONES,
        "address": st.fixed_dictionaries(
            {"village": st.just("朝阳村")}, optional={"detail": st.just("3组12号")}
        ),
        "school": st.fixed_dictionaries(
            {"stage": st.just("小学"), "boarding": st.booleans(), "enrolled": st.booleans()},
            optional={
                "grade": st.just("五年级"),
                "class": st.sampled_from([1, 2, "实验班"]),
                "name": st.just("石桥小学"),
            },
        ),
        "guardians": st.lists(_guardian(), max_size=2, unique_by=lambda one: one["relation"]).map(
            _with_primary
        ),
        "categories": st.lists(st.sampled_from(["困难", "单亲", "学困"]), unique=True),
        "guardianship": st.sampled_from(["较好", "一般"]),
        "health": st.fixed_dictionaries({"condition": st.just("患病")}, optional={"detail": st.just("哮喘")}),
        "focus": st.just({"since": "2026-01-01", "why": "需要多看看"}),
        "pairings": st.just([{"with": "v-1", "role": "代理家长", "since": "2026-09-01"}]),
        "notes": st.just("爱说话"),
    }
    parent = st.fixed_dictionaries(
        {"situation": _SITUATIONS}, optional={"name": st.just("田长根"), "phone": _PHONES}
    )
    known = st.fixed_dictionaries({"父亲": parent, "母亲": parent})
    parents = draw(known.map(lambda both: [{"relation": key, **one} for key, one in both.items()]))
    fields = draw(st.fixed_dictionaries({}, optional=optional))
    sex = "男" if int(number[16]) % 2 else "女"
    name = f"田{'甲乙丙丁戊'[place]}"
    return child(f"c-{place}", name=name, sex=sex, birth_date="2017-03-12", parents=parents, **fields)


def _guardian() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "name": st.sampled_from(["王秀英", "石有根"]),
            "relation": st.sampled_from(["祖父", "祖母", "亲属"]),
        },
        optional={"phone": _PHONES, "birth_date": st.just("1957-06-23")},
    )


def _with_primary(guardians: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {**one, "primary": True} if not place and guardians[1:] else one
        for place, one in enumerate(guardians)
    ]


def _rows(children: Sequence[Child]) -> list[Cells]:
    return [child_cells(one) for one in children]


def _without_ids(rows: Sequence[Cells]) -> list[Cells]:
    return [{key: cell for key, cell in row.items() if key != "id"} for row in rows]


def _archives(there: Store) -> set[str]:
    """All archives but for their ids."""
    return {str({**as_values(one, reveal=True), "id": ""}) for one in there.children.values()}


@_LAW
@given(children=_children(), with_ids=st.booleans())
def test_what_an_archive_says_changes_nothing_in_it(children: list[Child], with_ids: bool) -> None:
    rows = _rows(children) if with_ids else _without_ids(_rows(children))
    outcome = imported(store(*children, *_VOLUNTEERS), *rows)
    assert (outcome.new, outcome.changed, outcome.rejected, outcome.drafts) == ((), (), (), ())
    assert len(outcome.unchanged) == len(rows)


@_LAW
@given(children=_children())
def test_rows_become_the_archives_they_were_made_of_and_again_change_nothing(children: list[Child]) -> None:
    rows = _without_ids(_rows(children))
    first = imported(store(*_VOLUNTEERS), *rows)
    assert (len(first.new), first.rejected) == (len(rows), ())
    there = after(store(*_VOLUNTEERS), first.drafts)
    again = imported(there, *rows)
    assert (again.new, again.changed, again.rejected) == ((), (), ())
    made = {child.name: child_cells(child) for child in there.children.values()}
    for row in rows:
        assert {key: made[str(row["name"])][key] for key in row} == row


_CELLS: dict[str, Cells] = {
    "phone": {"phone": "15411112222"},
    "ethnicity": {"ethnicity": "侗族"},
    "guardianship": {"guardianship": "差"},
    "notes": {"notes": "新的说明"},
    "school": {"school.boarding": "是", "school.class": 3},
    "parents": {"parents[父亲].phone": "15411112222", "parents[母亲].name": "陈桂花"},
    "guardians": {"guardians[0].phone": "15411112222", "guardians[0].birth_date": "1950-01-01"},
}


@_LAW
@given(children=_children(), data=st.data())
def test_one_changed_cell_changes_one_field(children: list[Child], data: st.DataObject) -> None:
    there, first = store(*children, *_VOLUNTEERS), children[0]
    row = child_cells(first)
    possible = [
        (field, target, cell)
        for field, cells in _CELLS.items()
        for target, cell in cells.items()
        if field not in ("school", "guardians") or as_values(first, reveal=True).get(field)
    ]
    field, at, cell = data.draw(st.sampled_from(possible))
    outcome = imported(there, {**row, at: cell})
    if row.get(at) == cell:
        assert outcome.changed == ()
        return
    ((change,),) = (one.fields for one in outcome.changed)
    assert change.new == (cell if cell != "是" else True)
    written = after(there, outcome.drafts)
    assert changed_in(first, written.children[first.id]) - {"past"} == {field}
    assert all(written.children[one.id] == one for one in children[1:])
    assert imported(written, {**row, at: cell}).changed == ()


@_LAW
@given(children=_children(), data=st.data())
def test_the_order_of_rows_and_rejected_ones_do_not_matter(
    children: list[Child], data: st.DataObject
) -> None:
    there = store(*children[:2], *_VOLUNTEERS)
    rows = [{**row, "ethnicity": "侗族"} for row in _without_ids(_rows(children))]
    wrong: list[Cells] = [{**rows[0], "birth_date": "2014.13.5"}, {"name": "无生日"}]
    mixed = data.draw(st.permutations([*rows, *wrong]))
    plain, other = imported(there, *rows), imported(there, *mixed)
    assert len(other.rejected) > len(plain.rejected) == 0
    assert _archives(after(there, plain.drafts)) == _archives(after(there, other.drafts))
    counted = (
        len(other.new)
        + len(other.changed)
        + len(other.unchanged)
        + len({one.place for one in other.rejected})
    )
    assert counted == len(mixed)


@_LAW
@given(
    homeroom=st.none() | st.just({"grade": "五年级", "class": 2}),
    villages=st.lists(st.sampled_from(["朝阳村", "枫坪村"]), unique=True),
    more=st.fixed_dictionaries({}, optional={"phone": _PHONES, "organisation": st.just("石桥小学")}),
)
def test_what_the_archive_of_a_helper_says_changes_nothing_in_it(
    homeroom: dict[str, Any] | None, villages: list[str], more: dict[str, Any]
) -> None:
    fields = {"homeroom": homeroom} if homeroom else {}
    one = volunteer("v-1", covers=[{"village": village} for village in villages], **fields, **more)
    outcome = imported(store(one), volunteer_cells(one), kind="volunteers")
    assert (outcome.changed, outcome.rejected, outcome.new) == ((), (), ())
