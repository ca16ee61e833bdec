"""A suggestion read back after people looked at it: rows struck out, helpers changed, opinions written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from liushou.care.importing.outcome import Row
from liushou.care.pairing.places import taken_places
from liushou.care.pairing.roles import role_of
from liushou.care.pairing.suggestion import Pair
from liushou.care.sheet_rows import Faults, RowError, all_of, read_rows, said_in, taken
from liushou.records.kinds import KindName
from liushou.records.names import plain_name
from liushou.records.ticks import NO_SIGNS, NO_WORDS, YES_SIGNS, YES_WORDS
from liushou.records.vocabulary import ADULT_ROLES, PairingRole
from liushou.store.load import Store
from liushou.store.who import find_one, title_of

HEADS: Mapping[str, str] = {
    "child": "儿童编号", "child_name": "儿童", "with": "结对人编号", "with_name": "结对人",
    "role": "结对身份", "opinion": "意见",
}  # fmt: skip
"""The headings of what is read back, by what a cell under them says."""
OPINIONS = ("同意", "不同意")
ROLES: Mapping[str, PairingRole] = {role: role for role in get_args(PairingRole)}

_USUAL_AMONG_PEERS: PairingRole = "手拉手伙伴"
_ADULTS: tuple[KindName, ...] = ("volunteer",)
_ANYBODY: tuple[KindName, ...] = ("volunteer", "child")
_AGREED = YES_WORDS | YES_SIGNS | {"同意", "可以", "行"}
_DECLINED = NO_WORDS | NO_SIGNS | {"不同意", "不行", "不可以"}
_STOPS = "。．.！!，,；; "
"""What people write after an opinion."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was agreed to; the ids of the children whose rows were declined, or name no helper."""

    pairs: tuple[Pair, ...]
    declined: tuple[str, ...]
    blank: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    child: str
    agreed: bool
    pair: Pair | None


def reviewed(store: Store, rows: Iterable[Row], day: date) -> Reviewed:
    """What the rows say, under the keys of HEADS; an empty opinion agrees.

    A person is meant by id, or by a name that only one has; where both stand they must agree, since a helper
    may have been changed in one of them only. A helper without a role gets the one that fits it on `day`. The
    pairs have no reasons: people decided on them; whether they may be is looked at where they begin
    (applied.py). Raises LiushouError that names every row that cannot be taken.
    """
    reader = _Reader(store, taken_places(store.children, day).roles)
    said = all_of(read_rows(rows, reader.said), HEADS)
    return Reviewed(
        tuple(one.pair for one in said if one.agreed and one.pair is not None),
        tuple(one.child for one in said if not one.agreed),
        tuple(one.child for one in said if one.agreed and one.pair is None),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """`usual` are the roles that helpers hold most often, `seen` the children agreed on so far."""

    store: Store
    usual: Mapping[str, PairingRole]
    seen: set[str] = field(default_factory=set)

    def said(self, row: Row) -> _Said:
        """What a row says. Raises RowError."""
        child = _person(self.store, row, "child", ("child",))
        if not _agreed(row):
            return _Said(child, agreed=False, pair=None)
        if not said_in(row, "with") and not said_in(row, "with_name"):
            return _Said(child, agreed=True, pair=None)
        if child in self.seen:
            reason = f"{self.store.children[child].name}（{child}）有两行都没有写不同意：请只留一行"
            raise RowError("child", reason)
        self.seen.add(child)
        faults = Faults()
        wished = faults.of(lambda: _role(row))
        kinds = _ADULTS if wished in ADULT_ROLES else _ANYBODY
        helper = faults.of(lambda: _person(self.store, row, "with", kinds))
        if faults or helper is None:
            raise faults.whole()
        return _Said(child, agreed=True, pair=Pair(child, helper, wished or self._usual(helper), ()))

    def _usual(self, helper: str) -> PairingRole:
        """The role of a helper, where the row has none."""
        volunteer = self.store.volunteers.get(helper)
        if volunteer is None or volunteer.kind == "学生":
            return _USUAL_AMONG_PEERS
        return role_of(volunteer, self.usual.get(helper), None)


def _person(store: Store, row: Row, key: str, kinds: Sequence[KindName]) -> str:
    """Whom the cells of an id and a name mean. Raises RowError."""
    id_, name = said_in(row, key), said_in(row, f"{key}_name")
    if not id_ and not name:
        raise RowError(key, "编号和姓名都没有填")
    word, target = (id_, key) if id_ else (name, f"{key}_name")
    _, found, record = taken(target, lambda: find_one(store, word, kinds))
    called = title_of(record)
    if id_ and name and plain_name(name) != plain_name(called):
        reason = f"{id_} 是{called}，不是“{name}”：换了人的，编号也要改，或者清空编号只写姓名"
        raise RowError(f"{key}_name", reason)
    return found


def _role(row: Row) -> PairingRole | None:
    text = said_in(row, "role")
    if text and text not in ROLES:
        raise RowError("role", f"“{text}”不是结对身份：应是 {'、'.join(ROLES)}，空着就按各人的身份定")
    return ROLES.get(text)


def _agreed(row: Row) -> bool:
    text = said_in(row, "opinion")
    plain = text.rstrip(_STOPS).lower()
    if text and plain not in _AGREED and plain not in _DECLINED:
        raise RowError("opinion", f"不明白“{text}”：请写 同意 或 不同意，空着就是同意")
    return plain not in _DECLINED
