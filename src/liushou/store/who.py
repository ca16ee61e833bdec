"""Whom a word on the command line means: an id, a unique name or title, or a filter."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from liushou.errors import UsageError
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.kinds import BY_NAME, KindName
from liushou.records.resident import Resident
from liushou.records.schooling import class_label
from liushou.records.volunteer import Volunteer
from liushou.store.ledger import erasures, publications, unsealings
from liushou.store.load import Store
from liushou.store.unknown import instead

_FILTER_SIGNS = frozenset(":：=<>~")
_JOINING = frozenset({"AND", "and", "并且", "OR", "or", "或者", "NOT", "not", "不是"})
_OPENING, _CLOSING = "(（", ")）"


def records_of(store: Store, kind: KindName) -> Mapping[str, Record]:
    """The records of a kind, by id."""
    tables: dict[KindName, Mapping[str, Record]] = {
        "child": store.children,
        "volunteer": store.volunteers,
        "activity": store.activities,
        "term": store.terms,
        "resident": store.residents,
        "publication": publications(store),
        "erasure": erasures(store),
        "unsealing": unsealings(store),
        "unit": {"liushou": store.unit},
    }
    return tables[kind]


def title_of(record: Record) -> str:
    """What people call a record: a person's name, an activity's title, a term's id."""
    if isinstance(record, Activity):
        return record.title
    return str(getattr(record, "name", None) or getattr(record, "id", ""))


def find_one(store: Store, word: str, kinds: Sequence[KindName]) -> tuple[KindName, str, Record]:
    """The one record of `kinds` that `word` names, as (kind, id, record).

    Raises UsageError if there is none (with the nearest names) or several (with the candidates).
    """
    exact = [(kind, word, records_of(store, kind)[word]) for kind in kinds if word in records_of(store, kind)]
    found = exact or [
        (kind, record_id, record)
        for kind in kinds
        for record_id, record in records_of(store, kind).items()
        if title_of(record) == word
    ]
    if len(found) == 1:
        return found[0]
    if found:
        candidates = "、".join(f"{record_id}（{_where(record)}）" for _, record_id, record in found)
        raise UsageError(f"有 {len(found)} 个“{word}”：{candidates}。请用编号指明是哪一个。")
    raise UsageError(_nobody(store, word, kinds))


def find_many(
    store: Store, words: Sequence[str], kind: KindName, day: date, but: Sequence[str] = ()
) -> tuple[str, ...]:
    """The ids that the words name: those who meet all filters, and whoever is named beside; all if no words.

    Each of `but` leaves out whoever it names, or who meets it. In the order of the store, each once. Raises
    UsageError.
    """
    chosen = _named(store, words, kind, day) if words else set(records_of(store, kind))
    left_out = {record_id for word in each_alone(but) for record_id in _named(store, (word,), kind, day)}
    return tuple(record_id for record_id in records_of(store, kind) if record_id in chosen - left_out)


def is_filter(word: str) -> bool:
    """True if a word of the command line is a condition (班级:五年级1班), not an id or a name."""
    return not _FILTER_SIGNS.isdisjoint(word)


def parted(words: Sequence[str], known: Collection[str] = ()) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids and names among words of the command line, and the conditions, all of which must be met.

    A condition that the shell has divided at its spaces is one again: 班级:五年级1班 AND 寄宿:是. `known`
    are names whatever signs they have in them.
    """
    names = tuple(word for word in words if word in known or not _is_of_condition(word))
    conditions = tuple(word for word in words if word not in known and _is_of_condition(word))
    if all(is_filter(word) and _is_whole(word) for word in conditions):
        return names, conditions
    pieces = (f"({word})" if " " in word and _is_whole(word) else word for word in conditions)
    return names, (" ".join(pieces),)


def each_alone(words: Sequence[str]) -> tuple[str, ...]:
    """What is left out one by one: ids, names and conditions, each of which stands for itself."""
    names, conditions = parted(words)
    return (*names, *conditions)


def _is_of_condition(word: str) -> bool:
    bare = word.strip(_OPENING + _CLOSING)
    return is_filter(word) or bare in _JOINING or (not bare and word != "")


def _is_whole(word: str) -> bool:
    """True where all brackets that a word opens are closed in it."""
    return sum(map(word.count, _OPENING)) == sum(map(word.count, _CLOSING))


def _named(store: Store, words: Sequence[str], kind: KindName, day: date) -> set[str]:
    people, filters = parted(words)
    ids = {find_one(store, word, (kind,))[1] for word in people}
    return ids | _fitting(store, filters, kind, day) if filters else ids


def _fitting(store: Store, filters: Sequence[str], kind: KindName, day: date) -> set[str]:
    """The ids of the records that meet all filters."""
    # Most commands name people: the grammar of filters is read only where one is given.
    from liushou.records.filters import record_filter

    model, months, people = BY_NAME[kind].model, store.unit.min_away_months, people_called(store)
    conditions = [record_filter(word, model, months, people) for word in filters]
    records = records_of(store, kind).items()
    return {key for key, record in records if all(fits(record, day) for fits in conditions)}


def people_called(store: Store) -> Mapping[str, frozenset[str]]:
    """The ids of the volunteers and children of each name, as conditions take them."""
    found: dict[str, set[str]] = {}
    everybody: tuple[Volunteer | Child, ...] = (*store.volunteers.values(), *store.children.values())
    for person in everybody:
        found.setdefault(person.name, set()).add(person.id)
    return {name: frozenset(ids) for name, ids in found.items()}


def _where(record: Record) -> str:
    if isinstance(record, Child):
        school = record.school
        parts = (school.class_label if school else None, record.address.village if record.address else None)
        return "，".join(part for part in parts if part) or record.status
    if isinstance(record, Volunteer):
        room = record.homeroom
        return f"{record.kind}，{class_label(room.grade, room.class_)}" if room else record.kind
    if isinstance(record, Activity):
        return f"{record.when.from_}，{record.status}"
    if isinstance(record, Resident):
        return f"{record.kind}，{record.address.village}"
    return title_of(record)


def _nobody(store: Store, word: str, kinds: Sequence[KindName]) -> str:
    broken = [BY_NAME[kind].label for kind in kinds if word in store.ids(kind)]
    if broken:
        return f"{broken[0]}“{word}”有错误，读不出来：请先用 liushou check 查看并改正。"
    labels = "、".join(BY_NAME[kind].label for kind in kinds)
    titles = {key: title_of(record) for kind in kinds for key, record in records_of(store, kind).items()}
    return f"{labels}里没有“{word}”。{instead(word, titles, filters='child' in kinds)}"
