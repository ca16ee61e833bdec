"""The children of a store: families with their archives, siblings, pairings, time on the register."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from mutations.correct import care
from mutations.correct.family import Family, family
from mutations.correct.hands import Data, Record
from mutations.correct.helpers import Helper, Ids
from mutations.correct.people import ON, VILLAGES, child_name, day, id_number
from mutations.correct.schooling import Pupil, conduct, grades, last_year, of_age, pupil, school

_ROLES = ("代理家长", "爱心妈妈", "帮扶教师", "党员帮扶", "志愿者")
_NEW_YEAR = date(2026, 9, 1)


@dataclass(slots=True)
class Kid:
    """A child, and what other files need to know of it. `closed` is the first day off the register."""

    id: str
    who: Pupil
    family: Family
    registered: date
    closed: date | None
    record: Record

    def on_register(self, on: date) -> bool:
        """True on the days on the register."""
        return self.registered <= on and (self.closed is None or on < self.closed)

    @property
    def last(self) -> date:
        """The last day on which anything is written down."""
        return self.closed - timedelta(days=1) if self.closed else ON


def children(rng: Random, ids: Ids, helpers: list[Helper]) -> list[Kid]:
    """Two to five families, some with brothers and sisters or twins, and their pairings."""
    kids: list[Kid] = []
    for _ in range(rng.randint(2, 5)):
        eldest = pupil(rng)
        home = family(rng, eldest.born)
        brood = [_kid(rng, ids, eldest, home, helpers)]
        if rng.random() < 0.3 and brood[0].closed is None:
            brood.append(_sibling(rng, ids, brood[0], helpers))
        kids += brood
    for kid in kids:
        _pair(rng, kid, helpers)
    _peers(rng, [kid for kid in kids if kid.closed is None])
    return kids


def _sibling(rng: Random, ids: Ids, elder: Kid, helpers: list[Helper]) -> Kid:
    """A brother or sister born two years later or on the same day, each naming the other."""
    who = elder.who if elder.who.age < 3 or rng.random() < 0.3 else _younger(elder.who)
    while True:
        kid = _kid(rng, ids, who, elder.family, helpers, may_close=False)
        if kid.record["name"] != elder.record["name"]:
            break
    if who is elder.who:
        kid.record["not_duplicate"] = [elder.id]
    if "id_number" in kid.record and kid.record["id_number"] == elder.record.get("id_number"):
        del kid.record["id_number"]
        kid.record.pop("student_number", None)
    kid.record["siblings"], elder.record["siblings"] = [elder.id], [kid.id]
    return kid


def _younger(elder: Pupil) -> Pupil:
    """Two years younger, and in the grade two below."""
    born = elder.born.replace(year=elder.born.year + 2, day=min(elder.born.day, 28))
    return of_age(elder.age - 2, born, elder.class_)


def _kid(
    rng: Random, ids: Ids, who: Pupil, home: Family, helpers: list[Helper], *, may_close: bool = True
) -> Kid:
    first = max(date(2022, 9, 1), who.born + timedelta(days=40))
    registered = day(rng, first, date(2026, 10, 31))
    closed = None
    if may_close and rng.random() < 0.25 and registered < date(2026, 5, 1):
        closed = day(rng, max(date(2026, 1, 10), registered + timedelta(days=30)), date(2026, 10, 31))
    sex = rng.choice("男女")
    record: Record = {"id": ids.new("c"), "name": child_name(rng, home.name, sex), "sex": sex}
    record |= {"birth_date": who.born, "status": "在册", "registered_on": registered}
    kid = Kid(str(record["id"]), who, home, registered, closed, record)
    _identity(rng, kid, sex)
    _situation(rng, kid)
    _done_for(rng, kid, helpers)
    return kid


def _identity(rng: Random, kid: Kid, sex: str) -> None:
    record = kid.record
    if kid.closed:
        record |= {"status": rng.choice(("转出", "结束")), "closed_on": kid.closed}
    if kid.registered > date(2025, 9, 1) and kid.who.born < date(2020, 1, 1) and rng.random() < 0.2:
        record["earlier"] = [
            {"registered_on": date(2022, 9, 5), "closed_on": date(2024, 2, 20), "status": "转出"}
        ]
    if rng.random() < 0.6:
        number = record["id_number"] = id_number(rng, kid.who.born, sex)
        if rng.random() < 0.5:
            record["student_number"] = f"G{number}"
    record["ethnicity"] = rng.choice(("汉族", "汉族", "畲族"))
    record["hukou"] = {"rural": rng.random() < 0.9, "registered": True, "place": f"临川县青禾镇{VILLAGES[0]}"}


def _situation(rng: Random, kid: Kid) -> None:
    record, home = kid.record, kid.family
    old = kid.closed is not None and kid.closed <= _NEW_YEAR
    record |= {"address": home.address, "school": school(rng, kid.who, years_ago=int(old))}
    record |= {"parents": home.parents, "guardians": home.guardians}
    record["guardianship"] = rng.choice(("较好", "较好", "一般", "一般", "差"))
    if home.categories:
        record["categories"] = home.categories
    if rng.random() < 0.15:
        record["focus"] = {"since": day(rng, kid.registered, kid.last), "why": "祖母患病"}
    record["health"] = care.health(rng, kid.who.born, kid.last)
    record["income_sources"] = rng.sample(["打工收入", "种养殖业", "政府救助"], rng.randint(1, 2))
    if rng.random() < 0.5:
        record["interests"] = ["画画", "跑步"]
    before = last_year(rng, kid.who, kid.registered) if kid.closed is None else None
    if before is not None:
        if rng.random() < 0.2:
            before["guardianship"] = "一般"
        record["past"] = [before]


def _done_for(rng: Random, kid: Kid, helpers: list[Helper]) -> None:
    record, first, last = kid.record, kid.registered, kid.last
    if rng.random() < 0.2:
        record["aid"] = [care.aid(rng)]
    if kid.who.age >= 8:
        record |= {"grades": grades(rng, kid.who), "conduct": conduct(rng)}
    record["records"] = care.records(rng, first, last, helpers)
    cases: list[Data] = [care.closed_case(rng, first, last, helpers)] if rng.random() < 0.15 else []
    if kid.closed is None and record["guardianship"] == "差":
        cases.append(care.open_case(rng, first, helpers))
    if cases:
        record["cases"] = cases
    if kid.who.age >= 7 and rng.random() < 0.15:
        record["plans"] = [care.plan(rng, helpers)]
    record["vacations"] = care.vacations(rng)
    record["consent"] = care.consent(rng, kid.family.consents, first, last)
    if rng.random() < 0.2:
        record["notes"] = "电话请在晚上八点以后打：白天在厂里"


def _pair(rng: Random, kid: Kid, helpers: list[Helper]) -> None:
    """An adult pairing that goes on where somebody has room, perhaps one that has ended."""
    pairings: list[Data] = []
    earlier = [one for one in helpers if one.kind != "单位" and one.joined <= kid.registered]
    if earlier and rng.random() < 0.4 and kid.registered < date(2026, 3, 1):
        one = rng.choice(earlier)
        end = min(kid.last, one.left or kid.last, date(2026, 6, 30))
        pairings.append({"with": one.id, "role": "志愿者", "since": kid.registered, "until": end})
    free = [one for one in helpers if one.room and one.left is None and one.kind != "单位"]
    if kid.closed is None and free:
        one = rng.choice(free)
        one.room -= 1
        since = day(rng, max(kid.registered, date(2026, 7, 1), one.joined), ON)
        pairing: Record = {"with": one.id, "role": rng.choice(_ROLES), "since": since}
        if rng.random() < 0.5:
            pairing |= {"signed_on": since, "goal": "每周一次亲情通话"}
        pairings.append(pairing)
    if pairings:
        kid.record["pairings"] = pairings


def _peers(rng: Random, kids: list[Kid]) -> None:
    """A classmate who helps with lessons, written on one side."""
    if len(kids) < 2 or rng.random() < 0.5:
        return
    one, other = rng.sample(kids, 2)
    since = day(rng, max(one.registered, other.registered), ON)
    held = one.record.get("pairings", [])
    peer: Record = {"with": other.id, "role": rng.choice(("学习帮手", "手拉手伙伴")), "since": since}
    one.record["pairings"] = [*(held if isinstance(held, list) else []), peer]
