"""What all places give: summary files are read here, stores counted by whoever runs that."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from liushou.oserror import reason_of
from liushou.stats.rollup.given import Given
from liushou.stats.rollup.judged import term_of
from liushou.stats.rollup.model import Asked, Remark
from liushou.stats.rollup.places import Place
from liushou.stats.summary.errors import NoSummaryError, SummaryError
from liushou.stats.summary.gate import LARGEST_FILE
from liushou.stats.summary.text import read_summary
from liushou.store.root import SETTINGS
from liushou.workers import Lost, Mapper

_KEY = 32


@dataclass(frozen=True, slots=True)
class Gathered:
    """By path, what was given, and the names of units that gave nothing although they are known."""

    given: dict[str, Given] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


def gathered(places: Sequence[Place], asked: Asked, run: Mapper) -> Gathered:
    """What the places give: stores the term asked for, else the one that most units report."""
    found = Gathered()
    for place in _each(places, "nothing"):
        found.remarks.append(_unreadable(place.name or place.where, f"{place.why}：{place.where}"))
    for place in _each(places, "summary"):
        _read(place, found)
    stores = [place.where for place in _each(places, "store")]
    if stores:
        _count(stores, asked, run, found)
    return found


def _each(places: Iterable[Place], kind: str) -> list[Place]:
    return [one for place in places for one in place.each() if one.kind == kind]


def _read(place: Place, found: Gathered) -> None:
    path = place.where
    try:
        with place.path.open("rb") as file:
            found.given[path] = Given(path, read_summary(file.read(LARGEST_FILE + 1), path))
    except SummaryError as error:
        found.remarks.append(_unread_file(place, error.message, due=not isinstance(error, NoSummaryError)))
    except OSError as error:
        found.remarks.append(_unread_file(place, f"文件读不了：{reason_of(error)}：{path}"))


def _unread_file(place: Place, text: str, *, due: bool = True) -> Remark:
    return replace(_unreadable(place.path.stem, text), due=due, folder=place.path.resolve().parent.name)


def _count(stores: Sequence[str], asked: Asked, run: Mapper, found: Gathered) -> None:
    # It imports the models and the counting, for which whoever only adds up summaries does not wait.
    from liushou.stats.rollup.counting import Failed, Job, count_store

    key = secrets.token_bytes(_KEY)

    def counted(paths: Sequence[str], term: str | None) -> dict[str, Given | Failed | Lost]:
        jobs = [Job(path, term, asked.on, asked.names, key) for path in paths]
        return dict(zip(paths, run(count_store, jobs), strict=True))

    results = counted(stores, asked.term)
    if asked.term is None:
        there = [one for one in results.values() if isinstance(one, Given)]
        both = (*found.given.values(), *there)
        term = term_of(both) if both else None
        other = [one.path for one in there if one.summary.term != term]
        again = counted(other, term) if other else {}
        # Who does not have that term stays with its own, and is told so.
        results |= {path: one for path, one in again.items() if isinstance(one, Given)}
    for path, one in results.items():
        if isinstance(one, Given):
            found.given[path] = one
            found.remarks.extend(_unread(one))
        elif isinstance(one, Lost):
            found.remarks.append(_unreadable(_called(path), f"{one.why}，没有计入：{path}"))
        else:
            _note(one.unit, one.late, path, _reason(one.why, path, absent=one.absent), found)


def _note(unit: str | None, late: bool, path: str, text: str, found: Gathered) -> None:
    if unit is not None:
        found.absent[path] = unit
    remark = _unreadable(unit or _called(path), text)
    found.remarks.append(replace(remark, kind="late") if late else remark)


def _called(path: str) -> str:
    """What a store is called whose settings cannot be read: as its folder, also where `.` was given."""
    return Path(path).resolve().name


def _reason(why: str, path: str, *, absent: bool) -> str:
    if absent:
        # It was there when the folders were looked through here.
        why = (
            f"统计它的电脑上没有这个档案库（没有 {SETTINGS}）："
            "用 --scheduler 时，每台工作机都要能按同样的路径读到各档案库"
        )
    return f"{why.rstrip('。')}，没有计入：{path}"


def _unread(one: Given) -> list[Remark]:
    if not one.unread:
        return []
    text = f"有 {one.unread} 个文件有错误，其中的内容没有计入：请在这个单位运行 liushou check：{one.path}"
    return [Remark("unreadable", one.summary.unit.name, text, counted=True)]


def _unreadable(unit: str, text: str) -> Remark:
    return Remark("unreadable", unit, text, counted=False)
