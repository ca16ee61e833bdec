"""Who is meant by the words after --present and its like: children, heads of guests, reasons."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from liushou.care.on_register import children_on
from liushou.care.own_words import own_words
from liushou.errors import UsageError
from liushou.records.activity import Activity
from liushou.records.standing import on_register
from liushou.store.load import Store
from liushou.store.who import is_filter

_BETWEEN = re.compile("[、,]")
_HEADS = re.compile(r"(.+?)[=＝](\d{1,4})人?", re.ASCII)


def invited(store: Store, activity: Activity, day: date) -> tuple[str, ...]:
    """The children on the list of the activity who are on the register on `day`, in the list's order."""
    children = store.children
    return tuple(each for each in activity.children if each in children and on_register(children[each], day))


def children_meant(store: Store, activity: Activity, texts: Iterable[str], day: date) -> tuple[str, ...]:
    """The children that the texts mean: ids and names (several separated by 、 or a comma), filters.

    A filter means those invited who meet it, or, where nobody is on the list, all children who do.
    Raises UsageError for somebody unknown or not on the register, and for a filter that nobody meets.
    """
    found: dict[str, None] = {}
    for text in texts:
        words = [text] if is_filter(text) else [word.strip() for word in _BETWEEN.split(text)]
        for word in filter(None, words):
            found.update(dict.fromkeys(_children(store, activity, word, day)))
    return tuple(found)


def absences_meant(
    store: Store, activity: Activity, texts: Iterable[str], day: date
) -> dict[str, str | None]:
    """The children that `谁[=原因]` mean, each with the reason. Raises UsageError."""
    found: dict[str, str | None] = {}
    for text in texts:
        for piece in filter(None, (piece.strip() for piece in _BETWEEN.split(text))):
            who, _, reason = piece.partition("=")
            for child in _children(store, activity, who.strip(), day):
                found[child] = own_words(reason) or None
    return found


def guests(texts: Iterable[str]) -> Mapping[str, int]:
    """Heads by name from `家长志愿者=3`. Raises UsageError."""
    found: dict[str, int] = {}
    for piece in filter(None, (piece.strip() for text in texts for piece in _BETWEEN.split(text))):
        match = _HEADS.fullmatch(piece)
        if match is None:
            raise UsageError(f"--others 后面的“{piece}”应写成 名称=人数，如 家长志愿者=3。")
        found[own_words(match[1])] = int(match[2])
    return found


def _children(store: Store, activity: Activity, word: str, day: date) -> tuple[str, ...]:
    found, _ = children_on(store, [word], day)
    if not is_filter(word) or not activity.children:
        return found
    listed = tuple(each for each in activity.children if each in found)
    if not listed:
        raise UsageError(f"受邀的儿童里没有符合“{word}”的。")
    return listed
