"""留守类型: who of the parents is away, as one cell says it."""

import re

from liushou.care.importing.cells.kin import FATHER, MOTHER
from liushou.care.importing.cells.plain import plain
from liushou.care.importing.cells.said import CellError, Said, Weak
from liushou.care.importing.cells.spot import Given
from liushou.records.synonyms import TERM_OF
from liushou.yamltext.scalars import Value

_AWAY, _AT_HOME = "外出务工", "在家"
_HOW = "请写成 父母均外出、父亲外出、母亲外出，或把两人都写明，如 父亲外出，母亲去世"
_GONE = r"(?:已|都|均)?(?:长期)?(?:在外地|在外|外出|出外)?(?:务工|打工)?"
_BOTH_AWAY = re.compile(
    r"(?=.*(?:外|工))(?:(?:父母|双亲|夫妻)(?:亲)?(?:双方|二人|两人|双双)?|父亲?母亲?|双方)(?:均|都|全|皆)?"
    + _GONE + r"|(?:均|都)(?:在外|外出)(?:务工|打工)?"
)  # fmt: skip
_ONE = re.compile(
    r"(?P<single>单留守|单亲外出|一方外出|单方外出|父母一方外出)?[(:\-]?(?P<who>父|母)(?:亲|方|亲方)?(?:一方|单方)?(?P<gone>"
    + _GONE + r")\)?"
)  # fmt: skip
_EACH = re.compile(r"(?P<who>父|母)(?:亲|方)?:?(?P<what>[^父母:]+)")
_BETWEEN = re.compile("[,;、。/]|(?<=.)(?=[父母])")
_TYPES = {
    **dict.fromkeys(("双留守", "纯留守", "双留守儿童", "父母双留守"), "双留守"),
    **dict.fromkeys(
        (
            "单留守",
            "单亲外出",
            "一方外出",
            "单方外出",
            "父母一方外出",
            "一方在外",
            "父母一方在外",
            "单留守儿童",
        ),
        "单留守",
    ),
    "无父母照护": "无父母照护",
    **dict.fromkeys(("非留守", "非留守儿童", "不留守"), "非留守"),
}
_UNSAID = {
    "单留守": f"没有写明谁外出：{_HOW}",
    "无父母照护": "没有写明父母的状况：请在父亲、母亲的“状况”里写 去世、失联、服刑 或 另组家庭",
    "非留守": "没有写明父母的状况：请在父亲、母亲的“状况”里写 在家 等",
}
_SITUATIONS = ("外出务工", "在家", "另组家庭", "失联", "去世", "服刑")


def left_behind_said(given: Given) -> Said:
    """The parents' situations, and the type that is claimed. Raises CellError.

    父母均外出 says both situations, 父亲外出 the father's, and of the mother only that she is not away. A
    type alone says less: 双留守 may be of a child with one parent left, so what it says gives way; of 单留守,
    非留守 and 无父母照护 it is `unsaid` who is meant.
    """
    word = plain(given.text)
    claim = _TYPES.get(word)
    if claim == "双留守":
        both = _situations(_AWAY, _AWAY)
        return Said(both, weak=dict.fromkeys(both, "derived"), claim=claim)
    if claim is not None:
        return Said(claim=claim, unsaid=_UNSAID[claim])
    if _BOTH_AWAY.fullmatch(word):
        return Said(_situations(_AWAY, _AWAY))
    one = _ONE.fullmatch(word)
    if one is not None and (one["single"] or one["gone"]):
        return _one_away(one["who"], "单留守" if one["single"] == "单留守" else "")
    return _each(word)


def _one_away(who: str, claim: str) -> Said:
    father_away = who == "父"
    other: dict[str, Weak] = {_target(MOTHER if father_away else FATHER): "derived"}
    values = _situations(*((_AWAY, _AT_HOME) if father_away else (_AT_HOME, _AWAY)))
    return Said(values, weak=other, claim=claim)


def _each(word: str) -> Said:
    """父亲外出，母亲去世: each parent's own situation."""
    parts = [part for part in _BETWEEN.split(word) if part]
    found = [_EACH.fullmatch(part) for part in parts]
    values: dict[str, Value] = {}
    for each in found:
        what = each["what"] if each else ""
        said = _AWAY if re.fullmatch(f"(?=.){_GONE}", what) else TERM_OF.get(what, what)
        if each is None or said not in _SITUATIONS:
            raise CellError(f"看不出父母谁外出：{_HOW}")
        values[_target(FATHER if each["who"] == "父" else MOTHER)] = said
    if len(values) != 2 or len(found) != 2:
        raise CellError(f"看不出父母谁外出：{_HOW}")
    return Said(values)


def _situations(father: str, mother: str) -> dict[str, Value]:
    return {_target(FATHER): father, _target(MOTHER): mother}


def _target(who: str) -> str:
    return f"parents[{who}].situation"
