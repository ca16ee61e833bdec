"""活动: what is over and not yet finished on paper (status, attendance, summary)."""

from collections.abc import Iterator

from liushou.care.due.asked import Asked
from liushou.care.due.due import Due
from liushou.records.taking_part import leads

_TERMS = 2
"""The current term and the one before it."""


def activity(asked: Asked) -> Iterator[Due]:
    """An activity whose last day is past and that is still 计划 or 进行; who leads it answers."""
    begun = sorted(id_ for id_, term in asked.store.terms.items() if term.begins <= asked.on)
    for one in asked.store.activities.values():
        last = one.when.days.last or one.when.from_
        if one.status in ("计划", "进行") and last < asked.on and one.term in begun[-_TERMS:]:
            note = f"“{one.title}”还是“{one.status}”"
            yield Due("activity", "活动收尾", last, missed=True, people=asked.people(leads(one)), note=note)
