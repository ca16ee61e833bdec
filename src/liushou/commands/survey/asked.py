"""What `survey` is asked: by which definition, of which children, which columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liushou.documents.contexts.statistics import NO_VILLAGE
from liushou.documents.frontmatter import Audience
from liushou.errors import UsageError
from liushou.halfwidth import narrow
from liushou.records.standing import on_register, standing
from liushou.stats.survey_columns import COLUMNS, DEFINITIONS, Key
from liushou.store.load import Store
from liushou.store.who import find_many, parted

_WORDS: dict[str, Key] = {word: key for key, label in DEFINITIONS.items() for word in (key, label)}


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The words that narrow a survey: to children, to all but some, to villages."""

    who: Sequence[str]
    but: Sequence[str]
    villages: Sequence[str]

    def told(self, audience: Audience) -> str | None:
        """Of whom only the table is, in words; without them for readers outside, since they may be names."""
        if not self.who and not self.but and not self.villages:
            return None
        if audience != "internal":
            return "其中一部分儿童"
        but = f"除去{'、'.join(self.but)}" if self.but else ""
        names, conditions = parted(self.who)
        return "；".join(filter(None, ("、".join((*self.villages, *names, *conditions)), but)))


def definition_meant(word: str) -> Key:
    """The definition by its name, or what it is called in Chinese. Raises UsageError."""
    found = _WORDS.get(word) or _WORDS.get(f"{word}口径")
    if found is None:
        known = "、".join(f"{key}（{label}）" for key, label in DEFINITIONS.items())
        raise UsageError(f"没有“{word}”这种口径：可用 {known}。")
    return found


def numbers_meant(words: Sequence[str]) -> tuple[int, ...]:
    """The columns by their numbers, several with commas between them. Raises UsageError."""
    found = [word.strip() for each in words for word in narrow(each).replace("、", ",").split(",")]
    for word in found:
        if not word.isascii() or not word.isdigit() or not 1 <= int(word) <= len(COLUMNS):
            raise UsageError(f"--names 后面的“{word}”不是栏次：请写 1 至 {len(COLUMNS)}，几栏用逗号分开。")
    return tuple(dict.fromkeys(map(int, found)))


def among(store: Store, narrowed: Narrowed, day: date) -> frozenset[str] | None:
    """The ids of the children meant; None where nothing narrows them.

    Raises UsageError for words that find nobody.
    """
    if not narrowed.who and not narrowed.but and not narrowed.villages:
        return None
    found = find_many(store, narrowed.who, "child", day, narrowed.but)
    if narrowed.villages:
        places = {
            id_: standing(child, day).village or NO_VILLAGE
            for id_, child in store.children.items()
            if on_register(child, day)
        }
        _make_sure(narrowed.villages, frozenset(places.values()), day)
        found = tuple(id_ for id_ in found if places.get(id_) in narrowed.villages)
    if not found:
        raise UsageError("没有符合条件的儿童。")
    return frozenset(found)


def _make_sure(villages: Sequence[str], known: frozenset[str], day: date) -> None:
    unknown = [word for word in villages if word not in known]
    if unknown:
        there = f"有：{'、'.join(sorted(known))}。" if known else ""
        raise UsageError(f"{day} 没有在册儿童住在“{'、'.join(unknown)}”。{there}")
