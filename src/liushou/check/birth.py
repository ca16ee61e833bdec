"""What a child's birth date rules out: dates before it, and forebears of nearly the same age."""

from collections.abc import Collection, Iterator
from datetime import date

from liushou.check.fields import Parts, Values
from liushou.check.rule import Hit
from liushou.check.rules.ls105_real_date import EARLIEST, is_too_old
from liushou.check.shown import name_of_day, shown_day
from liushou.check.span import BIRTHS, span_of
from liushou.dates import months_before
from liushou.findings import Path
from liushou.records.careplan import Checkup, Consent, Focus, Pairing
from liushou.records.child import Child, EarlierStay, Past
from liushou.records.family import Delegation, Grandparent, Guardian, Parent
from liushou.records.schooling import School

# Records, cases and the beginnings of pairings are not here: LS308 tells those that lie before
# registered_on, so one before the birth that it lets pass has a registered_on before the birth too.
_LATER = frozenset({
    (Child, "registered_on"), (EarlierStay, "registered_on"), (School, "since"), (School, "left_on"),
    (Checkup, "date"), (Focus, "since"), (Consent, "signed_on"), (Pairing, "signed_on"),
    (Delegation, "signed_on"), (Past, "until"),
})  # fmt: skip
LATER_THAN_BIRTH = Values(date, lambda model, info: (model, info.key) in _LATER)
_FAMILY = Parts(lambda model: model in (Parent, Guardian, Grandparent))
_YEARS = 12
_YEARS_OLDER = {
    **dict.fromkeys(("父亲", "母亲", "养父", "养母", "祖父", "祖母", "外祖父", "外祖母"), _YEARS),
    **dict.fromkeys(("继父", "继母"), 0),
}
"""By how many years a forebear is at least older than the child; brothers and teachers are none."""
_NAMED = 3

Place = tuple[Path, date, str]


def against_birth(child: Child, on: date, told: Collection[Path]) -> Iterator[Hit]:
    """The dates that the child's birth date contradicts; those at the places `told` are told already.

    Where dates of several days contradict it, the birth date is the one to look at, and is told once.
    An implausible birth date (LS105) is held against nothing.
    """
    born = child.birth_date
    if born > on or born < EARLIEST or is_too_old(child, on):
        return
    early = [place for place in _before_birth(child) if place[0] not in told]
    if len(early) > 1 and len({day for _, day, _ in early}) > 1:
        yield Hit(("birth_date",), f"出生日期（{born}）晚于{_listed(early)}：请核对出生日期")
    else:
        for path, day, name in early:
            found = f"{name}{shown_day(child, path, day)}"
            yield Hit(path, f"{found}早于孩子的出生日期（{born}）：请核对，改正写错的一个")
    young = list(_too_young(child, on))
    if len(young) > 1 and len({day for _, day, _ in young}) > 1:
        message = f"出生日期（{born}）比{_listed(young)}晚不到 {_YEARS} 年：请核对出生日期"
        yield Hit(("birth_date",), message)
    else:
        for path, day, name in young:
            apart = f"早不到 {_YEARS} 年" if day <= born else "还晚"
            yield Hit(path, f"{name}（{day}）比孩子的（{born}）{apart}：请核对，改正写错的一个")


def _before_birth(child: Child) -> Iterator[Place]:
    born = child.birth_date
    if span_of(child).first_day >= born:
        return
    for early in LATER_THAN_BIRTH.bad(child, lambda day: EARLIEST <= day < born):
        yield early.path, early.value, name_of_day(child, early.path)


def _too_young(child: Child, on: date) -> Iterator[Place]:
    births = BIRTHS.held(child)
    if len(births) == 1:  # the child's own
        return
    limit = months_before(child.birth_date, _YEARS * 12)
    if sum(day > limit for day in births) == 1:
        return
    for path, person in _FAMILY.of(child):
        if not isinstance(person, (Parent, Guardian, Grandparent)) or person.birth_date is None:
            continue
        years = _YEARS_OLDER.get(person.relation)
        if years is not None and months_before(child.birth_date, years * 12) < person.birth_date <= on:
            yield (*path, "birth_date"), person.birth_date, f"{person.relation}的出生日期"


def _listed(places: list[Place]) -> str:
    """The names of the dates, each once, a few of many."""
    names = list(dict.fromkeys(name for _, _, name in places))
    more = f"等 {len(places)} 个日期" if len(names) > _NAMED else ""
    return f"{'、'.join(names[:_NAMED])}{more}"
