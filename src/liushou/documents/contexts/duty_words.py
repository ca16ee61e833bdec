"""职责频次 in words: 班主任谈心, 每月一次."""

from collections.abc import Callable, Iterable

from liushou.documents.plain import Plain
from liushou.numerals import chinese_number
from liushou.records.unit import Duty
from liushou.records.vocabulary import EVERY_LABELS

_OF_STAFF = frozenset({"信息核查", "排查", "入户宣传"})
"""Kinds of record that only the unit's own people make."""


def duty_words(duties: Iterable[Duty], wanted: Callable[[Duty], bool]) -> tuple[dict[str, Plain], ...]:
    """The duties to each child or resident that are wanted, as {name, kinds, often}: 入户走访, 每学期一次.

    The name of one to residents says so: 留守老人走访.
    """
    return tuple(
        {"name": duty.told, "kinds": duty.kind, "often": _often(duty)}
        for duty in duties
        if duty.kind and wanted(duty)
    )


def for_everyone(duty: Duty) -> bool:
    """True for a duty that is owed to every child."""
    return duty.owed_to_children and duty.for_ in (None, "全部")


def of_staff(duty: Duty) -> bool:
    """True for what only the unit's own people do: checking and surveying."""
    return not _OF_STAFF.isdisjoint(duty.kind)


def noticed(duty: Duty) -> bool:
    """True for a duty owed to every child, paired or not, of which its family notices something."""
    return for_everyone(duty) and duty.by in (None, "班主任") and not of_staff(duty)


def _often(duty: Duty) -> str:
    times = "两" if duty.times == 2 else chinese_number(duty.times)
    within = "假期内" if duty.during == "假期" else ""
    return f"{within}{EVERY_LABELS[duty.every]}{times}次"
