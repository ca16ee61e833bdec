"""An address in one cell: the village, and what stands behind it."""

import re

from liushou.care.importing.cells.said import CellError, Note, Said
from liushou.care.importing.cells.spot import Given
from liushou.yamltext.scalars import Value

_ABOVE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,7}?(?:省|自治区))?(?:[\u4e00-\u9fff]{2,9}?(?:市|自治州|州|盟|地区))?"
    r"(?:[\u4e00-\u9fff]{2,9}?(?:自治县|县|区|市|旗))?(?:[\u4e00-\u9fff]{2,7}?(?:街道办事处|街道|镇|民族乡|乡))?"
)
"""Province, prefecture, county, township: what a village lies in."""
_VILLAGE = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:村(?!村(?!民|委))(?!社区)|社区|居委会)")
"""Up to the first 村, be it that of 村委会; 东村社区 and 上村村 are whole."""
_OFFICE = re.compile("^(?:村?(?:民委员|委)会|居委会|居民委员会)")
_EDGE = " ,，、;；-—"


def address_said(given: Given) -> Said:
    """The village and what stands behind it; what stands before it (镇, 县) is not kept, which is noted.

    A village that the store knows goes before the first 村 that is found. Raises CellError where there is
    no village to be seen.
    """
    solid = "".join(given.text.split()) if isinstance(given.cell, str) else ""
    village, start, end = _found(solid, given.context.villages)
    values: dict[str, Value] = {f"{given.spot.target}.village": village}
    behind = _OFFICE.sub("", solid[end:])
    detail = (f"村{behind}" if behind.startswith("民") else behind).strip(_EDGE)
    if detail:
        values[f"{given.spot.target}.detail"] = detail
    notes = (Note(f"{given.spot.label}里村（社区）以前的部分（县、镇）没有记"),) if start else ()
    return Said(values, notes)


def _found(text: str, villages: frozenset[str]) -> tuple[str, int, int]:
    """The village, where it starts and where what is behind it begins."""
    above = _ABOVE.match(text)
    for start in (0, above.end() if above else 0):
        known = max((one for one in villages if text.startswith(one, start)), key=len, default=None)
        if known is not None:
            return known, start, start + len(known)
    for start in ((above.end() if above else 0), 0):
        found = _VILLAGE.match(text, start)
        if found is not None and len(found[0]) > 1:
            return found[0], start, found.end()
    raise CellError("看不出是哪个村（社区）：请写成 朝阳村3组12号，或分“村”“详细地址”两列写")
