"""What the rows of a sheet come to: new archives, changed fields, nothing, or a reason why not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from liushou.cells import Cell
from liushou.store.drafts import Draft
from liushou.yamltext.scalars import Value


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a file: the sheet ("" where there is but one) and its number there, from 1."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row to be imported: where it is, its cells by target (exchange/columns)."""

    place: Place
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Asked:
    """What goes for all rows.

    `on` is today, `since` the first day of what is new in archives that are there (`past` keeps what was
    before), `correct` says that nothing has changed but was wrong. `defaults` are values by target for
    fields whose column the sheet does not have, or whose cell is empty. `term`, `activity` and `day` are
    those of marks and attendance where the rows do not say them.
    """

    on: date
    since: date
    correct: bool = False
    defaults: Mapping[str, str] = field(default_factory=dict)
    term: str | None = None
    activity: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be taken: the target of the cell that is wrong ("" for the row), what it says, why.

    `value` is as it stands in the sheet; whoever shows it masks it by the mark of its target.
    """

    place: Place
    target: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class New:
    """A row that gives a new archive."""

    place: Place
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an archive: its path (`guardians[0].phone`), before and after; None for nothing there."""

    field: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class Changed:
    """A row that changes an archive that is there. `path` is the archive's file."""

    place: Place
    path: str
    id: str
    name: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import comes to. `drafts` hold what the rows that are not rejected would write.

    `told` says in Chinese what was taken for granted, each once with the number of rows (建档日期写作
    2026-11-20：12 行). `lacking` are the targets without which rows were rejected and that `--default` can
    give, with the number of rows. `passed_over` are rows about people who are none of ours: the classmates
    in the list of a class.
    """

    drafts: tuple[Draft, ...]
    new: tuple[New, ...]
    changed: tuple[Changed, ...]
    unchanged: tuple[Place, ...]
    rejected: tuple[Rejected, ...]
    told: tuple[str, ...] = ()
    lacking: Mapping[str, int] = field(default_factory=dict)
    passed_over: tuple[Place, ...] = ()


def rows_told(places: Iterable[Place]) -> str:
    """Rows in a message: 第 4、7 行; of several sheets 五年级1班 第 4 行、五年级2班 第 7 行."""
    by_sheet: dict[str, list[int]] = {}
    for place in places:
        by_sheet.setdefault(place.sheet, []).append(place.row)
    return "，".join(
        f"{sheet} 第 {'、'.join(map(str, sorted(rows)))} 行".strip()
        for sheet, rows in sorted(by_sheet.items())
    )
