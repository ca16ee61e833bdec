"""A child at school: the grade that fits its age, marks that add up, and the year before."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from mutations.correct.hands import Data, Record
from mutations.correct.people import SCHOOL, day

_GRADES = (
    "小班", "中班", "大班", "一年级", "二年级", "三年级", "四年级", "五年级", "六年级",
    "七年级", "八年级", "九年级", "高一", "高二", "高三",
)  # fmt: skip
_STAGES = ((3, "未入园"), (6, "幼儿园"), (12, "小学"), (15, "初中"), (18, "高中"))
TERMS_DONE = ("2025-2026-1", "2025-2026-2")


@dataclass(frozen=True, slots=True)
class Pupil:
    """A child's age on 1 September 2026, birth date, and class; `grade` is None below kindergarten."""

    age: int
    born: date
    stage: str
    grade: str | None
    class_: Data


def pupil(rng: Random) -> Pupil:
    """Most are in primary school."""
    age = rng.choice((1, 2, 3, 4, 5, *range(6, 12), *range(6, 12), *range(6, 12), 12, 13, 14, 15, 16))
    born = day(rng, date(2026 - age - 1, 9, 2), date(2026 - age, 9, 1))
    class_: Data = rng.choice((1, 2, 3)) if rng.random() < 0.95 else "实验班"
    return of_age(age, born, class_)


def of_age(age: int, born: date, class_: Data) -> Pupil:
    """A child of that age, in the grade that is usual for it."""
    stage = next(name for limit, name in _STAGES if age < limit)
    return Pupil(age, born, stage, _GRADES[age - 3] if age >= 3 else None, class_)


def school(rng: Random, who: Pupil, *, years_ago: int = 0) -> Record:
    """Where the child is at school, or was a year ago."""
    place = who.age - years_ago
    stage = next(name for limit, name in _STAGES if place < limit)
    if place < 3:
        return {"stage": stage, "boarding": False, "enrolled": False}
    if stage == "高中" and who.class_ == 3:
        stage = "中职"
    name = {
        "幼儿园": "青禾镇幼儿园",
        "小学": SCHOOL,
        "初中": "青禾镇初级中学",
        "高中": "临川县第一中学",
        "中职": "临川县职教中心",
    }[stage]
    boarding = stage in ("初中", "高中", "中职") or (stage == "小学" and rng.random() < 0.2)
    return {
        "stage": stage, "name": name, "grade": _GRADES[place - 3], "class": who.class_,
        "boarding": boarding, "enrolled": True,
    }  # fmt: skip


def grades(rng: Random, who: Pupil) -> list[Data]:
    """Marks of the terms that are over, of those who were in primary school or above by then."""
    return [_marks(rng, term) for term in TERMS_DONE] if who.age >= 8 else []


def _marks(rng: Random, term: str) -> Record:
    subjects = rng.sample(("语文", "数学", "英语", "科学"), rng.randint(2, 4))
    halves = rng.random() < 0.3
    scores: Record = {
        subject: rng.randint(80, 199) / 2 if halves else rng.randint(40, 100) for subject in subjects
    }
    marks: Record = {"term": term, "scores": scores}
    if rng.random() < 0.8:
        marks["total"] = sum(score for score in scores.values() if isinstance(score, (int, float)))
    if rng.random() < 0.8:
        size = rng.randint(20, 50)
        marks["class_rank"], marks["class_size"] = rng.randint(1, size), size
    return marks


def conduct(rng: Random) -> list[Data]:
    """Conduct in the terms that are over."""
    found: list[Data] = []
    for term in TERMS_DONE:
        one: Record = {"term": term, "violations": rng.choice((0, 0, 0, 1))}
        if rng.random() < 0.3:
            one["honours"] = ["三好学生"]
        found.append(one)
    return found


def last_year(rng: Random, who: Pupil, registered: date) -> Record | None:
    """The past entry of the school year before, for those on the register by then."""
    until = date(2026, 8, 31)
    if registered > until - timedelta(days=60) or who.age < 4:
        return None
    return {"until": until, "school": school(rng, who, years_ago=1)}
