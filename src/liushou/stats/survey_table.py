"""The survey table (摸排统计表): left-behind children by village, in 32 columns.

Counted are the children on the register on the day who then are official (国发〔2016〕13号, under 16), or
whose 留守类型 is one of those the unit counts. A child of whom one of the groups is not known is in no
column, but named: so every row cross-foots.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from liushou.records.child import Child
from liushou.records.standing import Standing, on_register, standing
from liushou.records.unit import Unit
from liushou.stats.survey_child import Definition, columns_of_child
from liushou.stats.survey_columns import COLUMNS, Key
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class VillageRow:
    """The 32 counts of a village (None: the archive names none), the first being column 1."""

    village: str | None
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A child in the table, and the numbers of its columns."""

    id: str
    name: str
    village: str | None
    class_label: str | None
    columns: frozenset[int]


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A child who is in no column, and what of its archive is missing, in Chinese (survey_child.LACKS)."""

    id: str
    name: str
    village: str | None
    class_label: str | None
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SurveyTable:
    """The table as of `on`: a row a village (those without one last), the total, and who is not counted.

    `counted` are the children behind the counts; they and `incomplete` go by village, then by id. `within`
    says of which children only the table is, None for all.
    """

    on: date
    definition: Definition
    rows: tuple[VillageRow, ...]
    total: tuple[int, ...]
    counted: tuple[Counted, ...]
    incomplete: tuple[Incomplete, ...]
    within: str | None = None


def definition_of(unit: Unit, key: Key) -> Definition:
    """Whom a unit counts by the national definition, or by its own."""
    return Definition(key, tuple(unit.unit.counts), unit.min_away_months)


def survey_table(
    store: Store,
    on: date,
    definition: Key = "official",
    among: Collection[str] | None = None,
    within: str | None = None,
) -> SurveyTable:
    """The survey table of a store as it stood on a day.

    Where ids are given, it is of these children only (`among`), which `within` tells in words.
    """
    asked = definition_of(store.unit, definition)
    counted: list[Counted] = []
    incomplete: list[Incomplete] = []
    for child in store.children.values():
        if (among is not None and child.id not in among) or not on_register(child, on):
            continue
        then = standing(child, on)
        found = columns_of_child(child, then, on, asked)
        if isinstance(found, frozenset):
            counted.append(Counted(*_label(child, then), found))
        elif found is not None:
            incomplete.append(Incomplete(*_label(child, then), found))
    return _table(on, asked, counted, incomplete, within)


def _table(
    on: date,
    definition: Definition,
    counted: list[Counted],
    incomplete: list[Incomplete],
    within: str | None,
) -> SurveyTable:
    villages: dict[str | None, list[Counted]] = {}
    for one in sorted(counted, key=_place):
        villages.setdefault(one.village, []).append(one)
    return SurveyTable(
        on,
        definition,
        tuple(VillageRow(village, _counts(children)) for village, children in villages.items()),
        _counts(counted),
        tuple(one for children in villages.values() for one in children),
        tuple(sorted(incomplete, key=_place)),
        within,
    )


def _label(child: Child, then: Standing) -> tuple[str, str, str | None, str | None]:
    return child.id, child.name, then.village, then.school.class_label if then.school else None


def _place(one: Counted | Incomplete) -> tuple[bool, str, str]:
    return one.village is None, one.village or "", one.id


def _counts(children: Iterable[Counted]) -> tuple[int, ...]:
    counts = [0] * len(COLUMNS)
    for one in children:
        for number in one.columns:
            counts[number - 1] += 1
    return tuple(counts)
