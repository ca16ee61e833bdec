"""The tables of what was done for the members: records, cases, pairings, attendance."""

from collections.abc import Callable

import pandas as pd

from liushou.records.activity import Session
from liushou.stats.columns import days, texts, truths
from liushou.stats.population import Scope


def categories(scope: Scope) -> pd.DataFrame:
    """(child, category): a row for each category of a member, once; 未填 for a member that has none."""
    rows = [
        (member.child.id, category)
        for member in scope.members
        for category in dict.fromkeys(member.child.categories) or (None,)
    ]
    return pd.DataFrame({"child": texts(row[0] for row in rows), "category": texts(row[1] for row in rows)})


def records(scope: Scope) -> pd.DataFrame:
    """(child, kind): the records of members in the term, up to `on`."""
    first, last = scope.term.begins, scope.on
    rows = [
        (member.child.id, record.kind)
        for member in scope.members
        for record in member.child.records
        if first <= record.date <= last
    ]
    return pd.DataFrame({"child": texts(id_ for id_, _ in rows), "kind": texts(kind for _, kind in rows)})


def cases(scope: Scope) -> pd.DataFrame:
    """(child, kind, level, closed, legal_aid): the cases of members opened by `on`."""
    rows = [
        (member.child.id, case)
        for member in scope.members
        for case in member.child.cases
        if case.opened <= scope.on
    ]
    return pd.DataFrame(
        {
            "child": texts(id_ for id_, _ in rows),
            "kind": texts(case.kind for _, case in rows),
            "level": texts(case.level for _, case in rows),
            "closed": days(case.closed for _, case in rows),
            "legal_aid": truths(case.legal_aid is True for _, case in rows),
        }
    )


def pairings(scope: Scope) -> pd.DataFrame:
    """(child, adult): the pairings active on the members' judged days, written on either side."""
    rows = [
        (member.child.id, pair.adult)
        for member in scope.members
        for pair in scope.helpers.pairings(member.child)
        if pair.active(member.day)
    ]
    return pd.DataFrame({"child": texts(row[0] for row in rows), "adult": truths(row[1] for row in rows)})


def attendance(scope: Scope, who: Callable[[Session], tuple[str, ...]]) -> pd.DataFrame:
    """(child, activity, kind, term, date): members among `who` of each session up to the day asked for.

    That day may lie in the vacation, whose activities belong to the term. Activities that are 取消 have no
    part in it.
    """
    ids = {member.child.id for member in scope.members}
    rows = [
        (child, activity, session.date)
        for activity in scope.store.activities.values()
        if activity.status != "取消"
        for session in activity.sessions
        if session.date <= scope.asked
        for child in who(session)
        if child in ids
    ]
    return pd.DataFrame(
        {
            "child": texts(child for child, _, _ in rows),
            "activity": texts(activity.id for _, activity, _ in rows),
            "kind": texts(activity.kind for _, activity, _ in rows),
            "term": texts(activity.term for _, activity, _ in rows),
            "date": days(day for _, _, day in rows),
        }
    )
