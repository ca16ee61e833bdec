"""What changed between two versions of a store, told in the order of a meeting."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from liushou.history.archives import Difference
from liushou.history.words.following import without_following
from liushou.history.words.headings import FILES, HEADINGS
from liushou.history.words.of_children import class_of
from liushou.history.words.told import Told, told
from liushou.history.words.wording import Wording
from liushou.records.kinds import KindName
from liushou.records.schooling import ClassOrder, label_order
from liushou.store.paths import id_of
from liushou.store.shelf import called
from liushou.terms import is_term_id, term_name
from liushou.yamltext.edit_values import Archive, at

_TOGETHER = 3
"""So many of whom the same is told are told of in one line."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whose archive it is (or its title), and what people say beside it to know who is meant: the class."""

    name: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What is told of whom: one archive, several, or nobody (the unit itself)."""

    who: tuple[Person, ...]
    text: str

    @property
    def people(self) -> str:
        """王小雨（五年级1班）; of several 甲、乙（五年级1班），丙（六年级2班）."""
        parts = []
        for beside, group in groupby(self.who, key=lambda one: one.beside):
            names = "、".join(one.name for one in group)
            parts.append(f"{names}（{beside}）" if beside else names)
        return "，".join(parts)


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and its lines; `counts`: how often each kind of care was given, the most frequent first."""

    heading: str
    lines: tuple[Line, ...]
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """All that changed, and of how many archives.

    `came`, `gone`, `changed` count archives; of those that changed `rewritten` only are written otherwise.
    """

    groups: tuple[Group, ...]
    came: int
    gone: int
    changed: int
    rewritten: int


def meeting(found: Sequence[Difference], wording: Wording) -> Meeting:
    """The differences under the headings of a meeting, children by class."""
    lines: defaultdict[str, list[Line]] = defaultdict(list)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    twice = _shared_names(found)
    ids = {id_of(each.was): each.id for each in found if each.renamed and each.was is not None}
    for each in sorted(found, key=_order):
        for one in (*told_of(each, wording, ids), *_of_file(each)):
            lines[one.heading].append(Line(_who(each, twice), one.text))
            counts[one.heading].update(dict(one.counts))
    happened = Counter(each.change for each in found)
    rewritten = sum(each.only_written for each in found)
    return Meeting(
        tuple(
            Group(heading, tuple(_together(lines[heading])), tuple(counts[heading].most_common()))
            for heading in HEADINGS
            if lines[heading]
        ),
        happened["added"],
        happened["removed"],
        happened["changed"] - rewritten,
        rewritten,
    )


def told_of(found: Difference, wording: Wording, ids: Mapping[str, str]) -> tuple[Told, ...]:
    """What is told of one archive's contents; nothing where a side of it cannot be read.

    That an archive has a new id (`ids`, by the old ones) is told of its own file, not of all that name it.
    """
    if found.unread:
        return ()
    changes = tuple(change for change in found.changes if not (found.renamed and change.path == ("id",)))
    happened = without_following(changes, ids) if found.change == "changed" else None
    return told(found.kind, found.old, found.new, wording, happened)


def _of_file(found: Difference) -> Iterator[Told]:
    if found.renamed and found.was is not None:
        yield Told(FILES, f"编号改了：{id_of(found.was)} → {found.id}")
    for side, why in found.unread.items():
        when = "原来的" if side == "old" else "现在的"
        left = {"added": "是新的", "removed": "已经删除"}.get(found.change, "看不出改了什么")
        yield Told(FILES, f"{found.path} {when}内容读不出来（{why}），{left}")


def _who(found: Difference, twice: frozenset[tuple[KindName, str]]) -> tuple[Person, ...]:
    """The name and the class, with the id where another one of the same kind has the name too."""
    kind, values = found.kind.name, found.values
    if kind == "unit":
        return ()
    name = called(values) or (term_name(found.id) if is_term_id(found.id) else found.id)
    beside = [_beside(kind, values), found.id if (kind, name) in twice else ""]
    return (Person(name, "，".join(part for part in beside if part)),)


def _beside(kind: KindName, values: Archive) -> str:
    if kind == "child":
        return class_of(values)
    place = at(values, ("address", "village") if kind == "resident" else ("kind",))
    return place if isinstance(place, str) and kind in ("resident", "volunteer") else ""


def _shared_names(found: Iterable[Difference]) -> frozenset[tuple[KindName, str]]:
    names = Counter((each.kind.name, called(each.values) or "") for each in found)
    return frozenset(name for name, count in names.items() if count > 1)


def _order(found: Difference) -> tuple[str, ClassOrder, str, str]:
    """Children by class, then all by name."""
    label = class_of(found.values) if found.kind.name == "child" else ""
    return (found.kind.name, label_order(label), called(found.values) or "", found.id)


def _together(lines: Sequence[Line]) -> Iterator[Line]:
    """Those of whom the same is told in one line, where they are many."""
    same: defaultdict[str, list[Person]] = defaultdict(list)
    for line in lines:
        same[line.text].extend(line.who)
    many = {text for text, who in same.items() if len(who) >= _TOGETHER}
    for text in dict.fromkeys(line.text for line in lines if line.text in many):
        yield Line(tuple(same[text]), text)
    yield from (line for line in lines if line.text not in many)
