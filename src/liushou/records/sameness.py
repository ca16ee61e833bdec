"""What makes an entry of a list the same one in two versions of a record, wherever it stands in the list."""

from dataclasses import dataclass

from liushou.records.activity import (
    Absence,
    AgendaItem,
    BudgetItem,
    Feedback,
    Group,
    Material,
    Part,
    Phase,
    Session,
    TeamMember,
)
from liushou.records.careplan import (
    Aid,
    CareRecord,
    Case,
    CaseStep,
    Checkup,
    Escalation,
    Pairing,
    Plan,
    PlanStep,
    Vacation,
)
from liushou.records.child import EarlierStay, Past
from liushou.records.erasure import ErasedCount
from liushou.records.family import Grandparent, Guardian, Parent
from liushou.records.fields import Record
from liushou.records.publication import PublishedGroup, PublishedRow, PublishedShare, PublishedTable
from liushou.records.resident import Helper, Relative
from liushou.records.schooling import Conduct, Grades
from liushou.records.term import (
    Award,
    CalendarEntry,
    CalendarItem,
    Donation,
    Goal,
    Holiday,
    MakeUpDay,
    Measure,
    Opening,
    SurveyRow,
)
from liushou.records.unit import (
    Checklist,
    ChecklistItem,
    CustomIndicator,
    Duty,
    Leader,
    Prize,
    Room,
    RoomOpening,
    ServiceContact,
)
from liushou.records.volunteer import Availability, Coverage, FormerPost, Training

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sameness:
    """How the entries of one kind are told from each other.

    `tiers`: two entries are the same that agree in all keys of the first tier; of those left over, the
    ones that agree in the second, and so on: whoever corrects a guardian's name has not exchanged the
    guardian. From the second tier on a key that has no value matches nothing.

    `once`: the first tier holds for one entry only (a guardian, a term's grades), so that two people who
    each add one mean the same. Otherwise (two talks on one day) they mean two unless all is equal.

    `dated`: the key by which entries stand in order, None where order is as people write it.
    """

    tiers: tuple[Keys, ...]
    once: bool = True
    dated: str | None = None


def _one(*tiers: str, dated: str | None = None) -> Sameness:
    return Sameness(tuple(tuple(tier.split()) for tier in tiers), dated=dated)


def _many(*tiers: str, dated: str | None = None) -> Sameness:
    return Sameness(tuple(tuple(tier.split()) for tier in tiers), once=False, dated=dated)


SAMENESS: dict[type[Record], Sameness] = {
    # a child's and a resident's
    Parent: _one("relation name", "relation", "name", "id_number", "phone"),
    Guardian: _one("relation name", "id_number", "name", "relation birth_date", "relation phone", "relation"),
    Grandparent: _one("relation name", "relation"),
    Relative: _one("relation name", "name", "relation phone"),
    EarlierStay: _one("registered_on", "closed_on", dated="registered_on"),
    Past: _one("until", dated="until"),
    Pairing: _one("with since", "with role", "with", dated="since"),
    Helper: _one("with since", "with", dated="since"),
    Aid: _one("kind from", "from amount", "kind amount", "kind", dated="from"),
    Checkup: _one("date", "height_cm weight_kg", dated="date"),
    Grades: _one("term", dated="term"),
    Conduct: _one("term", dated="term"),
    Vacation: _one("term", dated="term"),
    Plan: _one("term kind", "kind aim", dated="term"),
    PlanStep: _one("period content", "period", "content"),
    CareRecord: _many("date kind by", "date kind", "date note", "kind note", "date by", dated="date"),
    Case: _many("opened kind what", "opened kind", "opened what", "kind what", "opened", dated="opened"),
    CaseStep: _many("date what", "date by", "what", "date", dated="date"),
    Escalation: _one("to date", "date", "to", dated="date"),
    # a volunteer's
    Coverage: _one("grade class village"),
    Availability: _one("day from to", "day from", "day to", "day"),
    Training: _one("date topic", "topic", "date", dated="date"),
    FormerPost: _one("until", dated="until"),
    # an activity's
    Phase: _one("name", "from to"),
    AgendaItem: _many("date start title", "date title", "title", "date start"),
    Group: _one("name"),
    PublishedTable: _one("by"),
    PublishedGroup: _one("name"),
    PublishedRow: _one("name"),
    PublishedShare: _one("name"),
    ErasedCount: _one("what"),
    Part: _one("name"),
    TeamMember: _one("role", "people"),
    Material: _one("item"),
    BudgetItem: _one("item"),
    Session: _one("date", dated="date"),
    Absence: _one("child"),
    Feedback: _many("from text", "text", "from"),
    # a term's
    SurveyRow: _one("grade class village"),
    Goal: _one("indicator text", "indicator", "text"),
    Measure: _one("title", "items"),
    CalendarEntry: _one("name month from to", "month", "from", "name"),
    CalendarItem: _many("task activity", "activity", "task"),
    Holiday: _one("name", "from", dated="from"),
    MakeUpDay: _one("date", "name", dated="date"),
    Opening: _one("from to place", "from place", "to place"),
    Award: _many("title date", "title", "date", dated="date"),
    Donation: _many("date donor item", "date donor", "donor item", dated="date"),
    # the unit's
    Leader: _one("role name", "name", "role"),
    Room: _one("name", "place"),
    RoomOpening: _one("day from to", "day from", "day"),
    ServiceContact: _one("service village name", "service village", "phone"),
    Duty: _one("name kind activity by for whom", "name", "kind by", "activity"),
    Checklist: _one("name"),
    ChecklistItem: _one("name"),
    CustomIndicator: _one("name"),
    Prize: _one("name"),
}
