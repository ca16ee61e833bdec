"""表彰: who was honoured in a term."""

from datetime import date

from liushou.documents.contexts.alike import shown_names
from liushou.documents.contexts.publicity import for_wall
from liushou.documents.frontmatter import Audience
from liushou.documents.plain import Plain
from liushou.records.schooling import ClassOrder, class_label, class_order, school_order
from liushou.records.standing import standing
from liushou.records.term import Award, Term
from liushou.store.load import Store

_Place = tuple[bool, ClassOrder, str]
"""Sorts children by class, after them all others; and the class as it is written."""


def award_facts(store: Store, term: Term, audience: Audience) -> tuple[dict[str, Plain], ...]:
    """The awards of a term by title: {title, dates, count, groups}, a group {place, names}.

    `place` is the class of a child on the day of the award; volunteers and names that are nobody's id come
    last, without one. Readers outside see children as 王某; titles have no word that labels children.
    """
    by_title: dict[str, list[Award]] = {}
    for award in sorted(term.awards, key=lambda each: each.date):
        by_title.setdefault(award.title, []).append(award)
    return tuple(_award(store, title, awards, audience) for title, awards in by_title.items())


def _award(store: Store, title: str, awards: list[Award], audience: Audience) -> dict[str, Plain]:
    honoured = [(award, who) for award in awards for who in award.to]
    children = [who for _, who in honoured if who in store.children]
    names = shown_names([store.children[who].name for who in children], audience)
    shown = dict(zip(children, names, strict=True))
    places: dict[_Place, list[str]] = {}
    for award, who in honoured:
        places.setdefault(_place(store, who, award.date), []).append(shown.get(who) or store.name_of(who))
    groups = tuple({"place": key[2], "names": tuple(places[key])} for key in sorted(places))
    return {
        "title": for_wall(title),
        "dates": tuple(dict.fromkeys(award.date for award in awards)),
        "count": len(honoured),
        "groups": groups,
    }


def _place(store: Store, who: str, day: date) -> _Place:
    """The place of someone in the order of classes."""
    child = store.children.get(who)
    if child is None:
        return True, class_order(None, None), ""
    school = standing(child, day).school
    label = (class_label(school.grade, school.class_) or school.grade or "") if school else ""
    return False, school_order(school), label
