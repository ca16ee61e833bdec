"""A guardian in one cell: the name, and what they are to the child."""

import re
import unicodedata

from liushou.care.importing.cells.kin import is_both, relation_before, relation_behind, relation_of
from liushou.care.importing.cells.said import CellError, Note, Said
from liushou.care.importing.cells.spot import Given, Spot
from liushou.care.importing.cells.texts import joined_name, name_said
from liushou.records.synonyms import KIN
from liushou.yamltext.scalars import Value

_LISTED = re.compile(r"[、,;/\n|]")
_BETWEEN = re.compile(r"[\s\-—、,;/|]+")
_REMARK = re.compile(r"(?P<before>[^()]*)\((?P<inside>[^()]*)\)")
_DIGITS = re.compile("[0-9]{3,}")
_HOW = "请写成 姓名（关系）"


def guardian_said(given: Given) -> Said:
    """A guardian's name and relation, or one of them: 王秀英（祖母）, 奶奶：王秀英. Raises CellError."""
    if not isinstance(given.cell, str) or _DIGITS.search(given.text):
        raise CellError(f"监护人一格里有号码：{_HOW}，电话另写一列")
    word, name = _parted(unicodedata.normalize("NFKC", given.text).strip())
    if is_both(word):
        raise CellError(f"是两个人：写日常照看孩子的一位，{_HOW}")
    if _LISTED.search(name):
        raise CellError(f"一格里不止一位：写日常照看孩子的一位，{_HOW}")
    relation = relation_of(word) if word else None
    if word and relation is None:
        raise CellError(f"看不出与孩子的关系：{_HOW}，关系如 祖母、外祖父、亲属")
    values: dict[str, Value] = {}
    if name:
        values[f"{given.spot.target}.name"] = joined_name(name)
    if relation:
        values[f"{given.spot.target}.relation"] = relation
    notes = (Note(f"监护人·关系“{word}”记为{relation}"),) if word in KIN else ()
    return Said(values, notes)


def guardian_name_said(given: Given) -> Said:
    """A guardian's name; with the relation where that stands in brackets behind it. Raises CellError."""
    if "(" not in unicodedata.normalize("NFKC", given.text):
        return name_said(given)
    around = Spot(given.spot.model, given.spot.target.rpartition(".")[0])
    return guardian_said(given._replace(spot=around))


def _parted(text: str) -> tuple[str, str]:
    """The word for the relation, "" for none, and the name."""
    remark = _REMARK.fullmatch(text)
    if remark is not None:
        before, inside = remark["before"].strip(), remark["inside"].strip()
        return (before, inside) if relation_of(before) else (inside, before)
    if "(" in text or ")" in text:
        raise CellError(f"看不出姓名和关系：{_HOW}")
    first, colon, rest = text.partition(":")
    pieces = [first.strip(), rest.strip()] if colon else _BETWEEN.split(text)
    if len(pieces) == 2:
        for word, name in (pieces, pieces[::-1]):
            if relation_of(word) or is_both(word):
                return word, name
        if colon:
            raise CellError(f"看不出与孩子的关系：{_HOW}")
    solid = "".join(text.split())
    if relation_of(solid) or is_both(solid):
        return solid, ""
    for word, name in (relation_before(text), relation_behind(text)):
        if word and 2 <= len("".join(name.split())) <= 4:
            return word, name.strip()
    return "", text
