"""The terms with their surveys, the settings of the unit, and the residents."""

from collections import defaultdict
from datetime import date
from random import Random

from mutations.correct.children import Kid
from mutations.correct.hands import Data, Record
from mutations.correct.helpers import Helper, Ids
from mutations.correct.people import (
    ON,
    SCHOOL,
    VILLAGES,
    WORKPLACES,
    day,
    id_number,
    older_name,
    phone,
    surname,
)

_TERMS = (
    ("2025-2026-1", date(2025, 9, 1), date(2026, 1, 30), date(2026, 1, 31), date(2026, 3, 1)),
    ("2025-2026-2", date(2026, 3, 2), date(2026, 7, 10), date(2026, 7, 11), date(2026, 8, 31)),
    ("2026-2027-1", date(2026, 9, 1), date(2027, 1, 29), date(2027, 1, 30), date(2027, 2, 28)),
)


def terms(rng: Random, kids: list[Kid], helpers: list[Helper], plans: list[Record]) -> list[Record]:
    """Three terms; the present one with a survey that the archives agree with."""
    made = []
    for id_, begins, ends, leave, back in _TERMS:
        term: Record = {"id": id_, "begins": begins, "ends": ends, "principles": ["孩子优先", "一人一策"]}
        now = begins <= ON <= ends
        rows = _survey(rng, kids, helpers) if now and rng.random() < 0.7 else []
        if rows:
            term["survey"] = rows
        term["goals"] = [{"text": "档案齐全", "indicator": "建档率", "target": rng.choice((95, 98.5, 100))}]
        lead = rng.choice(
            [one.id for one in helpers if one.serves(min(begins, ON)) and one.serves(min(back, ON))]
        )
        term["calendar"] = _calendar(begins, lead, plans if now else [])
        term["holidays"] = [{"name": "元旦", "from": begins, "to": begins}] if rng.random() < 0.3 else []
        opening: Record = {"from": leave, "to": back, "place": "图书室", "duty": lead}
        term["vacation"] = {"from": leave, "to": back, "openings": [opening]}
        made.append(term)
    return made


def _calendar(begins: date, lead: str, plans: list[Record]) -> list[Data]:
    tasks: list[Data] = [{"task": "摸底建档", "lead": lead}]
    tasks += [{"task": plan["title"], "lead": lead, "activity": plan["id"]} for plan in plans]
    return [{"month": f"{begins:%Y-%m}", "items": tasks}]


def _survey(rng: Random, kids: list[Kid], helpers: list[Helper]) -> list[Data]:
    """By class: the children of this term who count, with the types that count."""
    classes: defaultdict[tuple[str, Data], list[str]] = defaultdict(list)
    for kid in kids:
        here = kid.closed is None or kid.closed > date(2026, 9, 1)
        if here and kid.who.grade is not None and kid.family.type != "非留守":
            classes[kid.who.grade, kid.who.class_ if isinstance(kid.who.class_, (int, str)) else 1].append(
                kid.family.type
            )
    rows: list[Data] = []
    for (grade, class_), types in classes.items():
        row: Record = {
            "grade": grade,
            "class": class_,
            "students": rng.randint(20, 50),
            "left_behind": len(types),
        }
        if rng.random() < 0.7:
            row |= {"both": types.count("双留守"), "one": types.count("单留守")}
        teachers = [one.id for one in helpers if one.kind == "教师" and one.left is None]
        if teachers:
            row["teacher"] = rng.choice(teachers)
        rows.append(row)
    return rows


def unit(rng: Random, helpers: list[Helper], capacity: int) -> Record:
    """The settings."""
    about: Record = {"name": SCHOOL, "level": "学校", "region": "439900", "hotline": "12345"}
    opening: Record = {"day": "周三", "from": "16:00", "to": "17:30", "duty": helpers[0].id}
    return {
        "format": 1,
        "unit": about,
        "leadership": [{"role": "组长", "name": "章校长", "phone": phone(rng), "duty": "负总责"}],
        "rooms": [{"name": "亲情室", "place": "教学楼一楼", "openings": [opening]}],
        "contacts": [{"service": "报警", "name": "公安报警", "phone": "110"}],
        "duties": [
            {"kind": "谈心", "every": "month", "by": "班主任"},
            {"kind": ["走访", "家访"], "every": "term", "during": "全年"},
        ],
        "pairing": {"capacity": capacity, "clearance_months": 12},
        "privacy": {"keep_years": 5},
    }


def residents(rng: Random, ids: Ids, helpers: list[Helper]) -> list[Record]:
    """Women and old people left behind, where the unit keeps them too."""
    return [_resident(rng, ids, helpers) for _ in range(rng.choice((0, 0, 1, 2)))]


def _resident(rng: Random, ids: Ids, helpers: list[Helper]) -> Record:
    old = rng.random() < 0.6
    sex = rng.choice("男女") if old else "女"
    born = (
        day(rng, date(1940, 1, 1), date(1960, 12, 31))
        if old
        else day(rng, date(1975, 1, 1), date(1998, 12, 31))
    )
    registered = day(rng, date(2024, 1, 1), date(2026, 6, 30))
    record: Record = {
        "id": ids.new("r"),
        "name": older_name(rng, surname(rng), sex),
        "sex": sex,
        "birth_date": born,
    }
    record |= {"kind": "留守老人" if old else "留守妇女", "status": "在册", "registered_on": registered}
    record |= {
        "id_number": id_number(rng, born, sex),
        "phone": phone(rng),
        "address": {"village": VILLAGES[0]},
    }
    record["family"] = [{"relation": "儿子", "phone": phone(rng), "workplace": rng.choice(WORKPLACES)}]
    record |= {"health": {"condition": "健康"}, "needs": ["生活照料", "法律援助"]}
    helper = next(one for one in helpers if one.left is None)
    record["helpers"] = [{"with": helper.id, "since": max(registered, helper.joined)}]
    visit = day(rng, registered, ON)
    record["records"] = [{"date": visit, "kind": "慰问", "by": helper.name, "note": "送米一袋"}]
    return record
