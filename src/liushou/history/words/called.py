"""What people call an entry of a list: 祖母李秀英, 10月10日的谈心, 代理家长何秀兰."""

import re

from liushou.findings import Path
from liushou.history.words.wording import Wording
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
from liushou.records.describe import field_at
from liushou.records.family import Grandparent, Guardian, Parent
from liushou.records.fields import Record
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
from liushou.yamltext.scalars import Value

_FIELD = re.compile(r"\{([a-z_|]+)\}")

CALLED: dict[type[Record], str] = {
    Parent: "{relation}{name}",
    Guardian: "{relation}{name}",
    Grandparent: "{relation}{name}",
    Relative: "{relation}{name}",
    EarlierStay: "{registered_on}至{closed_on}在册",
    Past: "截至{until}的情况",
    Pairing: "{role}{with}",
    Helper: "{with}",
    Aid: "{kind}（{from}起）",
    Checkup: "{date}的体检",
    Grades: "{term}的成绩",
    Conduct: "{term}的操行",
    Vacation: "{term}后的假期去向",
    Plan: "{term}的{kind}计划",
    PlanStep: "{period}的步骤",
    CareRecord: "{date}的{kind}",
    Case: "{kind}个案（{opened}立案）",
    CaseStep: "{date}的做法",
    Escalation: "{date}向{to}的上报",
    Coverage: "{village}{grade}{class}",
    Availability: "{day} {from}–{to}",
    Training: "{date}的“{topic}”",
    FormerPost: "截至{until}的班主任职务",
    Phase: "“{name}”",
    AgendaItem: "“{title}”",
    Group: "“{name}”",
    Part: "“{name}”",
    TeamMember: "“{role}”",
    Material: "“{item}”",
    BudgetItem: "“{item}”",
    Session: "{date}的一场",
    Absence: "{child}",
    Feedback: "{from}的反馈",
    SurveyRow: "{village}{grade}{class}",
    Goal: "“{text|indicator}”",
    Measure: "“{title}”",
    CalendarEntry: "{name|month|from}",
    CalendarItem: "“{task}”",
    Holiday: "“{name}”",
    MakeUpDay: "{date}",
    Opening: "{from}至{to}{place}",
    Award: "“{title}”（{date}）",
    Donation: "{date}{donor}的捐赠",
    Leader: "{role}{name}",
    Room: "“{name}”",
    RoomOpening: "{day} {from}–{to}",
    ServiceContact: "{village}{service}{name}",
    Duty: "“{name|activity|kind}”",
    Checklist: "“{name}”",
    ChecklistItem: "“{name}”",
    CustomIndicator: "“{name}”",
    Prize: "“{name}”",
}
"""How an entry of each kind is called, by its fields; `a|b` is the first that has a value."""


def called(model: type[Record], path: Path, entry: Value, wording: Wording) -> str:
    """What people call the entry at a path (which ends in its number), a plain value by itself."""
    info = field_at(model, path)
    pattern = CALLED.get(info.part) if info is not None and info.part is not None else None
    if pattern is None or not isinstance(entry, dict):
        return wording.text(model, path, entry)

    def value(found: re.Match[str]) -> str:
        key = next((key for key in found[1].split("|") if entry.get(key) is not None), None)
        text = wording.text(model, (*path, key), entry[key]) if key is not None else ""
        return f"{text}班" if key == "class" and text.isdigit() else text

    return _FIELD.sub(value, pattern)
