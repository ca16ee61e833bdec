"""Whatever the order, the noise and the titles: our own headings are found again with their targets."""

from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.errors import UsageError
from liushou.exchange.columns.column import NOT_TAKEN, Column, Kind
from liushou.exchange.columns.kinds import COLUMNS
from liushou.exchange.files.grid import Book, Grid, Merged
from liushou.exchange.tables.find import found_in
from liushou.exchange.tables.found import FoundTable
from liushou.exchange.tables.headings import solid
from liushou.exchange.tables.lexicon import lexicon
from liushou.exchange.tables.passing import Passing
from liushou.exchange.tables.wanted import Wanted

KINDS: tuple[Kind, ...] = ("children", "volunteers", "records", "attendance", "grades")
NOISE = ("{}", " {} ", "{}*", "* {}", "{}（必填）", "{}：", "{}\n", "①{}", "3.{}")
TITLES = ("留守儿童花名册", "填报单位：朝阳小学", "", "（2026年秋季学期）", "说明：一人一行")


def own(kind: Kind) -> list[Column]:
    return [column for column in COLUMNS[kind] if column.target not in (NOT_TAKEN, "name")]


def name_of(kind: Kind) -> Column:
    return next(column for column in COLUMNS[kind] if column.target == "name")


def found(kind: Kind, rows: list[list[str]], merged: tuple[Merged, ...] = ()) -> FoundTable:
    width = max(map(len, rows))
    sheet = Grid("", tuple(tuple(row + [""] * (width - len(row))) for row in rows), merged)
    (one,) = found_in(Book((sheet,)), Wanted(kind=kind)).tables
    return one


@st.composite
def heads(draw: st.DrawFn) -> tuple[Kind, list[Column]]:
    """A kind, the name and some of its other columns in any order."""
    kind = draw(st.sampled_from(KINDS))
    chosen = draw(st.lists(st.sampled_from(own(kind)), min_size=1, max_size=12, unique_by=lambda c: c.target))
    return kind, draw(st.permutations([name_of(kind), *chosen]))


@settings(max_examples=200, deadline=None)
@given(heads(), st.lists(st.sampled_from(TITLES), max_size=4), st.data())
def test_any_columns_in_any_order(
    head: tuple[Kind, list[Column]], titles: list[str], data: st.DataObject
) -> None:
    """Only what may be a person's beside it (身份证号码 after 监护人) is not taken, and told."""
    kind, columns = head
    noisy = [data.draw(st.sampled_from(NOISE)).format(column.full) for column in columns]
    one = found(kind, [*([title] for title in titles), noisy, ["田小禾"] * len(columns)])
    for column, taken in zip(columns, one.columns, strict=True):
        asked = (
            lexicon(kind).is_bare(solid(column.full))
            and taken.target is None
            and taken.near[0] == column.full
        )
        assert taken.target == column.target or asked
    assert one.header_row == len(titles) + 1
    assert set(one.rows[0].cells) >= {column.target for column in one.columns if column.target}


@settings(max_examples=200, deadline=None)
@given(heads(), st.data())
def test_the_child_first_and_people_in_any_order(
    head: tuple[Kind, list[Column]], data: st.DataObject
) -> None:
    kind, some = head
    columns = sorted(some, key=lambda column: not lexicon(kind).is_bare(solid(column.full)))
    noisy = [data.draw(st.sampled_from(NOISE)).format(column.full) for column in columns]
    one = found(kind, [noisy, ["田小禾"] * len(columns)])
    assert [column.target for column in one.columns] == [column.target for column in columns]


@settings(max_examples=100, deadline=None)
@given(heads(), st.data())
def test_any_other_heading_of_a_column_without_a_group(
    head: tuple[Kind, list[Column]], data: st.DataObject
) -> None:
    kind, columns = head
    said = [
        column.full if column.group else data.draw(st.sampled_from((column.heading, *column.also)))
        for column in columns
    ]
    one = found(kind, [said, ["田小禾"] * len(columns)])
    for column, taken in zip(columns, one.columns, strict=True):
        assert taken.target in (column.target, None)


CELLS = (
    "", "", "", "姓名", "性别", "班级", "父亲", "电话", "监护人", "母亲姓名", "合计", "说明：无", "五（2）班",
    "田小禾", "田大山", "女", "1", "13800000001", "朝阳村3组", "序号", "基本情况", "例", "2026-11-08",
)  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> Grid:
    """Any cells at all, merged anywhere."""
    width, height = draw(st.integers(1, 7)), draw(st.integers(1, 9))
    rows = draw(st.lists(st.tuples(*[st.sampled_from(CELLS)] * width), min_size=height, max_size=height))
    edges = st.tuples(st.integers(0, 9), st.integers(0, 7), st.integers(0, 3), st.integers(0, 3))
    merged = tuple(Merged(t, a, t + h, a + w) for t, a, h, w in draw(st.lists(edges, max_size=4)))
    return Grid("甲", tuple(rows), merged, draw(st.frozensets(st.integers(0, 9), max_size=2)))


@settings(max_examples=300, deadline=None)
@given(sheets(), st.sampled_from((None, *KINDS)), st.sampled_from((None, 1, 2, 9)))
def test_whatever_a_sheet_holds_each_row_is_taken_or_told(
    sheet: Grid, kind: Kind | None, row: int | None
) -> None:
    try:
        tables = found_in(Book((sheet,)), Wanted(kind=kind, header_row=row)).tables
    except UsageError:
        return
    for one in tables:
        kept = [each.number for each in one.rows]
        passed = [number for each in one.left_out for number in each.numbers]
        assert len({*kept, *passed}) == len(kept) + len(passed)
        # tables of another kind may stand above the head, and after empty lines below the last row
        other = {number for each in one.left_out if each.why == Passing.OTHER for number in each.numbers}
        first = {*kept, *passed} - other
        assert all(0 < number <= len(sheet.rows) for number in other)
        assert all(one.header_row < number <= len(sheet.rows) for number in first)
        assert first == set(range(one.header_row + 1, max(first, default=one.header_row) + 1))


def test_all_our_own_headings_in_one_row() -> None:
    for kind in KINDS:
        columns = [name_of(kind), *own(kind)]
        one = found(kind, [[column.full for column in columns], ["田小禾"] * len(columns)])
        assert [column.target for column in one.columns] == [column.target for column in columns]


def test_all_our_own_headings_in_two_rows() -> None:
    """Groups above the columns that have one, merged or written once; the others below 基本情况."""
    for merge in (True, False):
        columns = [name_of("children"), *own("children")]
        groups = [column.group or "基本情况" for column in columns]
        starts = [at for at, group in enumerate(groups) if at == 0 or groups[at - 1] != group]
        ends = [*(start - 1 for start in starts[1:]), len(groups) - 1]
        merged = tuple(Merged(0, start, 0, end) for start, end in zip(starts, ends, strict=True) if merge)
        top = [group if at in starts else "" for at, group in enumerate(groups)]
        rows = [top, [column.heading for column in columns], ["田小禾"] * len(columns)]
        one = found("children", rows, merged)
        assert [column.target for column in one.columns] == [column.target for column in columns]
        assert one.header_row == 2
