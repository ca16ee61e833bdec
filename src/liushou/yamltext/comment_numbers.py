"""Id numbers and phones in the comments of a text, which nothing masks in git and nothing seals (LS514)."""

import re

from liushou.halfwidth import narrow
from liushou.identity import read_id_number
from liushou.yamltext.faults import Fault
from liushou.yamltext.gate import open_bytes
from liushou.yamltext.spans import Span

_PERHAPS = re.compile(rb"(?:\A|[\r\n])[^\r\n#]*#[^\r\n]*[0-9]{11}")
"""From the first sign of a line only: from each of them a line of many would take for ever."""
_LONG = re.compile(r"\d{11}")
_ID_NUMBER = re.compile(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])")
_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")


def numbers_in_comments(data: bytes) -> tuple[Fault, ...]:
    """A warning for each comment that has an id number or a mobile phone in it."""
    if b"#" not in data or _PERHAPS.search(data) is None:  # most have no comment: sixty times as quick
        return ()
    # the exact way needs all of PyYAML, which an archive without such a comment does not
    from liushou.yamltext.comments import comments

    found = []
    for one in comments(open_bytes(data).text or ""):
        what = number_in(one.text)
        if what:
            span = Span(one.line, one.column, one.line, one.column + len(one.text))
            message = f"注释里有{what}：注释不会密封，也没有遮盖；请写到该写的字段里，从注释中删去"
            found.append(Fault("LS514", span, message, fatal=False, severity="warning"))
    return tuple(found)


def may_have_number(text: str) -> bool:
    """False for a text in which `number_in` finds nothing."""
    return _LONG.search(text) is not None


def number_in(text: str) -> str:
    """What a text has in it that is to be kept from others: 身份证号码 or 手机号; "" for neither.

    Only a number whose check character is right counts, so that other long numbers are left alone.
    """
    plain = narrow(text)
    if any(not isinstance(read_id_number(one.upper()), str) for one in _ID_NUMBER.findall(plain)):
        return "身份证号码"
    return "手机号" if _MOBILE.search(plain) else ""
