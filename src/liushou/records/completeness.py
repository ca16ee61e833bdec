"""When an archive is complete (indicators.md): one definition for 建档率 and LS504."""

from datetime import date
from itertools import compress

from liushou.records.child import Child
from liushou.records.family import Guardian
from liushou.records.standing import Standing, standing

_PARTS = (
    "现居住的村",
    "就读的年级和班",
    "父亲或母亲的情况",
    "父母或主要监护人的电话",
    "主要监护人",
    "监护情况评估",
)
_EXCUSES_PARENT = frozenset({"单亲", "离异", "孤儿", "事实无人抚养"})
_FATHERS = frozenset({"父亲", "继父", "养父"})
_MOTHERS = frozenset({"母亲", "继母", "养母"})


def missing_parts(child: Child, day: date) -> tuple[str, ...]:
    """What the archive lacks on `day` to be complete, in Chinese; empty when it is complete."""
    then = standing(child, day)
    primary = then.primary
    lacking = (
        then.village is None,
        not _schooling_known(then),
        not _parents_known(child, then),
        not _reachable(then, primary),
        primary is None,
        then.guardianship is None,
    )
    return tuple(compress(_PARTS, lacking))


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
    if school.grade is not None and school.class_ is not None:
        return True
    return school.stage in ("未入园", "幼儿园") or not school.enrolled


def _parents_known(child: Child, then: Standing) -> bool:
    if not _EXCUSES_PARENT.isdisjoint(child.categories):
        return True
    relations = [parent.relation for parent in then.parents]
    return not _FATHERS.isdisjoint(relations) and not _MOTHERS.isdisjoint(relations)


def _reachable(then: Standing, primary: Guardian | None) -> bool:
    return (primary is not None and primary.phone is not None) or parent_reachable(then)
