"""What is weighed of a child and of a helper on a day, as plain values."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from liushou.care.pairing.fitness import Need, needs_of, plain
from liushou.care.pairing.kin import Homes, kinship
from liushou.care.pairing.places import Load, Taken
from liushou.dates import full_years
from liushou.records.child import Child
from liushou.records.schooling import School
from liushou.records.standing import standing
from liushou.records.unit import UnitInfo
from liushou.records.volunteer import Volunteer

ClassKey = tuple[str, str, str]
"""School, grade and class as they are compared; the class is empty for a whole grade."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Why a helper is no stranger to a child, in Chinese: said where they come together, and where they do
    not (after the helper's name).
    """

    helper: str
    together: str
    apart: str


@dataclass(frozen=True, slots=True)
class ChildFacts:
    """A child who needs somebody, as it stands on the day; its school counts while it is enrolled.

    `needs` are what skills can be good for; `village`, `school`, `grade` and `room` are as they are compared.
    """

    child: Child
    age: int
    needs: tuple[Need, ...]
    at: School | None
    lives_in: str | None
    village: str | None
    school: str | None
    grade: ClassKey | None
    room: ClassKey | None
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class HelperFacts:
    """A helper who could take a child; `works_at` is a school that children of the store go to."""

    volunteer: Volunteer
    load: Load
    villages: tuple[str, ...]
    works_at: str | None
    grades: tuple[ClassKey, ...]
    rooms: tuple[ClassKey, ...]


@dataclass(frozen=True, slots=True)
class Schools:
    """The schools that the children of a store go to; `only` where there is but one: it need not be named.

    五年级2班 is a class of its school only: where there are several, one of another is another class, and one
    of a school that is not known is no class to be compared. `whole` tells that the store is one of that
    school itself or of a class there: whoever answers for a class does so there, wherever he or she works.
    """

    names: frozenset[str]
    only: str | None
    whole: bool = False

    def of_child(self, written: str | None) -> str | None:
        """The school a child goes to."""
        return plain(written) if written else self.only

    def of_helper(self, organisation: str | None) -> str | None:
        """The school whose classes somebody of this organisation answers for."""
        name = plain(organisation) if organisation else None
        if name in self.names:
            return name
        return self.only if name is None or self.whole else None


def schools_of(children: Iterable[Child], unit: UnitInfo) -> Schools:
    """The schools named in the children's archives, and the unit if it is one itself.

    A class is of one school even where none is named: then it stands for it. A village or a town has but one
    where every child is written with it: who is written with none may go to any other.
    """
    written = {plain(child.school.name or "") for child in children if child.school}
    named = frozenset(written - {""})
    own = plain(unit.name)
    if unit.level == "学校":
        return Schools(named | {own}, own, whole=True)
    if unit.level == "班级" and len(named) <= 1:
        only = next(iter(named), own)
        return Schools(named | {only}, only, whole=True)
    return Schools(named, next(iter(named)) if len(written) == len(named) == 1 else None)


def child_facts(child: Child, day: date, schools: Schools, ties: tuple[Tie, ...]) -> ChildFacts:
    """What is weighed of a child."""
    then = standing(child, day)
    at = then.school if then.school is not None and then.school.enrolled else None
    school = schools.of_child(at.name) if at else None
    return ChildFacts(
        child,
        full_years(child.birth_date, day),
        needs_of(child),
        at,
        then.village,
        plain(then.village) if then.village else None,
        school,
        _key(school, at.grade, None) if at else None,
        _key(school, at.grade, at.class_) if at and at.class_ is not None else None,
        ties,
    )


def helper_facts(volunteer: Volunteer, load: Load, day: date, schools: Schools) -> HelperFacts:
    """What is weighed of a helper: home and 包保 villages, and the classes and grades answered for."""
    school = schools.of_helper(volunteer.organisation)
    organisation = plain(volunteer.organisation or "")
    teaches = volunteer.kind == "教师" and not organisation
    room = volunteer.homeroom_on(day)
    answers_for = [*((room,) if room else ()), *volunteer.covers]
    homes = [volunteer.address.village] if volunteer.address else []
    # The class of a village is not the village: whoever answers for it does so for those children alone.
    homes += [one.village for one in volunteer.covers if one.village and not (one.grade or one.class_)]
    return HelperFacts(
        volunteer,
        load,
        tuple(dict.fromkeys(map(plain, homes))),
        school if teaches or organisation in schools.names else None,
        _keys(_key(school, one.grade, None) for one in answers_for),
        _keys(_key(school, one.grade, one.class_) for one in answers_for if one.class_ is not None),
    )


def ties_of(
    children: Mapping[str, Child], asked: Iterable[str], day: date, homes: Homes, taken: Taken
) -> Iterator[tuple[Tie, ...]]:
    """Of each child asked for, the helpers it knows: by a pairing that ended, or by brothers and sisters
    whom they look after or are to look after.
    """
    carers: dict[str, dict[str, bool]] = {}
    for helper, ids in taken.later.items():
        for each in ids:
            carers.setdefault(each, {})[helper] = False
    for helper, looked_after in taken.now.items():
        for child in looked_after:
            carers.setdefault(child.id, {})[helper] = True
    for id_ in asked:
        child = children[id_]
        kin = (children[other] for other in homes.get(id_, ()) if other != id_)
        by_kin = (
            _by_kin(child, one, helper, now=now)
            for one in kin
            for helper, now in sorted(carers.get(one.id, {}).items())
        )
        yield (*_before(child, day), *by_kin)


def _before(child: Child, day: date) -> Iterator[Tie]:
    for pair in child.pairings:
        if pair.adult and pair.until is not None and pair.until < day:
            said = f"曾结对（{pair.since:%Y-%m} 至 {pair.until:%Y-%m}）"
            yield Tie(pair.with_, said, said)


def _by_kin(child: Child, other: Child, helper: str, *, now: bool) -> Tie:
    named = f"{other.name}（{kinship(child, other)}）"
    return Tie(helper, f"与{named}同一人", f"{'已' if now else '将'}帮扶{named}")


def _key(school: str | None, grade: str | None, class_: int | str | None) -> ClassKey | None:
    if school is None or grade is None:
        return None
    return school, grade, "" if class_ is None else plain(str(class_))


def _keys(found: Iterable[ClassKey | None]) -> tuple[ClassKey, ...]:
    return tuple(dict.fromkeys(key for key in found if key is not None))
