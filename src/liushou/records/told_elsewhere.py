"""What the files of activities and terms tell of a child."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from liushou.dates import shifted
from liushou.records.activity import Activity, Session
from liushou.records.child import Child
from liushou.records.event import Event, Turn
from liushou.records.fields import CARE
from liushou.records.present import plain
from liushou.records.term import Donation, Term
from liushou.terms import vacation_name


def attended(child: Child, activities: Iterable[Activity]) -> Iterator[Event]:
    """The sessions the child or its guardian came to, and those it is noted as absent from."""
    for activity in activities:
        if activity.status != "取消":
            for session in activity.sessions:
                yield from _at(session, activity, child)


def told_by_terms(child: Child, terms: Iterable[Term]) -> Iterator[Event]:
    """Awards and donations the child is named for, and where it is in the vacation after each term.

    A vacation stands on its first day: that of the term's `vacation`, else the day after the term.
    """
    for term in terms:
        for award in term.awards:
            if child.id in award.to or child.name in award.to:
                yield Event(award.date, "表彰", text=award.title)
        for gift in term.donations:
            if child.id in gift.children:
                yield Event(gift.date, "受助", (gift.donor,), given(gift))
        begins = term.vacation.from_ if term.vacation else shifted(term.ends, timedelta(days=1))
        for spent in child.vacations:
            if spent.term == term.id:
                where = f"{spent.place}，{spent.carer}照看" if spent.carer else spent.place
                yield Event(begins, f"{vacation_name(term.id)}去向", text=where, turn=Turn.BEGINS)


def _at(session: Session, activity: Activity, child: Child) -> Iterator[Event]:
    if child.id in session.present:
        yield Event(session.date, "参加活动", text=activity.title)
    for each in session.absent:
        if each.child == child.id:
            yield Event(session.date, "活动缺席", (activity.title,), each.reason or "", CARE)
    if child.id in session.guardians:
        yield Event(session.date, "监护人到会", text=activity.title)


def given(gift: Donation) -> str:
    """What was given: 书包 12，300 元."""
    number = plain(gift.quantity) if gift.quantity is not None else None
    item = f"{gift.item} {number}" if gift.item and number else gift.item
    money = f"{plain(gift.amount)} 元" if gift.amount is not None else None
    return "，".join(part for part in (item, money) if part)
