"""Terms of closed lists, yes and no, and ethnic groups, in the words that people use for them."""

from collections.abc import Iterable

from liushou.care.importing.cells.plain import NONE, covered, plain
from liushou.care.importing.cells.said import CellError, Note, Said
from liushou.care.importing.cells.spot import Given, Spot
from liushou.records.ethnic_groups import ethnic_group
from liushou.records.nearest import meant_term
from liushou.records.synonyms import KIN, TERM_OF
from liushou.records.ticks import ticked
from liushou.yamltext.scalars import Value

_TRUTHS: dict[str, dict[str, bool]] = {
    "boarding": {
        **dict.fromkeys(("住校", "寄宿", "寄宿生", "住校生", "住读", "住宿", "住宿生", "内宿"), True),
        **dict.fromkeys(("走读", "走读生", "通学", "不住校", "不寄宿", "非寄宿", "不住宿", "外宿"), False),
    },
    "rural": {
        **dict.fromkeys(("农业", "农村", "农业户口", "农村户口", "农业户籍", "农村户籍", "农户"), True),
        **dict.fromkeys(
            ("非农业", "非农", "城镇", "城市", "非农业户口", "非农户口", "城镇户口", "城市户口", "城镇户籍"),
            False,
        ),
    },
    "enrolled": dict.fromkeys(("在读", "在校", "在学", "就读", "正常在读", "在校生"), True),
    "registered": {
        **dict.fromkeys(("已登记", "已上户", "有户口", "已落户"), True),
        **dict.fromkeys(("未登记", "未上户", "无户口", "没有户口", "未落户"), False),
    },
    "immunised": {
        **dict.fromkeys(("已接种", "全程接种", "按时接种", "已种"), True),
        **dict.fromkeys(("未接种", "没接种"), False),
    },
    "can_guard": {
        **dict.fromkeys(("有能力", "能", "有监护能力", "具备", "具备监护能力"), True),
        **dict.fromkeys(("无能力", "不能", "无监护能力", "没有监护能力", "不具备"), False),
    },
    "party_member": {
        **dict.fromkeys(("党员", "中共党员", "中共正式党员"), True),
        **dict.fromkeys(("非党员", "群众", "团员", "共青团员", "不是党员"), False),
    },
}
"""Words that say yes or no in one column only, by field; 居民户口 says neither since the reform of 2014."""
_LEFT_SCHOOL = ("辍学", "休学", "毕业")


def term_said(given: Given) -> Said:
    """A term of the field's list. Raises CellError."""
    notes: list[Note] = []
    return Said({given.spot.target: read_term(given.spot, given.text, notes)}, tuple(notes))


def read_term(spot: Spot, text: str, notes: list[Note]) -> str:
    """The term that a word says; what was taken for another word is noted. Raises CellError."""
    choices = spot.info.choices if spot.info else ()
    if text in choices:
        return text
    word = plain(text)
    for said in (word, TERM_OF.get(word), KIN.get(word)):
        if said is not None and said in choices:
            if word in KIN:
                notes.append(Note(f"{spot.label}“{word}”记为{said}"))
            return said
    meant = meant_term(word, choices)
    if meant is None:
        raise CellError(f"应为下列之一：{'、'.join(choices)}")
    shown = "写得不全或有错字的" if spot.hidden else f"“{covered(word)}”"
    notes.append(Note(f"{spot.label}{shown}按“{meant}”记"))
    return meant


def truth_said(given: Given) -> Said:
    """Yes or no: words, ticks, 1 and 0, and such as 走读 where the column asks for boarding.

    One who has left school says why as well. Raises CellError.
    """
    if isinstance(given.cell, bool):
        return given.spot.says(given.cell)
    word = plain(given.text).replace("\ufe0f", "")
    said = _TRUTHS.get(given.spot.key, {}).get(word)
    if said is None and word not in NONE:
        said = ticked(word)
    if word in NONE:
        said = False
    if said is not None:
        return given.spot.says(said)
    if given.spot.key == "enrolled" and word in _LEFT_SCHOOL:
        return Said({given.spot.target: False, given.spot.beside("left_why"): word})
    raise CellError("应为 是 或 否")


def ethnicity_said(given: Given) -> Said:
    """An ethnic group by its full name; what is none of the 56 as it stands (穿青人). Raises CellError."""
    if any(character.isdigit() for character in given.text):
        raise CellError("不是民族：请写成 汉族")
    return given.spot.says(ethnic_group(plain(given.text)) or given.text)


def unique(items: Iterable[Value]) -> list[Value]:
    """The items in their order, each once."""
    found: list[Value] = []
    for item in items:
        if item not in found:
            found.append(item)
    return found
