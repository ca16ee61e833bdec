"""The activities of a term and who came."""

from dataclasses import dataclass
from datetime import date

from liushou.records.activity import Activity
from liushou.stats.attendance import came
from liushou.stats.frames import Frames


@dataclass(frozen=True, slots=True)
class ActivityCount:
    """One activity: `first` is its first day, `present` the members who came once or more."""

    id: str
    title: str
    kind: str
    status: str
    first: date
    present: int
    spent: float | None


def activity_counts(frames: Frames) -> tuple[ActivityCount, ...]:
    """The activities of the term and of the vacation after it by date, whatever their status.

    Who was present counts up to the day asked for, not only to the term's end: an outing in the vacation
    would else show its costs and nobody there. Nobody was present at one 取消.
    """
    scope = frames.scope
    members = frozenset(row.id for row in frames.rows)
    found = [activity for activity in scope.store.activities.values() if activity.term == scope.term.id]
    return tuple(
        ActivityCount(
            id=activity.id,
            title=activity.title,
            kind=activity.kind,
            status=activity.status,
            first=activity.when.from_,
            present=len(members & _present(activity, scope.asked)),
            spent=activity.outcome.spent if activity.outcome else None,
        )
        for activity in sorted(found, key=lambda activity: (activity.when.from_, activity.id))
    )


def _present(activity: Activity, until: date) -> frozenset[str]:
    return frozenset(child for session in came(activity, until) for child in session.present)
