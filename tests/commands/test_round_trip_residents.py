"""The ledger of 留守妇女、留守老人 goes out and comes back: nothing changes but what somebody changed."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import openpyxl
import pytest
from tests.builders import resident, store, term, volunteer
from tests.care.importing.rosters import target
from tests.commands.conftest import DAY, Run

from liushou.care.importing.importers import IMPORTERS
from liushou.care.importing.outcome import Asked, Outcome, Place, Row
from liushou.documents.frontmatter import Audience
from liushou.exchange.books.model import Sheet, Value, Workbook
from liushou.exchange.books.write import workbook_bytes
from liushou.exchange.files.read import book_of
from liushou.exchange.tables.find import found_in
from liushou.exchange.tables.wanted import Wanted
from liushou.records.resident import Resident
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.form import form
from liushou.screens.books.residents import residents
from liushou.store.load import Store

ON = date.fromisoformat(DAY)
FEW = 40


def person(number: int) -> Resident:
    """One of many, with this and that known."""
    rng = random.Random(f"resident {number}")
    woman = rng.random() < 0.4

    def some(values: list[Any], most: int) -> list[Any]:
        return rng.sample(values, rng.randint(0, most))

    family = [
        {"relation": "丈夫" if woman else "儿子", "name": f"石家{number}", "workplace": "浙江宁波"},
        {"relation": "女儿", "phone": "15400022222"},
        {"relation": "孙女", "name": "石小"},
    ]
    helpers = [
        {"with": "v-1", "since": "2026-01-01"},
        {"with": "v-2", "since": "2026-03-01", "until": "2026-10-01"},
        {"with": "v-3", "since": "2025-03-01"},
    ]
    return resident(
        f"r-{number}",
        name=f"石老{number}",
        sex="女" if woman else rng.choice(["男", "女"]),
        kind="留守妇女" if woman else "留守老人",
        birth_date=f"19{rng.randint(35, 85)}-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}",
        phone=rng.choice([None, "15400012345", "0573-86012345"]),
        address={"village": rng.choice(["朝阳村", "白果村"]), "detail": rng.choice([None, "3组12号"])},
        family=some(family, 3),
        health=rng.choice([None, {"condition": "健康"}, {"condition": "患病", "detail": "高血压"}]),
        needs=some(["生活照料", "心理抚慰", "法律援助"], 3),
        helpers=some(helpers, 3),
        records=some([{"date": "2026-10-10", "kind": "走访"}, {"date": "2026-05-10", "kind": "慰问"}], 2),
        notes=rng.choice([None, "耳背，请大声说"]),
    )


@pytest.fixture(scope="module")
def many() -> Store:
    """Residents of all sorts and their helpers, two of whom have one name."""
    helpers = (volunteer("v-1", name="何秀兰"), volunteer("v-2", name="张伟"), volunteer("v-3", name="张伟"))
    return store(term(), *helpers, *(person(number) for number in range(FEW)))


def exporting(held: Store, audience: Audience = "internal", *, reveal: bool = True) -> Exporting:
    return Exporting(held, (), held.terms["2026-2027-1"], ON, audience, reveal, tuple(held.residents))


def imported(held: Store, book: Workbook, *, marked: bool = True) -> Outcome:
    """What importing the workbook as a file comes to; without the mark its columns are known by headings."""
    read = book_of(workbook_bytes(book))
    found = found_in(read if marked else replace(read, unseen=()), Wanted())
    assert found.kind == "residents"
    rows = [Row(Place(table.sheet, row.number), row.cells) for table in found.tables for row in table.rows]
    return IMPORTERS[found.kind](target(held), rows, Asked(on=ON, since=ON))


def changes(outcome: Outcome) -> list[tuple[str, list[str]]]:
    """Whose archive changes, and in which fields."""
    assert outcome.rejected == ()
    assert outcome.new == ()
    return [(one.id, [each.field for each in one.fields]) for one in outcome.changed]


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "by its headings"])
def test_what_comes_back_changes_nothing(many: Store, marked: bool) -> None:
    outcome = imported(many, residents(exporting(many)), marked=marked)
    assert changes(outcome) == []
    assert len(outcome.unchanged) == FEW
    assert outcome.told == ()


@pytest.mark.parametrize("audience", ["internal", "superior"])
def test_what_was_covered_comes_back_without_harm(many: Store, audience: Audience) -> None:
    outcome = imported(many, residents(exporting(many, audience, reveal=False)))
    assert changes(outcome) == []
    assert any("遮住" in told for told in outcome.told)


def test_a_prefilled_form_changes_nothing(many: Store) -> None:
    assert changes(imported(many, form(exporting(many), "residents"))) == []


def test_what_is_made_for_the_public_does_not_come_back(many: Store) -> None:
    book = residents(exporting(many, "public"))
    assert all(isinstance(sheet, Sheet) and sheet.kind is None for sheet in book.sheets)
    texts = [
        str(cell) for sheet in book.sheets if isinstance(sheet, Sheet) for row in sheet.rows for cell in row
    ]
    assert not any(f"石老{number}" in texts for number in range(FEW))
    assert not any(text.startswith("154") for text in texts)


@pytest.mark.parametrize(
    ("heading", "value", "field"),
    [
        ("phone", "15400099999", "phone"),
        ("address.detail", "9组", "address.detail"),
        ("family[0].phone", "15400088888", "family[0].phone"),
        ("family[0].workplace", "上海", "family[0].workplace"),
        ("health.detail", "糖尿病", "health.detail"),
        ("needs", "文化娱乐", "needs"),
        ("helpers.since", date(2026, 2, 2), None),
        ("notes", "搬到女儿家隔壁", "notes"),
    ],
)
def test_one_cell_changes_one_field(many: Store, heading: str, value: Value, field: str | None) -> None:
    book = residents(exporting(many))
    sheet = book.sheets[0]
    assert isinstance(sheet, Sheet)
    (place,) = (at for at, head in enumerate(sheet.heads) if head.target == heading)
    (ids,) = (at for at, head in enumerate(sheet.heads) if head.target == "id")
    row = next(_filled(sheet, place))
    cells = [list(each) for each in sheet.rows]
    cells[row][place] = value
    changed = replace(sheet, rows=tuple(map(tuple, cells)))
    ((who, fields),) = changes(imported(many, replace(book, sheets=(changed, *book.sheets[1:]))))
    assert who == sheet.rows[row][ids]
    assert len(fields) == 1
    assert field is None or fields == [field]


def _filled(sheet: Sheet, place: int) -> Iterator[int]:
    """The rows that have something in a column, so that a part to put it in is there."""
    return (number for number, row in enumerate(sheet.rows) if row[place] is not None)


def test_a_filled_in_form_makes_archives_once(liushou: Run, sample: Path, tmp_path: Path) -> None:
    root, file = Path(copytree(sample, tmp_path / "store")), tmp_path / "填报表.xlsx"
    words = ("export", "form", "--kind", "residents", "--on", DAY, "-o", file)
    assert liushou("-C", root, *words).status == 0
    book = openpyxl.load_workbook(file)
    sheet = book["填报表"]
    heads = {str(cell.value).lstrip("*"): cell.column for cell in sheet[3] if cell.value}
    row = {
        "类别": "留守老人", "姓名": "申有福", "性别": "男", "出生日期": date(1949, 5, 4), "村": "枫坪村",
        "家人关系": "儿子", "家人姓名": "申远", "需求": "生活照料、健康保健", "帮扶人姓名": "辛桂香",
    }  # fmt: skip
    for head, value in row.items():
        sheet.cell(4, heads[head]).value = value
    book.save(file)
    before = set((root / "data/residents").iterdir())
    done = liushou("-C", root, "import", file, "--on", DAY)
    assert done.status == 0, done.err + done.out
    (made,) = set((root / "data/residents").iterdir()) - before
    text = made.read_text(encoding="utf-8")
    assert "name: 申有福" in text
    assert "with: v-5ekhw" in text
    again = liushou("-C", root, "import", file, "--on", DAY)
    assert "没有要改的" in again.err
    assert liushou("-C", root, "check", "--on", DAY).out.count("申有福") == 0
