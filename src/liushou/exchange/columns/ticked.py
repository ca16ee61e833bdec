"""Columns of which the right one is ticked: 性别 over 男 and 女, 留守类型 over 双留守 and 单留守."""

from functools import cache

from liushou.exchange.columns.column import NOT_TAKEN, Kind
from liushou.exchange.columns.kinds import COLUMNS
from liushou.records.child import Child
from liushou.records.resident import Resident
from liushou.records.synonyms import TERM_OF
from liushou.records.targets import info_of
from liushou.records.volunteer import Volunteer

_MODELS = {"children": Child, "volunteers": Volunteer, "residents": Resident}
_ALSO = {
    "left_behind": "双留守 单留守 非留守 无父母照护 父母外出 父母均外出 父母双方外出 双方外出 双亲外出 "
    "父亲外出 母亲外出 父外出 母外出 父亲 母亲 单亲外出 一方外出 父母一方外出",
    "sex": "男生 女生",
    "school.boarding": "住校 走读 寄宿 住宿 寄宿生 走读生",
    "hukou.rural": "农业 非农业 农村 城镇",
}
"""Words of a column besides its terms."""
_AS_SAID = {"父亲": "父亲外出", "母亲": "母亲外出", "双方外出": "父母双方外出"}
"""What a tick below 留守类型 says where the heading alone says less."""


@cache
def ticked_words(kind: Kind, target: str) -> dict[str, str]:
    """What a tick says by the heading it stands under, below the heading of `target`; nothing for most."""
    model = _MODELS.get(kind)
    column = next((one for one in COLUMNS[kind] if one.target == target), None)
    if model is None or column is None or target == NOT_TAKEN:
        return {}
    also = _ALSO.get(target, "").split()
    if target == "left_behind":
        return {one: _AS_SAID.get(one, one) for one in also}
    info = info_of(model, target)
    terms = info.choices if info is not None and info.choices else column.choices
    synonyms = (word for word, term in TERM_OF.items() if term in terms)
    return {word: word for word in (*terms, *synonyms, *also)} if terms else {}
