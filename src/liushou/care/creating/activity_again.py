"""An activity held again: last year's plan, this year's dates, and what to look at."""

from collections.abc import Iterator, Sequence
from datetime import date

from liushou.care.creating.activity_copy import ActivityCopy, activity_copy
from liushou.care.creating.copied import copied
from liushou.care.creating.fresh import NewRecord
from liushou.care.creating.new_date import NewDate, new_date, target_term
from liushou.care.creating.term_days import holding, no_term
from liushou.care.creating.titles import naming_year
from liushou.care.setting.assignments import assigned
from liushou.care.setting.people import People
from liushou.dates import parse_date
from liushou.errors import UsageError
from liushou.records.activity import Activity
from liushou.records.standing import on_register
from liushou.records.term import Term
from liushou.store.load import Store
from liushou.terms import resolve_term
from liushou.yamltext.reader import read

_WEEKDAYS = "一二三四五六日"


def activity_again(
    store: Store, old: Activity, data: bytes, new_id: str, words: Sequence[str], on: date
) -> NewRecord:
    """The plan of `old`, whose file is `data`, as that of a new activity `new_id`.

    `words` are assignments `路径=值`, of which `when.from` gives the day and `term` the term. Raises
    UsageError where no term of the store holds the day, EditError for a text that cannot be changed with
    certainty.
    """
    people = People(store)
    given = {one.path: one.value for one in assigned(Activity, words, read(data).value, people)}
    asked = _asked_term(store, given.get(("term",)), on)
    first = given.get(("when", "from"))
    if isinstance(first, str):
        found = NewDate(parse_date(first), "")
    else:
        found = new_date(store, old, asked or target_term(store, old, on))
    holds = asked or holding(store, found.day)
    if holds is None:
        raise UsageError(no_term(found.day))
    copy = activity_copy(store, old, new_id, holds.id, found.day)
    new = copied(Activity, data, copy.edits, words, people)
    old_year = old.when.from_.year
    stale = naming_year(Activity, new.text, new.values, old_year) if found.day.year != old_year else ()
    told = (*new.told, _dated(found, holds), *_about_people(store, old, copy, found.day))
    look = (f"还写着 {old_year} 年，请看是否要改：{'、'.join(stale)}。",) if stale else ()
    return NewRecord(new.text, (*told, *look))


def _asked_term(store: Store, word: object, on: date) -> Term | None:
    if not isinstance(word, str):
        return None
    return store.terms[resolve_term(word, {key: term.days for key, term in store.terms.items()}, on)]


def _dated(found: NewDate, term: Term) -> str:
    why = f"（{found.why}）" if found.why else ""
    off = next((one.name for one in term.holidays if one.from_ <= found.day <= one.to), None)
    rest = f"那天{off}放假，请看是否要另定。" if off else ""
    return f"日期：{found.day} 周{_WEEKDAYS[found.day.weekday()]}{why}，属 {term.id} 学期。{rest}"


def _about_people(store: Store, old: Activity, copy: ActivityCopy, day: date) -> Iterator[str]:
    if copy.children:
        names = (store.children[id_].name if id_ in store.children else id_ for id_ in copy.children)
        yield f"那一天不在册，没有再请：{'、'.join(names)}。"
    if copy.helpers:
        yield f"那一天已离岗，没有再列：{'、'.join(map(store.name_of, copy.helpers))}。"
    for role, who in copy.wanted:
        yield f"筹备组“{role}”的 {store.name_of(who)} 那一天已离岗，请换人。"
    if old.children:
        others = sum(
            on_register(child, day) for id_, child in store.children.items() if id_ not in old.children
        )
        if others:
            yield f"另有 {others} 名那一天在册的儿童原来没有受邀，要请的写进 children。"
