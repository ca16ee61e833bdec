"""What to write in the place of a word that names nobody."""

import re
from collections.abc import Mapping

from liushou.records.types import looks_like_id
from liushou.records.vocabulary import GRADES

_COMMAS = re.compile("[,，、]")
_CLASS = re.compile(rf"(?:{'|'.join(GRADES)})(?P<class>\S{{1,4}}班)?")
_LIKE = 50
_SHOWN = 3


def instead(word: str, titles: Mapping[str, str], *, filters: bool) -> str:
    """In Chinese, what was most likely meant; `titles` are those of the records looked through, by id.

    `filters`: a condition may stand in the word's place.
    """
    parts = [part for part in _COMMAS.split(word) if part]
    if len(parts) > 1 and {*titles, *titles.values()}.issuperset(parts):
        return f"几个之间用空格隔开：{' '.join(parts)}。"
    found = _CLASS.fullmatch(word) if filters else None
    if found:
        return f"年级和班写成条件：{'班级' if found['class'] else '年级'}:{word}。"
    near = _near(word, titles)
    if near:
        return f"是不是：{'、'.join(near)}？"
    return f"可用 liushou list 查看{'；条件要写成 字段:值，如 年级:五年级' if filters else ''}。"


def _near(word: str, titles: Mapping[str, str]) -> list[str]:
    """Ids one slip of the hand away, or the names most like the word."""
    # Libraries for likeness are needed only where nobody is meant.
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    if looks_like_id(word):
        near = [f"{key}（{title}）" for key, title in titles.items() if OSA.distance(word, key) == 1]
        if near:
            return near[:_SHOWN]
    names = list(dict.fromkeys(titles.values()))
    return [
        name for name, *_ in process.extract(word, names, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_SHOWN)
    ]
