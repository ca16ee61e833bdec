"""What is left of an erased archive: its id, months, and how many entries it had."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from liushou.care.who_did import by_value
from liushou.records.careplan import CareRecord
from liushou.records.child import Child
from liushou.records.erasure import ErasedKind, ErasureReason
from liushou.records.keeping import Kept
from liushou.records.volunteer import Volunteer
from liushou.store.drafts import NewFile
from liushou.store.paths import path_of
from liushou.yamltext.emit import dump
from liushou.yamltext.scalars import Value


def kind_of(record: Kept) -> ErasedKind:
    """What kind of person the archive is about."""
    if isinstance(record, Child):
        return "儿童"
    return "帮扶人员" if isinstance(record, Volunteer) else record.kind


def counts_of(record: Kept) -> dict[str, int]:
    """How many entries the archive has, by what they are; what there is none of is left out."""
    return {what: count for what, count in _counted(record) if count}


def stub(record: Kept, why: ErasureReason, who: tuple[str, ...], on: date) -> NewFile:
    """The file that takes the archive's place in data/erased/; `who` erases it on `on`."""
    first = record.joined_on if isinstance(record, Volunteer) else record.registered_on
    last = record.left_on if isinstance(record, Volunteer) else record.closed_on
    counts: list[Value] = [{"what": what, "count": count} for what, count in counts_of(record).items()]
    values: dict[str, Value] = {
        "id": record.id,
        "kind": kind_of(record),
        "erased_on": on.isoformat(),
        "why": why,
        **({"by": by_value(who)} if who else {}),
        "registered": _month(first),
        **({"closed": _month(last)} if last is not None else {}),
        **({"counts": counts} if counts else {}),
    }
    return NewFile(path_of("erasure", record.id), dump(values).encode("utf-8"))


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _counted(record: Kept) -> Iterator[tuple[str, int]]:
    if isinstance(record, Volunteer):
        yield "培训", len(record.training)
        return
    yield from _by_kind(record.records)
    if isinstance(record, Child):
        yield "结对", len(record.pairings)
        yield "个案", len(record.cases)
        yield "帮扶计划", len(record.plans)
        yield "救助", len(record.aid)
        yield "成绩", len(record.grades)
    else:
        yield "帮扶人", len(record.helpers)


def _by_kind(records: Iterable[CareRecord]) -> Iterable[tuple[str, int]]:
    return sorted(Counter(record.kind for record in records).items(), key=lambda item: (-item[1], item[0]))
