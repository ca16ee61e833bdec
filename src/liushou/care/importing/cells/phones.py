"""Phones: one, or several in a cell, with what people write beside them."""

import re
import unicodedata
from dataclasses import dataclass

from liushou.care.importing.cells.kin import FATHER, MOTHER, names_kin, parent_named
from liushou.care.importing.cells.said import CellError, Note, Said
from liushou.care.importing.cells.spot import Given, Spot
from liushou.cells import Cell, lost_digits
from liushou.phones import digits_of, is_phone
from liushou.yamltext.scalars import Value

_DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "--------")
_ANY = re.compile(
    r"(?<![0-9])(?:(?:\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}"
    r"|\(?0[0-9]{2,3}\)?[- ]?[2-9][0-9]{6,7}(?:-[0-9]{1,5})?"
    r"|[48]00(?:-?[0-9]{3}-?[0-9]{4}|-[0-9]{4}-[0-9]{3}))(?![0-9])",
    re.ASCII,
)
_REMARK = re.compile(r"\(([^()]*)\)")
_LABEL = re.compile(r"(?:联系)?(?:电话|手机)(?:号码?)?|tel|短信|微信同号", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s/、,;|:和或及与.\\-]*")
_HOW = "请写成 11 位手机号，或 区号-号码"


@dataclass(frozen=True, slots=True)
class _Written:
    """A number found in a cell, and the words that stand before and behind it."""

    number: str
    before: str
    behind: str


def phone_said(given: Given) -> Said:
    """One person's phone: of several numbers the first (noted). Raises CellError."""
    if isinstance(given.cell, str) and given.text.isascii() and is_phone(given.text):
        return given.spot.says(given.text)
    found = _numbers(_text_of_phone(given.cell, given.text))
    notes = []
    if len(found) > 1:
        notes.append(Note(f"{given.spot.label}一格里有几个号码的，只记第一个"))
    remarks = [word for one in found for word in (one.before, one.behind) if word]
    if remarks:
        _refuse_other_owner(given.spot, found[0])
        if len(found) == 1 and found[0].before:
            raise CellError("号码前面有别的字：一格只写号码")
        notes.append(Note(f"{given.spot.label}旁边括号里的说明没有记"))
    return Said({given.spot.target: found[0].number}, tuple(notes))


def both_phones_said(given: Given) -> Said:
    """Both parents' phones: as they are marked, else two numbers, the father's first. Raises CellError."""
    found = _numbers(_text_of_phone(given.cell, given.text))
    named = [parent_named(one.before) or parent_named(one.behind) for one in found]
    if not any(named):
        if len(found) == 1:
            raise CellError("只有一个号码，没有写明是谁的：请写成 父：… 或 母：…")
        if len(found) > 2:
            raise CellError("号码多于两个：请分“父亲电话”“母亲电话”两列写")
        named = [FATHER, MOTHER]
    if None in named or len(set(named)) < len(named) or any(map(_is_foreign, found)):
        raise CellError("分不清哪个号码是谁的：请写成 父：… 母：…")
    values: dict[str, Value] = {
        f"parents[{who}].{given.spot.key}": one.number for who, one in zip(named, found, strict=True)
    }
    return Said(values)


def _text_of_phone(cell: Cell, text: str) -> str:
    if isinstance(cell, bool) or not isinstance(cell, str | int | float) or lost_digits(cell):
        raise CellError(f"不是电话号码：{_HOW}")
    return unicodedata.normalize("NFKC", text).translate(_DASHES)


def _numbers(text: str) -> tuple[_Written, ...]:
    """The numbers of a cell with the words beside them. Raises CellError where digits are left over."""
    if is_phone(text):
        return (_Written(text, "", ""),)
    spots = list(_ANY.finditer(text))
    starts, ends = [each.start() for each in spots], [each.end() for each in spots]
    gaps = [text[one:other] for one, other in zip([0, *ends], [*starts, len(text)], strict=True)]
    if not spots or any(character.isdigit() for gap in gaps for character in gap):
        raise CellError(_why_not(text))
    found = []
    for place, spot in enumerate(spots):
        behind = "".join(_REMARK.findall(gaps[place + 1]))
        found.append(_Written(_usual(spot[0]), _words(gaps[place]), behind.strip()))
    if _words(gaps[-1]):
        raise CellError("号码后面有别的字：一格只写号码，说明写在括号里")
    return tuple(found)


def _words(gap: str) -> str:
    """The words of a gap that stand in no brackets and are no mere separator or 电话："""
    return _BETWEEN.sub("", _LABEL.sub("", _REMARK.sub("", gap)))


def _usual(number: str) -> str:
    """The number without blanks; a fixed line with a hyphen after its area code."""
    digits = digits_of(number)
    if digits.startswith("1") and len(digits) == 11:
        return digits
    area = re.match(r"\(?(0(?:10|2[0-9]|[3-9][0-9]{2}))\)?[- ]?", number, re.ASCII)
    rest = re.sub("[ ()]", "", number[area.end() :]) if area else re.sub("[ ()]", "", number)
    return f"{area[1]}-{rest}" if area else rest


def _why_not(text: str) -> str:
    digits = digits_of(text)
    if digits.startswith("1") and len(digits) != 11:
        return f"手机号应为 11 位，现为 {len(digits)} 位：请改正"
    if digits and digits == text and not digits.startswith("0") and len(digits) in (9, 10):
        return f"不是电话号码（存成数字的座机号会丢掉开头的 0）：{_HOW}"
    return f"不是电话号码：{_HOW}"


def _is_foreign(one: _Written) -> bool:
    """Whether the words beside a number name somebody who is no parent."""
    return any(names_kin(word) and parent_named(word) is None for word in (one.before, one.behind))


def _refuse_other_owner(spot: Spot, one: _Written) -> None:
    """A number that is said to be somebody else's is not this person's; a guardian may be anybody."""
    if spot.parsed.first == "guardians":
        return
    own = spot.parsed.pick
    if any(names_kin(word) and parent_named(word) != (own or "") for word in (one.before, one.behind)):
        raise CellError("写明了号码是别人的：请写在那个人的电话里")
