"""No sensitive value, of the archives or of a sheet, is in what `import` tells or in what `export` writes."""

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.commands.conftest import DAY, Run
from tests.commands.marked_store import comment_phone, secrets, write_marked

from liushou.exchange.columns.column import NOT_TAKEN, Column, Kind
from liushou.exchange.columns.kinds import COLUMNS
from liushou.identity import check_character
from liushou.records.child import Child
from liushou.records.fields import CARE, HIDDEN, Record
from liushou.records.resident import Resident
from liushou.records.targets import info_of, mark_of
from liushou.records.volunteer import Volunteer
from liushou.screens.books.exports import EXPORTS

NAMES = ("钱小禾", "钱小山", "钱父亲", "孙母亲", "李祖母")
MARK = re.compile(r"Qx7\d\dzq|154007\d{5}|4399007\d{10}|439900\d{8}7\d\d")
"""What the sheets of these tests say in cells that nobody else may read."""
_KINDS: dict[Kind, type[Record]] = {
    "children": Child, "volunteers": Volunteer, "records": Child, "attendance": Child, "grades": Child,
    "residents": Resident,
}  # fmt: skip
_WHO = {"id", "name", "sex", "birth_date", "date", "kind", "activity", "term", "came", "class_label"}
"""Targets by which a row says whom and what it is about."""


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be written to."""
    root = tmp_path_factory.mktemp("marked")
    write_marked(root)
    return root.resolve()


def leaks(text: str, root: Path) -> list[str]:
    """The values of the store and of the sheets of these tests in a text, whose blanks break none."""
    solid = "".join(text.split())
    kept = {value for value in secrets(root) | {comment_phone(1)} if len(value) > 5}
    return sorted({value for value in kept if value in solid} | set(MARK.findall(solid)))


def _organisation(root: Path) -> str:
    """Where a helper works who acts in office: told to readers outside, as in documents."""
    return re.findall("organisation: (.*)", (root / "data/volunteers/v-1.yaml").read_text(encoding="utf-8"))[
        0
    ]


def unpacked(file: Path) -> str:
    """All parts of a workbook as one text."""
    with zipfile.ZipFile(file) as package:
        return "".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())


EXPORTED = [name for name in EXPORTS if name != "form"] + [f"form --kind {kind}" for kind in _KINDS]


@pytest.mark.parametrize("audience", ["internal", "superior", "public"])
@pytest.mark.parametrize("what", EXPORTED)
def test_no_workbook_has_any(liushou: Run, marked: Path, tmp_path: Path, what: str, audience: str) -> None:
    target = tmp_path / "表.xlsx"
    words = [*what.split(), "--audience", audience, "-o", target, "--on", DAY]
    done = liushou("-C", marked, "export", *words)
    assert leaks(done.out + done.err, marked) == []
    if what == "registration" and audience != "superior":
        assert (done.status, target.exists()) == (2, False)
        return
    assert done.status == 0, done.err
    text = unpacked(target)
    office = {_organisation(marked)} if audience != "internal" else set()
    assert set(leaks(text, marked)) <= office
    if audience != "internal":
        assert not [name for name in NAMES if name in text]


@pytest.mark.parametrize("what", ["roster", "ledger", "records", "registration"])
def test_revealed_they_are_there(liushou: Run, marked: Path, tmp_path: Path, what: str) -> None:
    """So that the search above can find something."""
    target = tmp_path / "表.xlsx"
    assert liushou("-C", marked, "export", what, "-o", target, "--on", DAY, "--reveal").status == 0
    assert len(leaks(unpacked(target), marked)) >= 4


def _sensitive(kind: Kind) -> Iterator[Column]:
    """The columns whose cells may not be read by everybody."""
    for column in COLUMNS[kind]:
        if column.target not in (NOT_TAKEN, *_WHO):
            mark = CARE if column.target == "reason" else mark_of(_KINDS[kind], column.target)
            if mark in HIDDEN:
                yield column


_BORN = {
    "id_number": ("20151122", 2), "parents[父亲].id_number": ("19880101", 1),
    "guardians[0].id_number": ("19560202", 2), "guardians[1].id_number": ("19560202", 1),
}  # fmt: skip
"""Days of birth and a digit for the sex that fit the archive."""


def _good(column: Column, kind: Kind, number: int) -> object:
    """A value that can be taken and is known again; None for a term or a day."""
    target, info = column.target, info_of(_KINDS[kind], column.target)
    if target.endswith("id_number"):
        born, sex = ("19500101", 2) if kind == "residents" else _BORN.get(target, ("19710101", 2))
        digits = f"439900{born}7{number % 10}{sex}"
        return digits + check_character(digits)
    if "phone" in target:
        return f"154007{number:05}"
    if target == "student_number":
        return f"L4399007{number:011}"
    return None if info is not None and (info.choices or info.type is not str) else f"Qx7{number:02}zq"


def _who(kind: Kind, number: int) -> dict[str, object]:
    """The cells by which a row is about somebody: number 0 has an archive, others are new children."""
    if kind == "volunteers":
        return (
            {"id": "v-2", "name": "郑老师", "address.village": "石桥村"}
            if not number
            else {"name": f"郑新{number}", "kind": "教师", "sex": "男"}
        )
    if kind == "residents":
        who = {"name": f"石新{number}", "kind": "留守老人", "sex": "女", "birth_date": "1950-01-01"}
        return {**who, "address.village": "朝阳村"} if number else {"id": "r-1", "name": "田奶奶"}
    if kind == "children" and number:
        born = f"2016-{number % 12 + 1:02}-{number % 28 + 1:02}"
        away = {"parents[父亲].situation": "在家", "parents[母亲].situation": "外出务工"}
        return {"name": f"周新{number}", "sex": "女", "birth_date": born, "class_label": "五年级2班", **away}
    day = f"2026-11-{14 - 7 * number:02}" if kind == "attendance" else f"2026-10-{number + 13:02}"
    said: dict[str, object] = {"id": "c-1", "name": "钱小禾", "guardians[1].relation": "祖父"}
    if kind == "children":
        return {**said, "guardians[1].name": "李祖父"}
    about = {
        "kind": "谈心",
        "activity": "周六辅导",
        "came": "否",
        "term": "2026秋",
        "scores.语文": 80 + number,
    }
    return {**said, "date": day, "follow_up.due": "2026-11-30", "follow_up.what": "补办", **about}


BAD = (
    "Qx7{0:02}zq=15400 7{0:05}",
    "4399007{0:02}201603010X",
    "15400700000",
    "Qx7{0:02}zq、Qx7{0:02}zq/154007{0:05}",
)
_IN_ONE = (
    "parents.name",
    "parents.phone",
    "parents.workplace",
    "guardians[0]",
    "address",
    "guardians[1].address",
)
"""Columns of which another says the same."""


def _rows(kind: Kind, bad: str) -> tuple[list[str], list[list[object]]]:
    """The heads, and rows: one with good values throughout, one with a bad value for each sensitive column.

    A bad value without places for its number is written as a number.
    """
    sensitive = tuple(_sensitive(kind))
    good = {one.target: _good(one, kind, 10 + at) for at, one in enumerate(sensitive)}
    good = {target: value for target, value in good.items() if value and target not in _IN_ONE}
    rows = [{**_who(kind, 0), **good}]
    for number, one in enumerate(sensitive, 1):
        value = bad.format(number) if "{" in bad else int(bad) + number
        rows.append({**_who(kind, number), one.target: value})
    columns = [column for column in COLUMNS[kind] if column.target != NOT_TAKEN]
    return [column.full for column in columns], [[row.get(one.target) for one in columns] for row in rows]


def _sheet(file: Path, kind: Kind, bad: str) -> Path:
    book = Workbook()
    heads, rows = _rows(kind, bad)
    for row in (heads, *rows):
        book.worksheets[0].append(row)
    book.save(file)
    return file


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("kind", _KINDS)
def test_what_an_import_tells_has_none(
    liushou: Run, marked: Path, tmp_path: Path, kind: Kind, bad: str
) -> None:
    words = ["import", _sheet(tmp_path / "表.xlsx", kind, bad), "--kind", kind, "--on", DAY]
    for form in ("table", "json"):
        shown = liushou("-C", marked, *words, "--dry-run", "--format", form)
        assert "错误：" not in shown.err
        assert leaks(shown.out + shown.err, marked) == []
    shutil.copytree(marked, tmp_path / "store")
    told = tmp_path / "导入.json"
    words += ["--skip-rejected", "--reject-to", tmp_path / "退回.xlsx", "--save-map", "-o", told]
    written = liushou("-C", tmp_path / "store", *words)
    assert leaks(written.out + written.err + told.read_text(encoding="utf-8"), marked) == []


@pytest.mark.parametrize(
    ("kind", "least"),
    [("children", 35), ("volunteers", 4), ("records", 5), ("attendance", 1), ("residents", 6)],
)
def test_revealed_an_import_tells_them(
    liushou: Run, marked: Path, tmp_path: Path, kind: Kind, least: int
) -> None:
    """So that the search above can find something."""
    words = ["import", _sheet(tmp_path / "表.xlsx", kind, BAD[0]), "--kind", kind, "--on", DAY, "--dry-run"]
    shown = liushou("-C", marked, *words, "--reveal", "--format", "json")
    assert len(leaks(shown.out, marked)) >= least
