"""Small valid records and stores to test with: required fields are filled in, the rest is given by key.

Values are as a file has them (days as text); keys that are Python keywords end in an underscore.
"""

from pathlib import Path
from typing import Any, TypeVar

from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.kinds import KINDS
from liushou.records.resident import Resident
from liushou.records.term import Term
from liushou.records.unit import Unit
from liushou.records.validate import build
from liushou.records.volunteer import Volunteer
from liushou.store.load import Loaded, Store, assemble
from liushou.store.sources import Source

R = TypeVar("R", bound=Record)

FATHER_AWAY = {"relation": "父亲", "situation": "外出务工"}
MOTHER_AWAY = {"relation": "母亲", "situation": "外出务工"}
FATHER_HOME = {"relation": "父亲", "situation": "在家"}
MOTHER_HOME = {"relation": "母亲", "situation": "在家"}
BOTH_AWAY = [FATHER_AWAY, MOTHER_AWAY]
BOTH_HOME = [FATHER_HOME, MOTHER_HOME]


def child(id_: str = "c-a", **fields: Any) -> Child:
    """A girl of eleven with both parents away, 在册 since 2025-09-01, and nothing else known."""
    base = {
        "id": id_,
        "name": f"儿童{id_}",
        "sex": "女",
        "birth_date": "2015-05-01",
        "status": "在册",
        "registered_on": "2025-09-01",
        "parents": BOTH_AWAY,
        "guardians": [],
    }
    return _built(Child, {**base, **fields})


def school(grade: str | None = "五年级", class_: int | str | None = 2, **fields: Any) -> dict[str, Any]:
    """A primary school, day pupil, enrolled."""
    base = {"stage": "小学", "grade": grade, "class": class_, "boarding": False, "enrolled": True}
    return {**base, **fields}


def volunteer(id_: str = "v-a", **fields: Any) -> Volunteer:
    """A teacher in service since 2020."""
    base = {
        "id": id_,
        "name": f"教师{id_}",
        "sex": "女",
        "kind": "教师",
        "status": "在岗",
        "joined_on": "2020-09-01",
    }
    return _built(Volunteer, {**base, **fields})


def resident(id_: str = "r-a", **fields: Any) -> Resident:
    """A woman of 76 in 朝阳村, 留守老人, 在册 since 2025-09-01, and nothing else known."""
    base = {
        "id": id_,
        "name": f"老人{id_}",
        "sex": "女",
        "birth_date": "1950-05-01",
        "kind": "留守老人",
        "status": "在册",
        "registered_on": "2025-09-01",
        "address": {"village": "朝阳村"},
    }
    return _built(Resident, {**base, **fields})


def activity(id_: str = "a-a", **fields: Any) -> Activity:
    """A lecture of 2026-10-16 that took place, with nobody written down."""
    base = {
        "id": id_,
        "title": f"活动{id_}",
        "kind": "讲座",
        "term": "2026-2027-1",
        "status": "完成",
        "when": {"from": "2026-10-16"},
        "places": ["报告厅"],
    }
    return _built(Activity, {**base, **fields})


def term(id_: str = "2026-2027-1", **fields: Any) -> Term:
    """The autumn term of 2026 (Tuesday 2026-09-01 to Friday 2027-01-29), unless days are given."""
    return _built(Term, {"id": id_, "begins": "2026-09-01", "ends": "2027-01-29", **fields})


def spring(**fields: Any) -> Term:
    """The spring term of 2027 (Monday 2027-03-01 to Friday 2027-07-09)."""
    return term("2026-2027-2", **{"begins": "2027-03-01", "ends": "2027-07-09", **fields})


def unit(*, info: dict[str, Any] | None = None, **fields: Any) -> Unit:
    """A school's settings; `info` are more fields of `unit`."""
    return _built(
        Unit, {"format": 1, "unit": {"name": "临溪小学", "level": "学校", **(info or {})}, **fields}
    )


def store(*records: Record) -> Store:
    """A store of these records; the settings of `unit()` and the term of `term()` where none are given."""
    given = list(records)
    if not any(isinstance(record, Unit) for record in given):
        given.append(unit())
    if not any(isinstance(record, Term) for record in given):
        given.append(term())
    return assemble(Path("store"), tuple(_loaded(record) for record in given))


def _built(model: type[R], fields: dict[str, Any]) -> R:
    built = build(model, {key.rstrip("_"): value for key, value in fields.items()})
    assert isinstance(built, model), built
    return built


def _loaded(record: Record) -> Loaded:
    kind = next(kind for kind in KINDS if isinstance(record, kind.model))
    id_ = getattr(record, "id", "liushou")
    path = f"data/{kind.folder}/{id_}.yaml" if kind.folder else f"{id_}.yaml"
    return Loaded(Source(path, kind, id_, Path("store") / path), record)
