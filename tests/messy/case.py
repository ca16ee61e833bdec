"""A messy file and what must come of it, as plain values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Values = Mapping[str, Any]
"""An archive without its id, or the fields of one that change."""

SCHOOL = "石桥小学"
AWAY = "外出务工"
NAMES = (
    *("李小雨", "吴小刚", "周小晓", "郑小好", "冯小春", "陈小夏", "褚小秋"),
    *("卫小冬", "蒋小东", "沈小南", "韩小西", "杨小北", "朱小中"),
)
"""Invented children who are in no archive."""


@dataclass(frozen=True)
class Case:
    """A situation of school life: the file, and all that comes out of it.

    `columns` are targets by heading. `new` are the archives in the order of the rows, without their ids;
    `changed` row, id and fields (old and new); `rejected` row, column and a part of the reason; `told` parts
    of what is told; `left_out` the rows passed over, by reason. `words` are further ones of the command line.
    """

    what: str
    file: str
    data: Callable[[], bytes]
    columns: Mapping[str, str]
    new: Sequence[Values] = ()
    changed: Sequence[tuple[int, str, Mapping[str, tuple[Any, Any]]]] = ()
    unchanged: int = 0
    rejected: Sequence[tuple[int, str, str]] = ()
    told: Sequence[str] = ()
    left_out: Mapping[str, Sequence[int]] = field(default_factory=dict)
    words: Sequence[str] = ()
    kind: str = "children"


def child(name: str, sex: str, born: str, **more: Any) -> dict[str, Any]:
    """The archive of a new child of whom no more is said."""
    base = {"name": name, "sex": sex, "birth_date": born, "status": "在册", "registered_on": "2026-11-20"}
    return {**base, "parents": [], "guardians": [], **more}


def school(grade: str, class_: int | str | None = None, **more: Any) -> dict[str, Any]:
    """The school of a child of ours."""
    stage = "初中" if grade in ("七年级", "八年级", "九年级") else "幼儿园" if grade[1] == "班" else "小学"
    place = {} if class_ is None else {"class": class_}
    usual = {"stage": stage, "name": SCHOOL, "grade": grade, **place, "boarding": False, "enrolled": True}
    return {**usual, **more}


def father(situation: str = AWAY, **more: Any) -> dict[str, Any]:
    return {"relation": "父亲", "situation": situation, **more}


def mother(situation: str = AWAY, **more: Any) -> dict[str, Any]:
    return {"relation": "母亲", "situation": situation, **more}


def guardian(name: str, relation: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "relation": relation, **more}
