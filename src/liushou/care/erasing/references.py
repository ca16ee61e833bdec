"""What other archives say of people whose archives are erased: what is taken out, ended, or put as an id."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from liushou.care.leaving.child import naming
from liushou.care.who_did import by_value
from liushou.findings import Path
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.describe import fields_of
from liushou.records.fields import Record
from liushou.records.keeping import Kept, kind_name
from liushou.records.kinds import KindName
from liushou.records.named import MEANT
from liushou.store.drafts import Amendment, put
from liushou.store.load import Loaded, Store
from liushou.yamltext.amend import Edit, Remove
from liushou.yamltext.scalars import Value

_LISTS = ("siblings", "not_duplicate")
"""Lists of a child that only mean something while the other archive is there."""
_BY_NAME = tuple(meant for meant in MEANT if meant.plain)
_WHO: tuple[KindName, ...] = ("volunteer",)
"""Meant by fields that take one name as well as a list of them."""


def amendments(store: Store, erased: Collection[Kept], on: date) -> tuple[Amendment, ...]:
    """The edits of all archives that stay.

    Siblings and what was compared as a possible duplicate lose the id; a peer's pairing that still runs ends
    on the day before `on`; why a child missed an activity is taken out; a name that stands where an id may
    stand, and that nobody else has, becomes the id. Ids of what was done together (activities, records,
    awards) stay: figures of terms gone by count them, and they lead nowhere.
    """
    out = _Out(store, erased, on)
    gone = {(type(one), one.id) for one in erased}
    staying = (file for file in store.files if (type(file.record), file.source.id) not in gone)
    found = ((file.source.path, tuple(out.edits(file))) for file in staying)
    return tuple(Amendment(path, edits) for path, edits in found if edits)


def names_alone(store: Store, erased: Collection[Kept]) -> Mapping[str, Kept]:
    """Whose archive is erased, by name, where no other archive has the name."""
    everybody: tuple[Kept, ...] = (
        *store.children.values(),
        *store.volunteers.values(),
        *store.residents.values(),
    )
    names = [one.name for one in everybody]
    return {one.name: one for one in erased if names.count(one.name) == 1}


class _Out:
    """What leaves the archives that stay."""

    def __init__(self, store: Store, erased: Collection[Kept], on: date) -> None:
        self._children = frozenset(one.id for one in erased if isinstance(one, Child))
        self._alone = names_alone(store, erased)
        self._last = on - timedelta(days=1)
        named = naming(store.children.values())
        self._ending = {(tie.child, tie.index) for id_ in self._children for tie in named.get(id_, ())}

    def edits(self, file: Loaded) -> Iterator[Edit]:
        """The edits of one file; of a list the last entry goes first, so that no place moves."""
        record = file.record
        if record is None:
            return
        yield from (put(type(record), place.path, place.value) for place in self._names(record))
        if isinstance(record, Child):
            yield from self._ends(record)
            yield from self._unlisted(record)
        elif isinstance(record, Activity):
            yield from self._unexplained(record)

    def _ends(self, child: Child) -> Iterator[Edit]:
        for index, pairing in enumerate(child.pairings):
            if (child.id, index) in self._ending and (pairing.until is None or pairing.until > self._last):
                last = max(self._last, pairing.since)
                yield put(Child, ("pairings", index, "until"), last.isoformat())

    def _unlisted(self, child: Child) -> Iterator[Edit]:
        for key, ids in zip(_LISTS, (child.siblings, child.not_duplicate), strict=True):
            places = [index for index, one in enumerate(ids) if one in self._children]
            if places and len(places) == len(ids):
                yield Remove((key,))
            else:
                yield from (Remove((key, index)) for index in reversed(places))

    def _unexplained(self, activity: Activity) -> Iterator[Edit]:
        for number, session in enumerate(activity.sessions):
            for index, absence in enumerate(session.absent):
                if absence.child in self._children and absence.reason is not None:
                    yield Remove(("sessions", number, "absent", index, "reason"))

    def _names(self, record: Record) -> Iterator["_Place"]:
        for path, kinds, texts in _plain_names(record, ()):
            known = [self._alone.get(text) for text in texts]
            meant = [one if one is not None and kind_name(one) in kinds else None for one in known]
            if any(meant):
                ids = tuple(one.id if one else text for one, text in zip(meant, texts, strict=True))
                each = tuple(dict.fromkeys(ids))
                yield _Place(path, by_value(each) if kinds == _WHO else list(each))


@dataclass(frozen=True, slots=True)
class _Place:
    """A field with names, and what is to stand there."""

    path: Path
    value: Value


def _plain_names(record: Record, path: Path) -> Iterator[tuple[Path, tuple[KindName, ...], tuple[str, ...]]]:
    """Every field that names people by id or plain name: its path, the kinds meant, what stands there."""
    for info in fields_of(type(record)).values():
        value = getattr(record, info.attribute)
        here = (*path, info.key)
        kinds = next((one.kinds for one in _BY_NAME if (type(record), info.key) in one.fields), None)
        if kinds is not None and value:
            yield here, kinds, value if isinstance(value, tuple) else (value,)
        elif info.part is not None and value is not None:
            parts = enumerate(value) if isinstance(value, tuple) else [(None, value)]
            for index, part in parts:
                yield from _plain_names(part, here if index is None else (*here, index))
