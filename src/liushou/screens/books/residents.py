"""三留守台账: 留守老人 and 留守妇女, a sheet for each kind, and how many there are in each village."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from liushou.dates import Interval, full_years
from liushou.documents.contexts.alike import shown_names
from liushou.exchange.books.model import Head, Sheet, Value, Workbook
from liushou.exchange.columns.kinds import column_of
from liushou.records.fields import NAME
from liushou.records.resident import Resident
from liushou.records.visits import last_visit
from liushou.records.vocabulary import VISITS, ResidentKind
from liushou.screens.books.cells import Cells
from liushou.screens.books.columns import Field, head_of, heads, rows, told
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.sheets import covered, line_of, title_of
from liushou.screens.books.sight import sight_of

KINDS: tuple[ResidentKind, ...] = ("留守老人", "留守妇女")
_WHOSE, _FAMILY, _CARE, _HELP, _VISITED = "基本情况", "家人", "身体和需求", "帮扶人", "走访"
_PEOPLE = (
    "id", "kind", "name", "sex", "birth_date", "id_number", "phone", "address.village", "address.detail",
)  # fmt: skip
_KIN = ("family[0].relation", "family[0].name", "family[0].phone", "family[0].workplace")
_NEEDS = ("health.condition", "health.detail", "needs")
_HELPERS = ("helpers.with", "helpers.since")
_WIDTHS = {
    "id": 8, "kind": 8.5, "name": 7, "sex": 4, "birth_date": 10.5, "id_number": 19, "phone": 12,
    "address.village": 7, "address.detail": 10, "relation": 5, "workplace": 9, "health.condition": 5,
    "health.detail": 12, "needs": 12, "helpers.with": 7, "helpers.since": 10.5, "notes": 11,
}  # fmt: skip
_OLD = 80


@dataclass(frozen=True, slots=True)
class Shown:
    """A resident, named as the reader may see them."""

    resident: Resident
    name: str


def residents(exporting: Exporting) -> Workbook:
    """The residents by village; each sheet can be imported again. Counts of villages are not published."""
    people = [exporting.store.residents[id_] for id_ in exporting.residents]
    sheets = [
        _ledger(exporting, kind, mine)
        for kind in KINDS
        if (mine := [one for one in people if one.kind == kind])
    ]
    if exporting.audience != "public":
        sheets.append(_villages(exporting, people))
    return Workbook(title_of(exporting, "留守老人、留守妇女台账"), tuple(sheets))


def shown_residents(exporting: Exporting, people: Sequence[Resident]) -> tuple[Shown, ...]:
    """The residents by village, then by id, named as the reader may see them."""
    ordered = sorted(people, key=lambda one: (one.address.village, one.id))
    names = shown_names([one.name for one in ordered], exporting.audience)
    return tuple(Shown(one, name) for one, name in zip(ordered, names, strict=True))


def resident_cell(cells: Cells, one: Shown, target: str) -> Value:
    """The cell of a resident under a target; None where nothing is known of it, or nothing to show."""
    return one.name if target == "name" else cells.resident(one.resident, target)


def _ledger(exporting: Exporting, kind: ResidentKind, people: Sequence[Resident]) -> Sheet:
    sight = sight_of(exporting)
    cells = Cells(sight, exporting.day)
    fields = tuple(_fields(exporting, cells))
    table = rows(fields, shown_residents(exporting, people))
    columns = heads(fields, _WHOSE)
    men = sum(one.sex == "男" for one in people)
    sexes = f"，男{men}名、女{len(people) - men}名" if men else ""
    return Sheet(
        name=kind,
        title=title_of(exporting, f"{kind}台账"),
        heads=columns,
        rows=table,
        line=line_of(exporting),
        notes=(f"说明：共{len(people)}名{sexes}。", *covered(table)),
        frozen_columns=[head.target for head in columns].index("name") + 1,
        kind="residents" if sight.comes_back else None,
    )


def _fields(exporting: Exporting, cells: Cells) -> Iterator[Field[Shown]]:
    term = exporting.term
    days, day = Interval(term.begins, min(exporting.day, term.ends)), exporting.day
    for target in cells.sight.targets(_PEOPLE):
        yield _field(cells, target, _WHOSE)
        if target == "birth_date":
            age = told("年龄", "number", 4.5, _WHOSE)
            yield Field(age, lambda one: full_years(one.resident.birth_date, day))
    for target in _KIN:
        yield _field(cells, target, _FAMILY)
    yield Field(told("其他家人", "wrapped", 9, _FAMILY), partial(_others, cells))
    for target in _NEEDS:
        yield _field(cells, target, _CARE)
    for target in _HELPERS:
        yield _field(cells, target, _HELP)
    yield Field(told("其他帮扶人", "wrapped", 9, _HELP), partial(_other_helpers, cells))
    yield Field(told("本学期次数", "number", 6, _VISITED), lambda one: _visits(one.resident, days))
    yield Field(told("最近一次", "day", 10.5, _VISITED), lambda one: last_visit(one.resident.records, day))
    yield _field(cells, "notes", "")


def _field(cells: Cells, target: str, group: str) -> Field[Shown]:
    width = _WIDTHS.get(target) or _WIDTHS.get(target.rpartition(".")[2])
    head = head_of(column_of("residents", target), group, width=width)
    return Field(head, lambda one: resident_cell(cells, one, target))


def _others(cells: Cells, one: Shown) -> Value:
    """The family beside the first: 孙女关婷."""
    named = ((each.relation, cells.sight.seen(each.name, NAME)) for each in one.resident.family[1:])
    return "、".join(f"{relation}{name or ''}" for relation, name in named) or None


def _other_helpers(cells: Cells, one: Shown) -> Value:
    """Who helps besides the first to begin."""
    return "、".join(cells.name_of(each.with_) for each in cells.helping(one.resident)[1:]) or None


def _visits(resident: Resident, days: Interval) -> int:
    return sum(1 for each in resident.records if each.kind in VISITS and days.holds(each.date))


def _villages(exporting: Exporting, people: Sequence[Resident]) -> Sheet:
    """各村人数: of each kind, of great age, with a helper, visited this term."""
    term = exporting.term
    days = Interval(term.begins, min(exporting.day, term.ends))
    villages = sorted({one.address.village for one in people})
    counted = {village: _counts([one for one in people if one.address.village == village], exporting, days)
               for village in villages}  # fmt: skip
    return Sheet(
        name="各村人数",
        title=title_of(exporting, "留守老人、留守妇女各村人数"),
        heads=(
            Head("村", width=16, look="centred"),
            *(Head(kind, width=12, look="number") for kind in KINDS),
            Head("合计", width=10, look="number"),
            Head(f"{_OLD}岁以上", width=12, look="number"),
            Head("有帮扶人", width=12, look="number"),
            Head("本学期走访过", width=14, look="number"),
        ),
        rows=tuple((village, *counts) for village, counts in counted.items()),
        line=line_of(exporting),
        total=("合计", *_counts(people, exporting, days)),
        notes=("说明：单位为名。走访过：本学期有走访、家访或慰问记录。",),
        landscape=False,
    )


def _counts(people: Sequence[Resident], exporting: Exporting, days: Interval) -> tuple[int, ...]:
    day = exporting.day
    return (
        *(sum(one.kind == kind for one in people) for kind in KINDS),
        len(people),
        sum(full_years(one.birth_date, day) >= _OLD for one in people),
        sum(bool(one.helped_by(day)) for one in people),
        sum(_visits(one, days) > 0 for one in people),
    )
