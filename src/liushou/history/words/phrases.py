"""One change in words, told of the part of the archive it belongs to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from liushou.findings import Path
from liushou.history.compare import Change
from liushou.history.words.called import called
from liushou.history.words.wording import COVER, SHORT, Wording, is_table
from liushou.records.describe import field_at
from liushou.records.fields import Record
from liushou.yamltext.edit_values import Archive, at
from liushou.yamltext.scalars import Value


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of an archive of the kind `model`, and how to tell of them."""

    model: type[Record]
    old: Archive
    new: Archive
    wording: Wording

    def called(self, change: Change, depth: int) -> str:
        """What people call the entry that the first `depth` parts of the change's path lead to."""
        path, was = change.path[:depth], change.was[:depth]
        gone = change.of_entry and change.kind == "removed" and depth == len(change.path)
        entry = at(self.old, was) if gone else at(self.new, path)
        return called(self.model, path, entry, self.wording)

    def text(self, path: Path, value: Value) -> str:
        """The value at a path as text."""
        return self.wording.text(self.model, path, value)

    def shown(self, path: Path, value: Value) -> str:
        """The text of a value, nothing where it is covered wholly or too long for a sentence."""
        text = self.text(path, value)
        return "" if text == COVER or len(text) > SHORT else text


def spread(model: type[Record], changes: Iterable[Change]) -> Iterator[Change]:
    """The changes with lists that came or went as a whole told entry by entry; moves are left out."""
    for change in changes:
        info = field_at(model, change.path)
        items = change.new if change.kind == "added" else change.old
        whole = change.kind in ("added", "removed") and info is not None and info.many
        if whole and not change.of_entry and isinstance(items, list) and items:
            for place, item in enumerate(items):
                old, new = (None, item) if change.kind == "added" else (item, None)
                path, was = (*change.path, place), (*change.was, place)
                yield replace(change, path=path, was=was, old=old, new=new)
        elif change.kind != "moved":
            yield change


def sentences(versions: Versions, changes: Iterable[Change]) -> Iterator[str]:
    """The changes of one top field: those of one entry, or of the field itself, in one sentence each."""
    for inside, group in groupby(changes, key=_entry_of):
        found = tuple(group)
        if inside is None:
            yield from _plainly(versions, found)
        else:
            yield about(versions.called(found[0], 2), pieces(versions, found, 2))


def about(subject: str, told: Iterable[str]) -> str:
    """祖母李秀英的电话 ***45 → ***78, or 祖母李秀英：补填电话 ***78；健康状况改了."""
    texts = tuple(told)
    alone = len(texts) == 1 and not texts[0].startswith(_VERBS)
    return f"{subject}的{texts[0]}" if alone else f"{subject}：{'；'.join(texts)}"


def pieces(versions: Versions, changes: Iterable[Change], depth: int) -> Iterator[str]:
    """The changes in words, without the first `depth` parts of their paths; entries of a list together."""
    for (_, verb), group in groupby(changes, key=lambda change: (change.path[:-1], _verb_of_entry(change))):
        found = tuple(group)
        if not verb:
            yield from (piece(versions, change, depth) for change in found)
            continue
        names = [versions.called(change, len(change.path)) for change in found]
        shown = [name for name in names if name and name != COVER and len(name) <= SHORT]
        listed = f" {'、'.join(shown)}" if len(shown) == len(names) else f" {len(names)} 项"
        yield f"{verb}{_name(versions, found[0], len(found[0].path) - 1, depth)}{listed}"


def piece(versions: Versions, change: Change, depth: int) -> str:
    """One change of a field in words: 电话 ***45 → ***78, 补填电话 ***78, 去掉电话, 电话改了."""
    name = _name(versions, change, len(change.path), depth)
    old, new = versions.shown(change.was, change.old), versions.shown(change.path, change.new)
    if change.kind == "added":
        return f"补填{name} {new}".rstrip()
    if change.kind == "removed":
        return f"去掉{name} {old}".rstrip()
    return f"{name} {old} → {new}" if old and new and old != new else f"{name}改了"


_UNSAID = frozenset({"scores", "attendees", "when"})
"""Fields that need no word before those in them: 数学 82 → 90."""
_KEY = re.compile("[a-z_]{1,20}")
"""What looks like a key; of any other unknown one nobody knows what it is."""
_VERBS = ("补填", "去掉", "增加")


def _name(versions: Versions, change: Change, end: int, start: int) -> str:
    """The labels of a path from one depth to another, entries by what they are called."""
    names: list[str] = []
    for depth in range(start, end):
        part = change.path[depth]
        if isinstance(part, int):
            names.append(versions.called(change, depth + 1))
        elif depth + 1 == end or not (isinstance(change.path[depth + 1], int) or part in _UNSAID):
            info = field_at(versions.model, change.path[: depth + 1])
            known = field_at(versions.model, change.path[:depth]) if depth else None
            own = part if known and is_table(known) else f"“{part}”" if _KEY.fullmatch(part) else "某一项"
            names.append(info.label if info else own)
    return "的".join(names)


def _entry_of(change: Change) -> int | str | None:
    """Which entry of the top list a change is inside of; None for one of the list or field itself."""
    return change.path[1] if len(change.path) > 2 and isinstance(change.path[1], int) else None


def _verb_of_entry(change: Change) -> str:
    if not change.of_entry or change.kind == "changed":
        return ""
    return "增加" if change.kind == "added" else "去掉"


def _plainly(versions: Versions, changes: tuple[Change, ...]) -> Iterator[str]:
    yield from pieces(versions, changes, 0)
