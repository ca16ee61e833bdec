"""Both parents in one cell, their names and where they work; and what stands in place of a place of work."""

import re
import unicodedata

from liushou.care.importing.cells.kin import FATHER, MOTHER, parent_named
from liushou.care.importing.cells.plain import plain
from liushou.care.importing.cells.said import CellError, Note, Said
from liushou.care.importing.cells.spot import Given, Spot
from liushou.care.importing.cells.texts import read_name, text_said
from liushou.records.synonyms import TERM_OF
from liushou.yamltext.scalars import Value

_PARTS = re.compile(r"[、,;/\n|]")
_LABELLED = re.compile(r"(?P<who>父亲|母亲|爸爸|妈妈|父|母)(?:姓名)?[:：]?")
_REMARK = re.compile(r"(?P<before>[^()]*)\((?P<inside>[^()]*)\)")
_DIGITS = re.compile("[0-9]{3,}")
_PARENTS_HOW = "请写成 父：… 母：…"
_LISTED = re.compile(r"[、;/\n|]")
_SITUATIONS = ("外出务工", "在家", "另组家庭", "失联", "去世", "服刑")
_HOME = (
    "家 家里 务农 家务 本村 本村务农 家里务农 家中务农 在家种地 种地 务农在家 在家待业 待业在家 未外出 "
    "没有外出 没外出 不外出 未务工 没有务工 留守在家 在家带孩子 在家照顾孩子 在家照看孩子"
)
_AT_HOME = frozenset(_HOME.split())
"""Words for somebody who is at home, in a column that asks where he works."""


def both_names_said(given: Given) -> Said:
    """Both parents' names: as they are marked, else two names, the father's first. Raises CellError."""
    parts = _parts(unicodedata.normalize("NFKC", given.text))
    found = [_marked(part) for part in parts]
    if not any(who for who, _ in found) and len(found) == 2 and all(map(_has_short_mark, parts, "父母")):
        found = [(parent_named(part[0]), part[1:].strip()) for part in parts]
    if not any(who for who, _ in found):
        if len(found) != 2:
            raise CellError(f"看不出父亲和母亲各是谁：{_PARENTS_HOW}")
        found = [(who, name) for who, (_, name) in zip((FATHER, MOTHER), found, strict=True)]
    named = [who for who, _ in found]
    if None in named or len(set(named)) < len(named):
        raise CellError(f"看不出父亲和母亲各是谁：{_PARENTS_HOW}")
    values: dict[str, Value] = {}
    for who, name in found:
        if "(" in name or _DIGITS.search(name):
            raise CellError(f"姓名旁边有别的内容：{_PARENTS_HOW}")
        if name and name != "无":
            values[f"parents[{who}].{given.spot.key}"] = read_name(name, name)
    return Said(values)


def _parts(text: str) -> list[str]:
    """The parts of a cell, one a person."""
    marks = [found.start() for found in _LABELLED.finditer(text) if _begins(text, found.start())]
    if len(marks) > 1:
        ends = [*marks[1:], len(text)]
        return [_PARTS.sub("", text[start:end]).strip() for start, end in zip(marks, ends, strict=True)]
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    if len(parts) == 1:
        words = parts[0].split()
        return words if len(words) == 2 and all(len(word) > 1 for word in words) else parts
    return parts


def _has_short_mark(part: str, mark: str) -> bool:
    """父张三 beside 母李四: each of them alone may be a name."""
    return part.startswith(mark) and len(part) > 2


def _begins(text: str, start: int) -> bool:
    """True where a mark may begin: 父:张三 母:李四, 父亲张三，母亲李四."""
    return start == 0 or not (text[start - 1].isalpha() or text[start - 1] == "(")


def _marked(part: str) -> tuple[str | None, str]:
    """Who a part says it is of, and the name: 父:张三, 父亲张三, 张三(父)."""
    remark = _REMARK.fullmatch(part)
    if remark is not None and parent_named(remark["inside"].strip()):
        return parent_named(remark["inside"].strip()), remark["before"].strip()
    found = _LABELLED.match(part)
    if found is None or (len(found[0]) == 1 and len(part) < 4):
        return None, part
    return parent_named(found["who"]), part[found.end() :].strip()


def place_said(given: Given) -> Said:
    """Where a parent works. 在家, 务农 or 已故 is no place: it says the parent's situation, which is noted.

    A column of situations goes before that. Raises CellError.
    """
    situation = _situation(given.text)
    if situation is None:
        return text_said(given)
    target = given.spot.beside("situation")
    told = f"{given.spot.label}写着在家、务农、已故等的，记为状况，不记为地点"
    return Said({target: situation}, (Note(told),), {target: "derived"})


def _situation(text: str) -> str | None:
    word = plain(text)
    said = "在家" if word in _AT_HOME else TERM_OF.get(word, word)
    return said if said in _SITUATIONS else None


def both_places_said(given: Given) -> Said:
    """What holds for both parents, where they work; or for each, where it is marked. Raises CellError."""
    text = unicodedata.normalize("NFKC", given.text)
    marked = [_marked(part) for part in _parts(text)] if _LABELLED.match(text) else []
    if marked and all(who for who, _ in marked) and len({who for who, _ in marked}) == len(marked):
        return _places(given, [(who, words) for who, words in marked if words and words != "无"])
    if marked or _LISTED.search(text):
        raise CellError(f"看不出父亲和母亲各在哪里：{_PARENTS_HOW}")
    return _places(given, [(who, given.text) for who in (FATHER, MOTHER)])


def _places(given: Given, places: list[tuple[str | None, str]]) -> Said:
    """What each parent's place comes to."""
    found = [
        place_said(
            given._replace(spot=Spot(given.spot.model, f"parents[{who}].{given.spot.key}"), text=words)
        )
        for who, words in places
    ]
    return Said(
        {target: value for one in found for target, value in one.values.items()},
        tuple(note for one in found for note in one.notes),
        {target: weak for one in found for target, weak in one.weak.items()},
    )
