"""LS307: attendance is consistent."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.findings import Path
from liushou.records.activity import Activity, Session
from liushou.records.taking_part import planned_people


@rule("LS307", "attendance", "error", Activity)
def attendance(activity: Activity, _on: date) -> Iterator[Hit]:
    """同一场活动里没有人既到场又缺席；没有受邀的人到场时作警告。

    签到是活动参与率的依据，也是清点孩子的依据：不清楚到没到，就不知道孩子在哪里。

    坏例（活动方案）：
        sessions: [{date: 2026-11-06, present: [c-7kq2m], absent: [{child: c-7kq2m}]}]

    坏例（活动方案）：
        children: [c-9xw4d]
        sessions: [{date: 2026-11-06, present: [c-9xw4d, c-7kq2m]}]

    好例（活动方案）：
        children: [c-9xw4d, c-7kq2m]
        sessions: [{date: 2026-11-06, present: [c-9xw4d], absent: [{child: c-7kq2m, reason: 感冒}]}]

    怎样改：对照签到表；临时来的孩子补进 children（受邀儿童），帮扶人员补进 volunteers。
    """
    for index, session in enumerate(activity.sessions):
        path: Path = ("sessions", index)
        present = frozenset(session.present)
        for place, absence in enumerate(session.absent):
            if absence.child in present:
                message = f"“{absence.child}”在 {session.date} 这一场既到场又缺席：请对照签到表"
                yield Hit((*path, "absent", place, "child"), message)
        yield from _not_invited(path, session, activity)


def _not_invited(path: Path, session: Session, activity: Activity) -> Iterator[Hit]:
    """Nobody is uninvited where no list of invitations is kept."""
    children = frozenset(activity.children)
    if children:
        for place, child in enumerate(session.present):
            if child not in children:
                message = f"“{child}”到场了，但不在受邀儿童（children）里：请补上，或核对编号"
                yield Hit((*path, "present", place), message, severity="warning")
        for place, absence in enumerate(session.absent):
            if absence.child not in children:
                message = f"“{absence.child}”记为缺席，但不在受邀儿童（children）里：请核对编号"
                yield Hit((*path, "absent", place, "child"), message, severity="warning")
    if activity.volunteers:
        helpers = frozenset(person for _, person in planned_people(activity))
        for place, volunteer in enumerate(session.volunteers):
            if volunteer not in helpers:
                message = f"“{volunteer}”到场了，但不在参加的帮扶人员（volunteers）里：请补上，或核对编号"
                yield Hit((*path, "volunteers", place), message, severity="warning")
