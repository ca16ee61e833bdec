"""An assessment for other programs: JSON with stable keys, and rows for a spreadsheet."""

from collections.abc import Iterator

from liushou.care.scoring.amounts import as_number
from liushou.care.scoring.score import ChildScore, Part, Score, Scores
from liushou.records.present import Naming
from liushou.sums import exact

SUMMARY_HEADS = ("类别", "位次", "编号", "姓名", "班级", "儿童", "合计", "得分", "金额")
PART_HEADS = ("类别", "得分者", "儿童编号", "姓名", "班级", "事由", "数量", "每项", "得分")
NOTHING = "没有得分"


def summary_rows(scores: Scores, naming: Naming) -> Iterator[tuple[object, ...]]:
    """A row for each helper, teacher and class, by place; a class has its teacher's name and no money."""
    for one in (*scores.volunteers, *scores.teachers, *scores.classes):
        numbers = len(one.children), as_number(one.total), as_number(one.points)
        if one.whose == "班级":
            teacher = naming(one.room) if one.room else None
            yield one.whose, one.place, one.room, teacher, one.id, *numbers, None
        else:
            due = as_number(scores.money(one))
            yield one.whose, one.place, one.id, naming(one.id), one.room, *numbers, due


def part_rows(scores: Scores, naming: Naming) -> Iterator[tuple[object, ...]]:
    """A row for each part of each helper's and each class's children; one that says so for a child of none.

    Those of a teacher are those of the class: they stand once, under the class.
    """
    for score in (*scores.volunteers, *scores.classes):
        whose = naming(score.id) if score.whose == "帮扶人员" else score.id
        for child in score.children:
            who = score.whose, whose, child.child, naming(child.child), child.class_label
            for part in child.parts:
                yield *who, part.reason, part.count, as_number(part.each), as_number(part.points)
            if not child.parts:
                yield *who, NOTHING, None, None, 0


def as_json(scores: Scores, unit: str) -> dict[str, object]:
    """The whole assessment; ids and classes, no names."""
    rules = scores.rules
    each = {key: _number(getattr(rules, key)) for key in ("rank_up", "top_kept", "no_violation", "honour")}
    return {
        "unit": unit,
        "term": scores.term,
        "before": scores.before,
        "on": str(scores.days.last),
        "configured": scores.configured,
        "rules": {
            **each,
            "top": rules.top,
            "yuan_per_point": _number(rules.yuan_per_point),
            "settling_days": rules.settling_days,
        },
        "volunteers": [_volunteer(one, scores) for one in scores.volunteers],
        "teachers": [_teacher(one, scores) for one in scores.teachers],
        "classes": [_class(one) for one in scores.classes],
        "children": [_child(one) for one in scores.children],
        "prizes": [
            {"child": one.child, "prize": one.prize, "reason": one.reason, "amount": as_number(one.amount)}
            for one in scores.prizes
        ],
        "gaps": [
            {"child": one.child, "volunteer": one.volunteer, "class": one.class_label, "reason": one.reason}
            for one in scores.gaps
        ],
    }


def _volunteer(one: Score, scores: Scores) -> dict[str, object]:
    return {
        "id": one.id,
        "place": one.place,
        "children": [child.child for child in one.children],
        "points": as_number(one.points),
        "money": as_number(scores.money(one)),
        "parts": [_part(part) for part in one.parts],
    }


def _teacher(one: Score, scores: Scores) -> dict[str, object]:
    return {
        "id": one.id,
        "place": one.place,
        "class": one.room,
        "number": len(one.children),
        "total": as_number(one.total),
        "points": as_number(one.points),
        "money": as_number(scores.money(one)),
        "parts": [_part(part) for part in one.parts],
    }


def _class(one: Score) -> dict[str, object]:
    return {
        "class": one.id,
        "place": one.place,
        "teacher": one.room,
        "number": len(one.children),
        "total": as_number(one.total),
        "points": as_number(one.points),
        "children": [child.child for child in one.children],
    }


def _child(one: ChildScore) -> dict[str, object]:
    return {
        "id": one.child,
        "class": one.class_label,
        "rank_before": one.rank_before,
        "rank": one.rank,
        "gained": one.gained,
        "points": as_number(one.points),
    }


def _part(part: Part) -> dict[str, object]:
    return {
        "child": part.child,
        "rule": part.rule,
        "reason": part.reason,
        "count": part.count,
        "each": as_number(part.each),
        "points": as_number(part.points),
    }


def _number(amount: float) -> int | float:
    return as_number(exact(amount))
