"""Which fields name a child, a volunteer, an activity or a term by its id."""

from dataclasses import dataclass

from liushou.findings import Path
from liushou.records.activity import Absence, Activity, AgendaItem, Phase, Session, TeamMember
from liushou.records.careplan import CareRecord, Case, CaseStep, FollowUp, Pairing, Plan, Vacation
from liushou.records.child import Child
from liushou.records.describe import field_at
from liushou.records.erasure import Erasure
from liushou.records.fields import Record
from liushou.records.kinds import KindName
from liushou.records.publication import Publication
from liushou.records.resident import Helper
from liushou.records.schooling import Conduct, Grades
from liushou.records.term import Award, CalendarItem, Donation, Opening, SurveyRow
from liushou.records.unit import RoomOpening
from liushou.records.unsealing import Unsealing

Field = tuple[type[Record], str]


@dataclass(frozen=True, slots=True)
class Meant:
    """What the fields of this group name. `plain` allows a plain name, which need not exist.

    `earlier` allows a term before the first of the store: marks of years gone by have no plan here.
    """

    kinds: tuple[KindName, ...]
    fields: frozenset[Field]
    plain: bool = False
    earlier: bool = False


_WHO: frozenset[Field] = frozenset({
    (CareRecord, "by"), (FollowUp, "by"), (Case, "by"), (CaseStep, "by"), (Plan, "by"),
    (Phase, "lead"), (AgendaItem, "lead"), (TeamMember, "people"),
    (CalendarItem, "lead"), (Opening, "duty"), (RoomOpening, "duty"), (Erasure, "by"), (Unsealing, "by"),
})  # fmt: skip
_TERMS: frozenset[Field] = frozenset(
    {(Activity, "term"), (Plan, "term"), (Vacation, "term"), (Publication, "term")}
)
_MARKS: frozenset[Field] = frozenset({(Grades, "term"), (Conduct, "term")})
_CHILDREN: frozenset[Field] = frozenset({
    (Child, "siblings"), (Child, "not_duplicate"), (Activity, "children"), (Session, "present"),
    (Session, "guardians"), (Absence, "child"), (Donation, "children"),
})  # fmt: skip
_VOLUNTEERS: frozenset[Field] = frozenset(
    {
        (CaseStep, "handed_to"),
        (Activity, "volunteers"),
        (Session, "volunteers"),
        (SurveyRow, "teacher"),
        (Helper, "with"),
    }
)
MEANT: tuple[Meant, ...] = (
    Meant(("volunteer",), _WHO, plain=True),
    Meant(("child", "volunteer"), frozenset({(Award, "to")}), plain=True),
    Meant(("child", "volunteer"), frozenset({(Pairing, "with")})),
    Meant(("child",), _CHILDREN),
    Meant(("volunteer",), _VOLUNTEERS),
    Meant(("activity",), frozenset({(CalendarItem, "activity")})),
    Meant(("term",), _TERMS),
    Meant(("term",), _MARKS, earlier=True),
)
_BY_FIELD: dict[Field, Meant] = {field: meant for meant in MEANT for field in meant.fields}


def meant_at(model: type[Record], path: Path) -> Meant | None:
    """What the value at `path` names, or None where it is no name of a record."""
    keys = tuple(part for part in path if isinstance(part, str))
    around = field_at(model, keys[:-1]) if len(keys) > 1 else None
    part = model if len(keys) == 1 else around.part if around else None
    return None if part is None else _BY_FIELD.get((part, keys[-1]))
