"""Of whom `diff` tells: archives by id, name or condition, among those that changed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from liushou.errors import UsageError
from liushou.history.archives import Difference
from liushou.records.fields import Record
from liushou.records.kinds import BY_NAME
from liushou.records.validate import build
from liushou.store.paths import id_of
from liushou.store.shelf import Shelf, called, with_id, with_name
from liushou.store.unknown import instead
from liushou.store.who import each_alone, parted
from liushou.yamltext.edit_values import Archive
from liushou.yamltext.reader import read

Fits = Callable[[Record, date], bool]


@dataclass(frozen=True, slots=True)
class Sought:
    """Where archives are looked for by name, and what conditions are judged by.

    `shelves` are the archives of both versions, `is_revision` tells a word that git knows, `on` is today,
    `months` the unit's minimum absence. `shallow`: older revisions are not on this machine.
    """

    shelves: Sequence[Shelf]
    is_revision: Callable[[str], bool]
    on: date
    months: int
    shallow: bool


def chosen(
    found: Sequence[Difference], words: Sequence[str], but: Sequence[str], sought: Sought
) -> tuple[Difference, ...]:
    """The differences of the archives that `words` name (all, where there are none), without those of `but`.

    Conditions must all be met, of `but` one is enough; they are of children, in the new version, or the old
    one of who went. Raises UsageError for a word that names no archive of either version.
    """
    named = _named(found, words, sought) if words else found
    left_out = [each for word in each_alone(but) for each in _named(found, (word,), sought)]
    return tuple(each for each in named if each not in left_out)


def _named(found: Sequence[Difference], words: Sequence[str], sought: Sought) -> tuple[Difference, ...]:
    people, filters = parted(words)
    for word in people:
        if not any(_is(each, word) for each in found):
            _must_exist(word, sought)
    conditions = _conditions(filters, sought.months)
    return tuple(
        each
        for each in found
        if any(_is(each, word) for word in people) or (conditions and _fits(each, conditions, sought.on))
    )


def _is(found: Difference, word: str) -> bool:
    sides: tuple[Archive | None, ...] = (found.old, found.new)
    names = {called(side) for side in sides if side is not None}
    return word in (found.id, id_of(found.was or found.path)) or word in names


def _conditions(words: Sequence[str], months: int) -> list[Fits]:
    if not words:
        return []
    # Most commands name people: the grammar of filters is read only where one is given.
    from liushou.records.filters import record_filter

    return [record_filter(word, BY_NAME["child"].model, months) for word in words]


def _fits(found: Difference, conditions: Iterable[Fits], day: date) -> bool:
    if found.kind.name != "child":
        return False
    record = build(found.kind.model, dict(found.values))
    return isinstance(record, Record) and all(fits(record, day) for fits in conditions)


def _must_exist(word: str, sought: Sought) -> None:
    """Raise UsageError unless some archive has that id or name: then nothing of it changed."""
    shelves = sought.shelves
    if any(with_id(shelf, word) or with_name(shelf, word) for shelf in shelves):
        return
    paths = sorted(shelves[0].paths) if shelves else []
    texts = zip(paths, shelves[0].texts(paths), strict=True) if shelves else ()
    names = {id_of(path): called(read(data).value) or id_of(path) for path, data in texts if data}
    if sought.is_revision(word):
        raise UsageError(f"“{word}”是 git 里的版本：版本要写在人的前面，最多写两个。")
    near = instead(word, names, filters=True)
    older = "这里是浅克隆，较早的版本要先用 git fetch --unshallow 取回。" if sought.shallow else ""
    raise UsageError(f"“{word}”不是 git 里的版本，也没有叫这个名字的档案。{near}{older}")
