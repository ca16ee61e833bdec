"""What goes out comes back: exported workbooks and filled-in forms, imported again."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from mutations.correct.archive import archive
from tests.commands.conftest import Run

from liushou.care.importing.importer import Target
from liushou.care.importing.importers import IMPORTERS
from liushou.care.importing.outcome import Asked, Outcome, Place, Row
from liushou.documents.frontmatter import Audience
from liushou.exchange.books.model import Sheet, Value, Workbook
from liushou.exchange.books.write import workbook_bytes
from liushou.exchange.files.read import book_of
from liushou.exchange.tables.find import found_in
from liushou.exchange.tables.found import FoundTable
from liushou.exchange.tables.wanted import Wanted
from liushou.records.standing import on_register
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.exports import builder
from liushou.screens.books.form import form
from liushou.store.load import Store, load
from liushou.store.plain import plain_values

DAY = date(2026, 11, 20)
MANY, FEW = 1100, 60
NAMES = ("roster", "ledger", "volunteers", "records", "grades")
LAST_TERM, THIS_TERM = "2025-2026-2", "2026-2027-1"


class Many(NamedTuple):
    """A store of correct archives, and the children of it who are on the register."""

    store: Store
    ids: tuple[str, ...]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Many:
    """A thousand children on the register."""
    return gathered(tmp_path_factory.mktemp("many"), MANY)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Many:
    """So many that some of their helpers are called alike."""
    found = gathered(tmp_path_factory.mktemp("few"), FEW)
    names = Counter(one.name for one in found.store.volunteers.values())
    paired = {pair.with_ for id_ in found.ids for pair in found.store.children[id_].pairings}
    assert any(names[found.store.name_of(id_)] > 1 for id_ in paired)
    return found


def gathered(root: Path, least: int) -> Many:
    """So many children on the register, with their helpers, of small stores put together."""
    children = seed = 0
    while children < least:
        for path, data in archive(f"round trip {seed}").items():
            kind = path.split("/")[1] if "/" in path else "unit"
            if kind in ("children", "volunteers") or (seed == 0 and kind in ("unit", "terms")):
                file = root / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
                children += kind == "children" and b"closed_on" not in data
        seed += 1
    store = load(root)
    assert all(file.record for file in store.files)
    return Many(store, tuple(id_ for id_, one in store.children.items() if on_register(one, DAY)))


def exported(
    many: Many, name: str, ids: tuple[str, ...], audience: Audience = "internal", *, reveal: bool = True
) -> Workbook:
    """A workbook of these children; marks are those of the last term."""
    term = many.store.terms[LAST_TERM if name == "grades" else THIS_TERM]
    return builder(name)(Exporting(many.store, ids, term, DAY, audience, reveal))


def imported(store: Store, book: Workbook, *, marked: bool = True) -> tuple[int, Outcome]:
    """How many rows a workbook has as a file, and what importing them comes to.

    Without the mark the columns are known by their headings only.
    """
    held = book_of(workbook_bytes(book))
    assert held.unseen
    found = found_in(held if marked else replace(held, unseen=()), Wanted())
    rows = [row for table in found.tables for row in _rows(table)]
    target = Target(store, plain_values, random.Random(7).choice)
    return len(rows), IMPORTERS[found.kind](target, rows, Asked(on=DAY, since=DAY))


def _rows(table: FoundTable) -> Iterator[Row]:
    return (Row(Place("", row.number), row.cells) for row in table.rows)


def assert_nothing_changes(store: Store, book: Workbook, *, marked: bool = True) -> Outcome:
    """The import of a workbook that nobody has touched."""
    rows, outcome = imported(store, book, marked=marked)
    assert not outcome.rejected
    assert (outcome.drafts, outcome.new, outcome.changed) == ((), (), ())
    assert len(outcome.unchanged) == rows == len(_sheet(book).rows)
    return outcome


def _sheet(book: Workbook) -> Sheet:
    first = book.sheets[0]
    assert isinstance(first, Sheet)
    return first


def test_a_roster_of_a_thousand_children_changes_nothing(many: Many) -> None:
    assert len(many.ids) >= 1000
    assert_nothing_changes(many.store, exported(many, "roster", many.ids), marked=False)


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "by its headings"])
@pytest.mark.parametrize("name", NAMES)
def test_what_comes_back_changes_nothing(few: Many, name: str, marked: bool) -> None:
    outcome = assert_nothing_changes(few.store, exported(few, name, few.ids), marked=marked)
    assert outcome.told == ()


@pytest.mark.parametrize("audience", ["internal", "superior"])
@pytest.mark.parametrize("name", NAMES)
def test_what_was_covered_comes_back_without_harm(few: Many, name: str, audience: Audience) -> None:
    book = exported(few, name, few.ids, audience, reveal=False)
    outcome = assert_nothing_changes(few.store, book)
    if name in ("roster", "ledger"):
        assert any("遮住" in each for each in outcome.told)


@pytest.mark.parametrize("name", ["roster", "ledger", "records"])
def test_what_was_made_for_the_public_changes_nothing(few: Many, name: str) -> None:
    held = book_of(workbook_bytes(exported(few, name, few.ids, "public")))
    assert held.unseen == ()
    found = found_in(held, Wanted())
    rows = [row for table in found.tables for row in _rows(table)]
    outcome = IMPORTERS[found.kind](Target(few.store, plain_values, random.choice), rows, Asked(DAY, DAY))
    assert (outcome.drafts, outcome.new, outcome.changed) == ((), (), ())
    assert outcome.rejected


def test_a_prefilled_form_changes_nothing(few: Many) -> None:
    exporting = Exporting(few.store, few.ids, few.store.terms[THIS_TERM], DAY, reveal=True)
    assert_nothing_changes(few.store, form(exporting, "children"))


def with_cell(book: Workbook, row: int, target: str, value: Value) -> Workbook:
    """The workbook with one cell written over."""
    sheet = _sheet(book)
    (place,) = (n for n, head in enumerate(sheet.heads) if head.target == target)
    rows = [list(each) for each in sheet.rows]
    assert rows[row][place] != value
    rows[row][place] = value
    return replace(book, sheets=(replace(sheet, rows=tuple(map(tuple, rows))), *book.sheets[1:]))


@pytest.mark.parametrize(
    ("name", "target", "value", "field"),
    [
        ("roster", "ethnicity", "土家族", "ethnicity"),
        ("roster", "class_label", "九年级19班", None),
        ("roster", "address.village", "新坪村", "address.village"),
        ("roster", "parents[父亲].phone", "15411112222", "parents[0].phone"),
        ("roster", "guardians[0].phone", "15411112222", "guardians[0].phone"),
        ("roster", "guardianship", "无人监护", "guardianship"),
        ("ledger", "notes", "转来不久", "notes"),
        ("volunteers", "position", "辅导员", "position"),
        ("volunteers", "capacity", 9, "capacity"),
        ("grades", "class_rank", 1, None),
        ("grades", "conduct.violations", 7, None),
    ],
)
def test_one_cell_changes_one_archive(
    few: Many, name: str, target: str, value: Value, field: str | None
) -> None:
    book = exported(few, name, few.ids)
    row = _row_with(book, target)
    rows, outcome = imported(few.store, with_cell(book, row, target, value))
    assert not outcome.rejected
    (changed,) = outcome.changed
    assert changed.id == _sheet(book).rows[row][1]
    assert len(outcome.unchanged) == rows - 1
    if field is not None:
        assert [(each.field, each.new) for each in changed.fields] == [(field, value)]
    assert len(outcome.drafts) == 1


def _row_with(book: Workbook, target: str) -> int:
    """A row in the middle that has something under the target, so that a part to put it in is there."""
    sheet = _sheet(book)
    (place,) = (n for n, head in enumerate(sheet.heads) if head.target == target)
    filled = [number for number, row in enumerate(sheet.rows) if row[place] is not None]
    return filled[len(filled) // 2] if filled else len(sheet.rows) // 2


Fill = Callable[..., Path]


@pytest.fixture
def fill(liushou: Run, school_store: Path, tmp_path: Path) -> Fill:
    """Have a form exported, and fill its rows in as a person would; heads are given as they stand."""

    def filled(kind: str, *rows: dict[str, object], who: tuple[str, ...] = ()) -> Path:
        file = tmp_path / f"{kind}.xlsx"
        words = ("export", "form", *who, "--kind", kind, "--on", DAY.isoformat(), "-o", file)
        assert liushou("-C", school_store, *words).status == 0
        book = openpyxl.load_workbook(file)
        sheet = book["填报表"]
        heads = {str(cell.value).lstrip("*"): cell.column for cell in sheet[3] if cell.value}
        for number, row in enumerate(rows, start=4):
            for head, value in row.items():
                sheet.cell(number, heads[head]).value = value
        book.save(file)
        return file

    return filled


@pytest.fixture
def school_store(sample: Path, tmp_path: Path) -> Path:
    """The sample archives in a place where they may be written to."""
    root = tmp_path / "store"
    for file in (sample / "liushou.yaml", *sample.glob("data/*/*.yaml")):
        copy = root / file.relative_to(sample)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    return root


NEW_CHILD = {
    "性别": "女", "出生日期": date(2016, 5, 4), "班级": "四年级1班", "寄宿": "否", "村": "枫坪村",
    "父亲姓名": "申有田", "父亲状况": "外出务工", "父亲电话": "15411112222", "父亲务工地点": "广东东莞",
    "母亲姓名": "甘春兰", "母亲状况": "在家", "监护人姓名": "甘春兰", "监护人关系": "母亲",
    "监护情况": "较好",
}  # fmt: skip


def test_a_filled_in_form_makes_archives_once(liushou: Run, fill: Fill, school_store: Path) -> None:
    names = ("申小禾", "申小满", "申小雪")
    rows = [{"姓名": name, **NEW_CHILD, "出生日期": date(2016, 5, 4 + n)} for n, name in enumerate(names)]
    file = fill("children", *rows)
    before = set((school_store / "data/children").iterdir())
    done = liushou("-C", school_store, "import", file, "--on", DAY.isoformat())
    assert done.status == 0, done.err + done.out
    new = set((school_store / "data/children").iterdir()) - before
    assert len(new) == len(names)
    texts = [path.read_text(encoding="utf-8") for path in new]
    assert all(sum(name in text for text in texts) == 1 for name in names)
    assert_imported_again(liushou, school_store, file)


def test_a_filled_in_form_makes_helpers_once(liushou: Run, fill: Fill, school_store: Path) -> None:
    helper = {"姓名": "申守义", "性别": "男", "身份": "五老", "电话": "15411113333", "特长": "书法、篮球"}
    file = fill("volunteers", helper)
    before = len(list((school_store / "data/volunteers").iterdir()))
    assert liushou("-C", school_store, "import", file, "--on", DAY.isoformat()).status == 0
    assert len(list((school_store / "data/volunteers").iterdir())) == before + 1
    assert_imported_again(liushou, school_store, file)


@pytest.mark.parametrize(
    ("kind", "row", "written"),
    [
        (
            "records",
            {"日期": date(2026, 11, 18), "类别": "谈心", "记录人": "尤静", "内容": "说起梨树开花"},
            "说起梨树开花",
        ),
        ("grades", {"语文": 91, "数学": 86.5, "违纪次数": 0, "荣誉": "朗诵二等奖"}, "朗诵二等奖"),
    ],
)
def test_a_form_with_names_is_filled_in_once(
    liushou: Run, fill: Fill, school_store: Path, kind: str, row: dict[str, object], written: str
) -> None:
    file = fill(kind, row, who=("c-05dvr",))
    done = liushou("-C", school_store, "import", file, "--on", DAY.isoformat())
    assert done.status == 0, done.err + done.out
    text = (school_store / "data/children/c-05dvr.yaml").read_text(encoding="utf-8")
    assert text.count(written) == 1
    assert_imported_again(liushou, school_store, file)


def test_a_sign_in_form_is_filled_in_once(liushou: Run, fill: Fill, school_store: Path) -> None:
    row = {"活动": "第四季度集体生日会", "日期": date(2026, 10, 30), "到场": "否", "备注": "去镇上拔牙"}
    file = fill("attendance", row, who=("c-i0g1i",))
    done = liushou("-C", school_store, "import", file, "--on", DAY.isoformat())
    assert done.status == 0, done.err + done.out
    texts = [path.read_text(encoding="utf-8") for path in school_store.glob("data/activities/*.yaml")]
    assert sum("去镇上拔牙" in text for text in texts) == 1
    assert_imported_again(liushou, school_store, file)


def assert_imported_again(liushou: Run, root: Path, file: Path) -> None:
    """Importing the same file a second time writes nothing."""
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    again = liushou("-C", root, "import", file, "--on", DAY.isoformat())
    assert again.status == 0, again.err + again.out
    assert "没有要改的" in again.out + again.err
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before
