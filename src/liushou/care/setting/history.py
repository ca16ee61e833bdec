"""`past` of an archive: a field that changes is kept as it was, whole, up to the day before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from liushou.care.setting.settle import is_taken
from liushou.dates import looks_like_date, parse_date
from liushou.errors import UsageError
from liushou.records.child import Past
from liushou.records.describe import fields_of
from liushou.records.fields import Record
from liushou.records.nulls import without_nulls
from liushou.store.drafts import insert, put
from liushou.yamltext.amend import Edit
from liushou.yamltext.edit_values import same
from liushou.yamltext.scalars import Value

KEPT_OF_CHILD = tuple(key for key in fields_of(Past) if key != "until")
_SAYS_BY_ABSENCE = frozenset({"can_guard", "primary"})
"""Fields that mean something where they are not written: to write them is a change."""
_ONLY_GROWS = "trained_on"


@dataclass(frozen=True, slots=True)
class Keeping:
    """What `past` gets: the edits, and the keys of the fields kept."""

    edits: tuple[Edit, ...] = ()
    keys: tuple[str, ...] = ()


def kept(
    model: type[Record],
    before: Mapping[str, Value],
    after: Mapping[str, Value],
    keys: tuple[str, ...],
    since: date,
) -> Keeping:
    """What keeps the fields of `keys` that hold another value from the day `since` on (format.md, `past`).

    Nothing for a field that was not there or was no value of its kind (to mend it is no event), for what is
    only filled in (a phone where there was none, one more training, parents where none ever stood), and
    where an entry for the day before has the field already. An entry without it gets it.

    Raises UsageError where an entry tells of that field for `since` or later.
    """
    last = (since - timedelta(days=1)).isoformat()
    entries = _entries(after.get("past"))
    known = {key for entry in entries for key in entry}
    changed = {
        key: value
        for key in keys
        if (value := _changed(before.get(key), after.get(key))) is not None and (value != [] or key in known)
    }
    old = {key: value for key, value in changed.items() if is_taken(model, (key,), value)}
    for key in old:
        _refuse_overlap(model, entries, key, since)
    there = next((index for index, entry in enumerate(entries) if entry.get("until") == last), None)
    if there is not None:
        new = {key: value for key, value in old.items() if entries[there].get(key) is None}
        return Keeping(
            tuple(put(model, ("past", there, key), value) for key, value in new.items()), tuple(new)
        )
    if not old:
        return Keeping()
    later = next((index for index, entry in enumerate(entries) if str(entry.get("until")) > last), None)
    entry: dict[str, Value] = {"until": last, **old}
    return Keeping((insert(model, ("past",), entry, later),), tuple(old))


def _changed(before: Value, after: Value) -> Value:
    """The old value where the new one is another, None where it is not, or where only more is known."""
    old, new = without_nulls(before), without_nulls(after)
    return None if old is None or _is_filled_in(old, new) else old


def _is_filled_in(old: Value, new: Value) -> bool:
    """True if all that was written still is, and what came is knowledge, no event."""
    if isinstance(old, dict) and isinstance(new, dict):
        added = new.keys() - old.keys()
        return (
            old.keys() <= new.keys()
            and _SAYS_BY_ABSENCE.isdisjoint(added)
            and all(
                (key == _ONLY_GROWS and _grows(old[key], new[key])) or _is_filled_in(old[key], new[key])
                for key in old
            )
        )
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(_is_filled_in, old, new))
    return same(old, new)


def _grows(old: Value, new: Value) -> bool:
    return isinstance(old, list) and isinstance(new, list) and same(new[: len(old)], old)


def _entries(past: Value) -> list[dict[str, Value]]:
    """The entries as mappings; what is none (check tells of it) stands as an empty one."""
    return [entry if isinstance(entry, dict) else {} for entry in past] if isinstance(past, list) else []


def _refuse_overlap(model: type[Record], entries: list[dict[str, Value]], key: str, since: date) -> None:
    untils = (str(entry.get("until")) for entry in entries if entry.get(key) is not None)
    later = max((until for until in untils if until >= since.isoformat()), default=None)
    if later is not None:
        label = fields_of(model)[key].label
        raise UsageError(
            f"past（历史情况）里{label} {key} 已有到 {later} 为止的旧值，不能从 {since} 起再变：\n"
            f"请用 --since 写 {later} 以后的日子；旧值写错了的，直接改 past；只是更正的，用 --correct。"
        )


def told_unchanged(
    model: type[Record], values: Mapping[str, Value], keys: Iterable[str], since: date
) -> Iterator[str]:
    """For fields that were set to what they are: since when they are so, where that is later than `since`."""
    for key in keys:
        untils = [
            (str(entry.get("until")), index)
            for index, entry in enumerate(_entries(values.get("past")))
            if entry.get(key) is not None
        ]
        last, index = max(untils, default=("", 0))
        if looks_like_date(last) and last >= since.isoformat():
            first, before = parse_date(last) + timedelta(days=1), since - timedelta(days=1)
            label = fields_of(model)[key].label
            yield f"{label}从 {first} 起就是这样：其实从 {since} 起的，写 past[{index}].until={before}"


def told_changes(keeping: Keeping, model: type[Record], since: date) -> Iterator[str]:
    """What was kept, in words."""
    if keeping.keys:
        labels = "、".join(fields_of(model)[key].label for key in keeping.keys)
        last = since - timedelta(days=1)
        yield f"{labels}到 {last} 为止的旧值记在 past（历史情况）里；是更正、不是变化的，用 --correct"
