"""Summary files and small stores of many units, and their roll-up."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from liushou.stats.rollup.model import Asked, Rollup
from liushou.stats.rollup.rolled import roll_up
from liushou.stats.summary.model import Summary, UnitName
from liushou.stats.summary.text import summary_text
from liushou.workers import here
from tests.stats.summary.made import ON, some

IDS = ("110101201505011231", "11010120150501124X", "110101201505011258")
"""Numbers that differ, for children who are told apart by them."""
TERM = "id: 2026-2027-1\nbegins: 2026-09-01\nends: 2027-01-29\n"
CHILD = """id: {id}
name: 田小禾
sex: 女
birth_date: 2015-05-01
status: 在册
registered_on: 2025-09-01
parents:
  - {{relation: 父亲, situation: 外出务工}}
  - {{relation: 母亲, situation: 外出务工}}
guardians: []
"""


def report(name: str, parent: str | None = "石桥镇", level: str = "学校", **changes: Any) -> Summary:
    """What a unit reports: all the same figures, unless others are given."""
    return replace(some(), unit=UnitName(name, level, parent), **{"archives": None, **changes})


def sent(folder: Path, *summaries: Summary) -> Path:
    """The folder with a file for each summary."""
    folder.mkdir(parents=True, exist_ok=True)
    for summary in summaries:
        file = folder / f"{summary.unit.name}.json"
        file.write_text(summary_text(summary), encoding="utf-8", newline="\n")
    return folder


def archives(
    root: Path,
    children: Mapping[str, str | None],
    parent: str | None = None,
    *,
    settings: str = "",
    term: str = TERM,
    level: str = "学校",
) -> Path:
    """A store of these children, by id with their id numbers; the unit is called as the folder."""
    above = f"  parent: {parent}\n" if parent else ""
    files = {
        "liushou.yaml": f"format: 1\nunit:\n  name: {root.name}\n  level: {level}\n{above}{settings}",
        f"data/terms/{term[4:15]}.yaml": term,
    }
    for id_, number in children.items():
        more = f'id_number: "{number}"\n' if number else ""
        files[f"data/children/{id_}.yaml"] = CHILD.format(id=id_) + more
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return root


def rolled(*places: Path, on: date = ON, unit: UnitName | None = None, **asked: Any) -> Rollup:
    """The roll-up by this process."""
    return roll_up(places, Asked(unit=unit, on=on, **{"term": None, **asked}), here)


def kinds(rollup: Rollup) -> list[tuple[str, str, bool]]:
    """The remarks without their texts."""
    return [(remark.kind, remark.unit, remark.counted) for remark in rollup.remarks]


def tree(summary: Summary) -> tuple[Any, ...]:
    """The names of a sum and of its units."""
    return (summary.unit.name, *(tree(unit) if unit.units else unit.unit.name for unit in summary.units))


def number(rollup: Rollup, name: str) -> int:
    """A number of the first level of the figures."""
    found = rollup.total.figures[name]
    assert isinstance(found, int)
    return found
