"""When an archive is complete (indicators.md): one definition for 建档率 and LS504."""

from datetime import date

from liushou.records.child import Child
from liushou.records.standing import Standing, standing

_EXCUSES_PARENT = frozenset({"单亲", "离异", "孤儿", "事实无人抚养"})
_FATHERS = frozenset({"父亲", "继父", "养父"})
_MOTHERS = frozenset({"母亲", "继母", "养母"})


def missing_parts(child: Child, day: date) -> tuple[str, ...]:
    """What the archive lacks on `day` to be complete, in Chinese; empty when it is complete."""
    then = standing(child, day)
    parts = (
        (then.village is None, "现居住的村"),
        (not _schooling_known(then), "就读的年级和班"),
        (not _parents_known(child, then), "父亲或母亲的情况"),
        (not _reachable(then), "父母或主要监护人的电话"),
        (then.primary is None, "主要监护人"),
        (then.guardianship is None, "监护情况评估"),
    )
    return tuple(name for lacking, name in parts if lacking)


def parent_reachable(then: Standing) -> bool:
    """True if a parent who is in touch has a phone."""
    return any(parent.phone and parent.in_touch for parent in then.parents)


def family_reachable(then: Standing) -> bool:
    """True if a guardian, the primary one or not, or a parent who is in touch has a phone (LS505)."""
    return parent_reachable(then) or any(guardian.phone for guardian in then.guardians)


def _schooling_known(then: Standing) -> bool:
    school = then.school
    if school is None:
        return False
    return school.class_label is not None or school.stage in ("未入园", "幼儿园") or not school.enrolled


def _parents_known(child: Child, then: Standing) -> bool:
    if not _EXCUSES_PARENT.isdisjoint(child.categories):
        return True
    relations = {parent.relation for parent in then.parents}
    return bool(relations & _FATHERS) and bool(relations & _MOTHERS)


def _reachable(then: Standing) -> bool:
    if parent_reachable(then):
        return True
    return then.primary is not None and then.primary.phone is not None
