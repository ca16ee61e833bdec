"""A child's family: parents, guardians and where they live."""

from dataclasses import dataclass
from datetime import date
from random import Random

from mutations.correct.hands import Data, Record
from mutations.correct.people import (
    ON,
    VILLAGES,
    WORKPLACES,
    day,
    id_number,
    older_name,
    phone,
    surname,
)

_SITUATIONS = (
    ("外出务工", "外出务工"), ("外出务工", "外出务工"), ("外出务工", "外出务工"), ("外出务工", "在家"),
    ("外出务工", "去世"), ("外出务工", "另组家庭"), ("服刑", "失联"), ("外出务工", "重病重残"),
    ("在家", "在家"),
)  # fmt: skip
_OUT_OF_TOUCH = ("去世", "失联", "服刑")
_GRAND = {"祖父": "男", "祖母": "女", "外祖父": "男", "外祖母": "女"}


@dataclass(frozen=True, slots=True)
class Family:
    """What a child and its siblings have in common. `type` is the 留守类型 of the parents' situations."""

    name: str
    parents: list[Data]
    guardians: list[Data]
    address: Record
    categories: list[Data]
    type: str
    consents: str


def family(rng: Random, eldest_born: date) -> Family:
    """A family whose eldest child was born on that day."""
    name, pair = surname(rng), rng.choice(_SITUATIONS)
    parents = [
        _parent(rng, relation, sex, name, situation, eldest_born)
        for relation, sex, situation in zip(("父亲", "母亲"), ("男", "女"), pair, strict=True)
    ]
    counted = [one for one in pair if one not in ("去世", "失联", "服刑", "另组家庭")]
    away = counted.count("外出务工")
    type_ = (
        "无父母照护" if not counted else "双留守" if away == len(counted) else "单留守" if away else "非留守"
    )
    guardians = _guardians(rng, name, eldest_born, type_)
    categories: list[Data] = ["单亲"] if "去世" in pair else ["事实无人抚养"] if not counted else []
    if rng.random() < 0.3:
        categories.append(rng.choice(("困难", "心理关注", "潜能生")))
    address: Record = {"village": rng.choice(VILLAGES), "detail": f"{rng.randint(1, 12)}组"}
    first = guardians[0]
    consents = str(first["name"]) if isinstance(first, dict) else name
    return Family(name, list(parents), guardians, address, categories, type_, consents)


def _parent(rng: Random, relation: str, sex: str, name: str, situation: str, eldest: date) -> Record:
    born = date(eldest.year - rng.randint(20, 35), rng.randint(1, 12), rng.randint(1, 28))
    own = name if sex == "男" else surname(rng)
    parent: Record = {"relation": relation, "name": older_name(rng, own, sex), "situation": situation}
    if situation not in _OUT_OF_TOUCH:
        parent["phone"] = phone(rng)
    if rng.random() < 0.5:
        parent["birth_date"] = born
    if rng.random() < 0.3:
        parent["id_number"] = id_number(rng, born, sex)
    if situation == "外出务工":
        parent["away_since"] = day(rng, date(2017, 1, 1), date(2025, 8, 31))
        parent["workplace"] = rng.choice(WORKPLACES)
        if rng.random() < 0.3:
            parent["trained_on"] = [day(rng, date(2025, 9, 1), ON)]
    return parent


def _guardians(rng: Random, name: str, eldest: date, type_: str) -> list[Data]:
    """Grandparents, the first of them the primary guardian, entrusted where both parents are away."""
    if type_ == "非留守":
        return [_guardian(rng, "母亲", "女", surname(rng), date(eldest.year - 25, 5, 6))]
    relations = rng.sample([*_GRAND, "亲属", "邻居"], rng.randint(1, 2))
    made = []
    for place, relation in enumerate(relations):
        born = date(eldest.year - rng.randint(42, 62), rng.randint(1, 12), rng.randint(1, 28))
        own = name if relation == "祖父" else surname(rng)
        guardian = _guardian(rng, relation, _GRAND.get(relation, "女"), own, born)
        if place == 0 and (len(relations) > 1 or rng.random() < 0.7):
            guardian["primary"] = True
        if place == 0 and (type_ == "双留守" or rng.random() < 0.2):
            guardian["delegated"] = _delegation(rng)
        made.append(guardian)
    return list(made)


def _guardian(rng: Random, relation: str, sex: str, name: str, born: date) -> Record:
    guardian: Record = {"name": older_name(rng, name, sex), "relation": relation, "phone": phone(rng)}
    if rng.random() < 0.7:
        guardian["birth_date"] = born
    if rng.random() < 0.2:
        guardian["id_number"] = id_number(rng, born, sex)
    guardian["occupation"] = rng.choice(("务农", "养鱼", "在家"))
    guardian["health"] = rng.choice(("健康", "健康", "患病"))
    return guardian


def _delegation(rng: Random) -> Record:
    delegated: Record = {"signed_on": day(rng, date(2025, 9, 1), date(2026, 10, 31))}
    if rng.random() < 0.8:
        delegated["until"] = day(rng, ON, date(2028, 8, 31))
    return delegated
