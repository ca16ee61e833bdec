"""Who came to the sessions of an activity."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from liushou.documents.contexts.invited import class_of, on_the_list
from liushou.documents.contexts.reader import Reader
from liushou.documents.plain import Plain
from liushou.records.activity import Activity, Session
from liushou.records.standing import on_register
from liushou.store.load import Store

NO_CLASS = "班级未填"


def sessions_held(activity: Activity, on: date) -> tuple[Session, ...]:
    """The sessions up to `on`, oldest first; an activity that was called off (取消) had none."""
    if activity.status == "取消":
        return ()
    return tuple(sorted((each for each in activity.sessions if each.date <= on), key=lambda each: each.date))


def attendance(reader: Reader, activity: Activity, on: date) -> dict[str, Plain]:
    """`attendance`: {rows, times, expected, came, extra, visits, rate, children, every_time, guardians,
    helpers, others, roll, absences}.

    `rows`, one a session: {date, expected (应到 children, None where nobody was invited), came (of these),
    extra (came without being on the list), present (all children), absent, rate, guardians (children whose
    guardian came), helpers, others (heads), groups: [{name, count}]}. The keys of the whole are their sums
    (人次); `children` is how many different children came, `every_time` how many of them came to every
    session they were expected at. For internal readers only: `roll` has a text for each class with who came
    (and how often), `absences` {date, name, class, reason} of who did not.
    """
    sessions = sessions_held(activity, on)
    rows = [_row(reader.store, activity, each) for each in sessions]
    totals = {key: sum(_count(row[key]) for row in rows) for key in _SUMS}
    expected = totals["expected"] if any(row["expected"] is not None for row in rows) else None
    times = Counter(child for each in sessions for child in dict.fromkeys(each.present))
    internal = reader.audience == "internal"
    return {
        **totals,
        "rows": tuple(rows),
        "times": len(rows),
        "expected": expected,
        "rate": _rate(totals["came"], expected),
        "children": len(times),
        "every_time": _every_time(reader.store, activity, sessions, times),
        "roll": _roll(reader.store, times, sessions) if internal else (),
        "absences": _absences(reader.store, activity, sessions) if internal else (),
    }


_SUMS = ("expected", "came", "extra", "present", "absent", "guardians", "helpers", "others")


def _row(store: Store, activity: Activity, session: Session) -> dict[str, Plain]:
    present, expected = set(session.present), _expected(store, activity, session)
    came = len(present & expected)
    heads: Counter[str] = Counter()
    for each in session.others:
        heads[each.name] += each.count
    return {
        "date": session.date,
        "expected": len(expected) if expected else None,
        "came": came,
        "extra": len(present - expected) if expected else 0,
        "present": len(present),
        "absent": len(expected) - came,
        "rate": _rate(came, len(expected)),
        "guardians": len(set(session.guardians)),
        "helpers": len(set(session.volunteers)),
        "others": heads.total(),
        "groups": tuple({"name": name, "count": count} for name, count in heads.items()),
    }


def _expected(store: Store, activity: Activity, session: Session) -> set[str]:
    """Who was to come: the children invited who were on the register that day, and who is noted as absent.

    Where nobody was invited but absence is noted, those who came were expected too.
    """
    present, absent = set(session.present), {each.child for each in session.absent}
    invited = set(activity.children)
    if not invited:
        return present | absent if absent else set()
    gone = {
        each
        for each in invited - present
        if each in store.children and not on_register(store.children[each], session.date)
    }
    return invited - gone | absent


def _every_time(store: Store, activity: Activity, sessions: Iterable[Session], came: Counter[str]) -> int:
    due = Counter(child for each in sessions for child in _expected(store, activity, each))
    return sum(came[child] >= times for child, times in due.items())


def _roll(store: Store, times: Counter[str], sessions: Sequence[Session]) -> tuple[str, ...]:
    """Who came, by class: 四年级2班：甲、乙; of several sessions how often: 甲（3次）."""
    if not sessions:
        return ()
    day = sessions[-1].date
    found = {each: store.children[each] for each in times if each in store.children}
    in_order = [child.id for child in on_the_list(store, found, day)]
    names: dict[str, list[str]] = {}
    for id_ in (*in_order, *(each for each in found if each not in in_order)):
        how_often = f"（{times[id_]}次）" if len(sessions) > 1 else ""
        names.setdefault(class_of(found[id_], day) or NO_CLASS, []).append(found[id_].name + how_often)
    return tuple(f"{place}：{'、'.join(each)}" for place, each in names.items())


def _absences(store: Store, activity: Activity, sessions: Iterable[Session]) -> tuple[dict[str, Plain], ...]:
    return tuple(each for session in sessions for each in _absent_from(store, activity, session))


def _absent_from(store: Store, activity: Activity, session: Session) -> Iterable[dict[str, Plain]]:
    reasons = {each.child: each.reason for each in session.absent}
    missing = _expected(store, activity, session) - set(session.present)
    ordered = (*reasons, *(child for child in activity.children if child not in reasons))
    for id_ in dict.fromkeys(child for child in ordered if child in missing and child in store.children):
        child = store.children[id_]
        yield {
            "date": session.date,
            "name": child.name,
            "class": class_of(child, session.date),
            "reason": reasons.get(id_),
        }


def _rate(part: int, whole: int | None) -> float | None:
    return part / whole if whole else None


def _count(value: Plain) -> int:
    return value if isinstance(value, int) else 0
