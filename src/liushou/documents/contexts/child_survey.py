"""What the official registration form (农村留守儿童基本情况登记表) asks beyond the archive's own fields."""

from datetime import date

from liushou.documents.contexts.reader import Reader
from liushou.documents.plain import Plain
from liushou.records.child import Child
from liushou.records.fields import Sensitivity
from liushou.records.official import away_kind, carer, guardian_kind, schooling
from liushou.records.standing import Standing, standing

_STATUS = Sensitivity.STATUS
_GRANDPARENTS = ("祖父", "祖母", "外祖父", "外祖母")


def survey_facts(reader: Reader, child: Child, day: date) -> dict[str, Plain]:
    """`child.survey`, as on `day`.

    `away`: which of the three situations, as the form words them, or None. `schooling`: the box of 就学情况.
    `guardian_kind`: the box of 监护类型. `entrusted`: whether somebody but a parent looks after the child,
    None where no guardian is known and none is assessed as missing. `carer`: that guardian's fields, or None.
    `grandparents`: {relation, name, birth_date, alive} for each of the four, from 祖辈 or the guardians.
    """
    then = standing(child, day)
    found = carer(then, day)
    return {
        "away": reader.text(away_kind(child, day, reader.store.unit.min_away_months), _STATUS),
        "schooling": schooling(child, day),
        "guardian_kind": reader.text(guardian_kind(child, day), _STATUS),
        "entrusted": _entrusted(then, known=found is not None),
        "carer": None if found is None else reader.fields(found),
        "grandparents": tuple(_grandparent(reader, child, then, each) for each in _GRANDPARENTS),
    }


def _entrusted(then: Standing, *, known: bool) -> bool | None:
    if known:
        return True
    return False if then.guardians or then.guardianship == "无人监护" else None


def _grandparent(reader: Reader, child: Child, then: Standing, relation: str) -> dict[str, Plain]:
    for listed in child.grandparents:
        if listed.relation == relation:
            return reader.fields(listed)
    for guardian in then.guardians:
        if guardian.relation == relation:
            shown = reader.fields(guardian)
            return {
                "relation": relation, "name": shown["name"], "birth_date": shown["birth_date"], "alive": True,
            }  # fmt: skip
    return {"relation": relation, "name": None, "birth_date": None, "alive": None}
