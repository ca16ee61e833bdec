"""The erasure of several archives as drafts of one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liushou.care.erasing.references import amendments
from liushou.care.erasing.stub import kind_of, stub
from liushou.errors import UsageError
from liushou.records.child import Child
from liushou.records.erasure import ErasureReason
from liushou.records.keeping import Kept, kind_name
from liushou.records.volunteer import Volunteer
from liushou.sealed import is_sealed
from liushou.store.drafts import Draft, Removal
from liushou.store.ledger import erasures
from liushou.store.load import Store
from liushou.store.paths import path_of


@dataclass(frozen=True, slots=True)
class Erased:
    """One archive to be erased, and why."""

    record: Kept
    why: ErasureReason

    @property
    def path(self) -> str:
        """Where the archive lies."""
        return path_of(kind_name(self.record), self.record.id)


def erasing(store: Store, what: Sequence[Erased], who: tuple[str, ...], on: date) -> tuple[Draft, ...]:
    """The archives are gone, a stub stands for each, and the archives that stay speak of nobody by name.

    An archive that came back after it was erased (by a merge) goes, and its stub stays as it was. Raises
    UsageError where the stub of another kind of archive has the id.
    """
    drafts: list[Draft] = []
    known = erasures(store)
    for one in what:
        drafts.append(Removal(one.path))
        before = known.get(one.record.id)
        if before is None:
            drafts.append(stub(one.record, one.why, who, on))
        elif before.kind != kind_of(one.record):
            raise UsageError(
                f"删除登记里已有编号 {one.record.id} 的{before.kind}，没有删除：请先把档案换一个编号。"
            )
    drafts += amendments(store, [one.record for one in what], on)
    return tuple(drafts)


def words_of(record: Kept) -> tuple[str, ...]:
    """What the person could be found by in a text: the name, an own phone, the numbers as far as opened."""
    id_number = None if isinstance(record, Volunteer) else record.id_number
    student_number = record.student_number if isinstance(record, Child) else None
    own = (record.name, record.phone, id_number, student_number)
    return tuple(word for word in own if word and not is_sealed(word))
