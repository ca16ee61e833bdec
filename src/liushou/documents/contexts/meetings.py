"""会议记录: who was at each meeting, what it dealt with."""

from collections.abc import Iterable
from datetime import date

from liushou.documents.contexts.alike import shown_names
from liushou.documents.contexts.attendance import sessions_held
from liushou.documents.contexts.people import names
from liushou.documents.contexts.reader import Reader
from liushou.documents.plain import Plain
from liushou.records.activity import Activity, Session

_CHAIR, _RECORDER = "主持", "记录"


def minutes(reader: Reader, activity: Activity, on: date) -> dict[str, Plain]:
    """`minutes`: {meetings, topics, chair, recorder}.

    `meetings`, one a session up to `on` (without sessions one, to be filled in by hand): {date, helpers,
    absent (helpers on the list who did not come; none where no helper is written down), children,
    guardians (how many), others: [{name, count}]}.
    Children are named for internal readers, otherwise 王某; without sessions nobody is present. `topics`
    are the items of the agenda: {title, lead, items}. `chair` and `recorder` are those whose part in the
    team, or on the agenda, is 主持 or 记录.
    """
    sessions = sessions_held(activity, on)
    return {
        "meetings": tuple(_meeting(reader, activity, each) for each in sessions) or (_planned(activity),),
        "topics": tuple(
            {"title": item.title, "lead": names(reader.store, item.lead), "items": item.items}
            for item in activity.agenda
            if item.title != _CHAIR
        ),
        "chair": _with_part(reader, activity, _CHAIR),
        "recorder": _with_part(reader, activity, _RECORDER),
    }


def _planned(activity: Activity) -> dict[str, Plain]:
    return {
        "date": activity.when.from_ if activity.when.days.first == activity.when.days.last else None,
        "helpers": (),
        "absent": (),
        "children": (),
        "guardians": 0,
        "others": (),
    }


def _meeting(reader: Reader, activity: Activity, session: Session) -> dict[str, Plain]:
    store = reader.store
    known = [store.children[each] for each in dict.fromkeys(session.present) if each in store.children]
    came = set(session.volunteers)
    expected = dict.fromkeys(activity.volunteers) if came else {}
    return {
        "date": session.date,
        "helpers": names(store, dict.fromkeys(session.volunteers)),
        "absent": names(store, (each for each in expected if each not in came)),
        "children": shown_names([child.name for child in known], reader.audience),
        "guardians": len(set(session.guardians)),
        "others": tuple({"name": each.name, "count": each.count} for each in session.others),
    }


def _with_part(reader: Reader, activity: Activity, part: str) -> tuple[str, ...]:
    in_team: Iterable[str] = (who for each in activity.team if part in each.role for who in each.people)
    on_agenda = (who for item in activity.agenda if item.title.startswith(part) for who in item.lead or ())
    return names(reader.store, dict.fromkeys((*in_team, *on_agenda)))
