"""简报: what was done in a stretch of time, and what is planned next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from liushou.dates import Interval, month_days
from liushou.documents.contexts.calendar import CANCELLED, Row, calendar_rows, short_period
from liushou.documents.contexts.discreet import discreet
from liushou.documents.contexts.publicity import for_wall, labels_children
from liushou.documents.contexts.reader import Reader
from liushou.documents.contexts.report_shape import ReportJson
from liushou.documents.frontmatter import Audience
from liushou.documents.plain import Plain
from liushou.records.activity import Activity, Session
from liushou.records.publishing import ONCE
from liushou.records.term import Term
from liushou.rounding import rounded
from liushou.store.load import Store
from liushou.store.term_plan import activities_of

_PLANNED = frozenset({"工作", "活动", "开放"})


@dataclass(frozen=True, slots=True)
class Issue:
    """What a newsletter tells of: its name, the days it looks back on, and those it looks ahead to."""

    name: str
    days: Interval
    ahead: Interval | None
    ahead_name: str


def term_issue(term: Term, name: str, on: date) -> Issue:
    """A term up to `on`, and what is left of it and its vacation."""
    last = term.vacation.to if term.vacation else term.ends
    following = min(on, last) + timedelta(days=1)
    ahead = Interval(following, last) if following <= last else None
    return Issue(name, Interval(term.begins, max(term.begins, min(on, last))), ahead, "下一步")


def news(
    store: Store,
    terms: Iterable[Term],
    issue: Issue,
    *,
    audience: Audience,
    figures: ReportJson | None = None,
) -> dict[str, Plain]:
    """{name, from, to, done, totals, duties, since, ahead, approximate} of an issue, out of these terms.

    `done`: activities held, {title, kind, from, to, places, times, children, guardians, helpers, others,
    theme, summary}, of which `times` is how often and the numbers are heads added up over all times.
    `totals`: {activities, children, helpers}. `duties`: {name, done} of the term's report up to `since`.
    `ahead`: {time, work, detail, lead} by day, of `ahead_name` (12月, 下一步). `approximate`: numbers of
    children are to the nearest five (None where that is none), as they are for public readers, whose texts
    name no group of children and who get no `summary`; summaries name children to internal readers only.
    """
    terms = tuple(terms)
    public = audience == "public"
    held = [_held(store, each, issue, audience) for term in terms for each in activities_of(store, term)]
    done = tuple(each for each in held if each is not None)
    return {
        "name": issue.name,
        "from": issue.days.first,
        "to": issue.days.last,
        "done": done,
        "totals": _totals(store, terms, issue, len(done), public=public),
        "duties": _duties(figures, public=public),
        "since": date.fromisoformat(figures["on"]) if figures else None,
        "ahead_name": issue.ahead_name,
        "ahead": _ahead(store, terms, issue, public=public),
        "approximate": public,
    }


def _sessions(activity: Activity, days: Interval) -> tuple[Session, ...]:
    if activity.status == "计划":
        return ()
    return tuple(session for session in activity.sessions if days.holds(session.date))


def _held(store: Store, activity: Activity, issue: Issue, audience: Audience) -> dict[str, Plain] | None:
    """An activity as far as it was held in these days; None if it was not."""
    sessions = _sessions(activity, issue.days)
    unrecorded = activity.status == "完成" and not activity.sessions
    if not sessions and not (unrecorded and activity.when.days.meets(issue.days)):
        return None
    when = activity.when
    days = [session.date for session in sessions] or [when.from_, when.to or when.from_]
    public = audience == "public"
    speak = for_wall if public else str
    others: dict[str, int] = {}
    for session in sessions:
        for other in session.others:
            others[other.name] = others.get(other.name, 0) + other.count
    return {
        "title": speak(activity.title),
        "kind": activity.kind,
        "from": min(days),
        "to": max(days),
        "places": activity.places,
        "times": len(sessions),
        "children": _heads(sum(len(session.present) for session in sessions), public=public),
        "guardians": _heads(sum(len(session.guardians) for session in sessions), public=public),
        "helpers": sum(len(session.volunteers) for session in sessions) or None,
        "others": tuple({"name": speak(name), "count": count} for name, count in others.items() if count),
        "theme": activity.theme and speak(activity.theme),
        "summary": _summary(store, activity, audience),
    }


def _heads(count: int, *, public: bool) -> int | None:
    return (rounded(count) if public else count) or None


def _summary(store: Store, activity: Activity, audience: Audience) -> Plain:
    """What came of it, which is written for the archive: not for public readers, nameless for superiors."""
    summary = activity.outcome.summary if activity.outcome else None
    return None if audience == "public" else discreet(summary, Reader(store, audience))


def _totals(
    store: Store, terms: Iterable[Term], issue: Issue, done: int, *, public: bool
) -> dict[str, Plain]:
    sessions = [
        session
        for term in terms
        for activity in activities_of(store, term)
        for session in _sessions(activity, issue.days)
    ]
    return {
        "activities": done,
        "children": _heads(sum(len(session.present) for session in sessions), public=public),
        "helpers": sum(len(session.volunteers) for session in sessions) or None,
    }


def _duties(figures: ReportJson | None, *, public: bool) -> tuple[dict[str, Plain], ...]:
    """What was done for the children; for public readers without duties to a group of them.

    Nor do they read of those done every week or month: a multiple of the children tells how many they are.
    """
    duties = figures["duties"] if figures else ()
    told = [
        each for each in duties if not public or (each["every"] in ONCE and not labels_children(each["kind"]))
    ]
    counts = [(each["kind"], _heads(each["done"], public=public)) for each in told]
    return tuple({"name": name, "done": count} for name, count in counts if count)


def _ahead(
    store: Store, terms: Iterable[Term], issue: Issue, *, public: bool
) -> tuple[dict[str, Plain], ...]:
    if issue.ahead is None:
        return ()
    days = issue.ahead
    rows = [row for term in terms for row in calendar_rows(store, term)]
    planned = [row for row in rows if row.kind in _PLANNED and row.detail != CANCELLED and _within(row, days)]
    speak = for_wall if public else str
    return tuple(
        {
            "time": _when(row, days),
            "work": speak(row.work),
            "detail": speak(row.detail),
            "lead": row.lead,
        }
        for row in sorted(planned, key=lambda row: max((row.days or row.band).first, days.first))
    )


def _when(row: Row, ahead: Interval) -> str:
    """12月4日; 至1月16日 of what goes on; 12月 or 1月30日至2月28日 where any day will do."""
    if row.days is None:
        whole = row.band == month_days(row.band.first)
        return f"{row.band.first.month}月" if whole else short_period(row.band)
    if row.days.first >= ahead.first:
        return short_period(row.days)
    last = row.days.last or row.days.first
    return f"至{last.month}月{last.day}日"


def _within(row: Row, days: Interval) -> bool:
    """True for a row with a day of these, or one of any day if most of its band lies in them."""
    if row.days is not None:
        return row.days.meets(days) is not None
    shared = row.band.meets(days)
    return shared is not None and 2 * _length(shared) >= _length(row.band)


def _length(days: Interval) -> int:
    return ((days.last or days.first) - days.first).days + 1
