"""What a month brought for a child, as it is told to the parents (学习生活情况反馈单)."""

from collections import Counter
from datetime import date, timedelta

from liushou.documents.contexts.publicity import for_wall
from liushou.documents.contexts.reader import Reader
from liushou.documents.plain import Plain
from liushou.records.child import Child
from liushou.records.family import delegated_on
from liushou.records.standing import standing
from liushou.records.term import Term
from liushou.terms import term_name

CONTACTS = frozenset({"亲情电话", "亲情视频", "亲情书信", "亲情见面"})
_TOLD = ("谈心", "家访", "走访", "慰问", "家长联系", "监护人交流", "帮扶", "课业辅导", "生日祝福")
"""Kinds of care a family is told of, by how often; what was said in them stays in the archive."""
_WEEK = timedelta(days=7)
_ENDING = timedelta(days=30)
_VACATION_NEAR = timedelta(days=45)


def month_facts(reader: Reader, child: Child, term: Term | None, on: date) -> dict[str, Plain]:
    """`month`: the calendar month of `on`, up to that day.

    `name` (2026年11月), `first`, `last`; `activities` at which the child was expected: {title, came,
    missed} (days); `contacts` with the family: {count, last}; `care`: {kind, count}; of the
    school, not later than the current term, `marks` {term_name, scores: [{subject, score}], total} or None
    and `honours` {term_name, honours}; `checkup`, the latest, or None; `asks`, what the family is asked for.
    """
    first = on.replace(day=1)
    kinds = Counter[str](each.kind for each in child.records if first <= each.date <= on)
    contacts = [each.date for each in child.records if each.kind in CONTACTS and first <= each.date <= on]
    checkups = [each for each in child.health.checkups if each.date <= on] if child.health else []
    return {
        "name": f"{on.year}年{on.month}月",
        "first": first,
        "last": on,
        "activities": _activities(reader, child, first, on),
        "contacts": {"count": len(contacts), "last": max(contacts, default=None)},
        "care": tuple({"kind": kind, "count": kinds[kind]} for kind in _TOLD if kinds[kind]),
        "marks": _marks(reader, child, term),
        "honours": _honours(reader, child, term),
        "checkup": reader.fields(max(checkups, key=lambda each: each.date)) if checkups else None,
        "asks": asks(child, term, on),
    }


def asks(child: Child, term: Term | None, on: date) -> dict[str, Plain]:
    """What the school has to ask of the family on `on`.

    `call`: a parent is away and no contact is recorded in the last seven days. `agreement`: both parents
    are away and no 委托照护协议 holds; `renewal`: the last day of one that holds no more than 30 days
    longer, else None. `consent`: none on file. `vacation`: it begins within 45 days, and where the child
    goes is not known. `vaccine`: vaccinations are missing.
    """
    then = standing(child, on)
    away = any(each.situation == "外出务工" for each in then.parents)
    lately = any(each.kind in CONTACTS and on - _WEEK < each.date <= on for each in child.records)
    holds = delegated_on(then.guardians, on)
    ends = [each.delegated.until for each in then.guardians if each.delegated and each.delegated.holds_on(on)]
    last = max((end for end in ends if end), default=None) if None not in ends else None
    vacation = term.vacation if term else None
    known = term is not None and any(each.term == term.id for each in child.vacations)
    return {
        "call": away and not lately,
        "agreement": then.left_behind == "双留守" and not holds,
        "renewal": last if last and last <= on + _ENDING else None,
        "consent": not child.consent_on_file(on),
        "vacation": bool(vacation and on <= vacation.from_ <= on + _VACATION_NEAR and not known),
        "vaccine": child.health is not None and child.health.immunised is False,
    }


def _activities(reader: Reader, child: Child, first: date, last: date) -> tuple[dict[str, Plain], ...]:
    came: dict[str, list[date]] = {}
    missed: dict[str, list[date]] = {}
    for activity in reader.store.activities.values():
        for session in activity.sessions:
            if first <= session.date <= last:
                absent = any(each.child == child.id for each in session.absent)
                if child.id in session.present or absent:
                    title = for_wall(activity.title)
                    came.setdefault(title, [])
                    missed.setdefault(title, [])
                    (missed if absent else came)[title].append(session.date)
    titles = sorted(came, key=lambda title: (min(came[title] + missed[title]), title))
    return tuple(
        {"title": title, "came": tuple(sorted(came[title])), "missed": tuple(sorted(missed[title]))}
        for title in titles
    )


def _marks(reader: Reader, child: Child, term: Term | None) -> dict[str, Plain] | None:
    """The latest marks; without the rank in class, which is not told."""
    past = [each for each in child.grades if term is None or each.term <= term.id]
    if not past:
        return None
    latest = max(past, key=lambda each: each.term)
    shown = reader.fields(latest)
    scores = shown["scores"]
    pairs = scores.items() if isinstance(scores, dict) else ()
    return {
        "term_name": term_name(latest.term),
        "scores": tuple({"subject": subject, "score": score} for subject, score in pairs),
        "total": shown["total"],
    }


def _honours(reader: Reader, child: Child, term: Term | None) -> tuple[dict[str, Plain], ...]:
    """The honours of the last two terms that brought any, oldest first."""
    past = [each for each in child.conduct if each.honours and (term is None or each.term <= term.id)]
    latest = sorted(past, key=lambda each: each.term)[-2:]
    return tuple(
        {"term_name": term_name(each.term), "honours": each.honours}
        for each in latest
        if reader.audience != "public"
    )
