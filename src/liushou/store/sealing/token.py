"""The token that stands in an archive for a sealed text: `ENC[1,ident.1,<bytes>,<print>]`."""

import base64
import binascii
import re
from dataclasses import dataclass

from liushou.records.fields import HIDDEN, Sensitivity
from liushou.sealed import PREFIX

_VERSION = "1"
LARGEST_EPOCH = 9999
PRINT_BYTES = 12
_FORM = re.compile(
    r"ENC\[1,(?P<mark>[a-z]+)\.(?P<epoch>[1-9][0-9]{0,3}),(?P<body>[A-Za-z0-9_-]+)(?:,(?P<print>[A-Za-z0-9_-]+))?\]"
)
CLASSES: tuple[Sensitivity, ...] = tuple(mark for mark in Sensitivity if mark in HIDDEN)
"""The classes of what is sealed, each with keys of its own."""


@dataclass(frozen=True, slots=True)
class Token:
    """A sealed text: under which class and epoch of keys, its bytes, and the print of an id number.

    Two id numbers are the same exactly when their prints are, under keys of one epoch.
    """

    mark: Sensitivity
    epoch: int
    body: bytes
    print: bytes | None

    def __str__(self) -> str:
        tail = "" if self.print is None else f",{_encoded(self.print)}"
        return f"{PREFIX}{_VERSION},{self.mark.value}.{self.epoch},{_encoded(self.body)}{tail}]"


def parsed(text: str) -> Token | None:
    """The token a text is; None for one that is damaged, or is none: it has one spelling only."""
    found = _FORM.fullmatch(text)
    if found is None or found["mark"] not in CLASSES:
        return None
    try:
        body = _decoded(found["body"])
        print_ = None if found["print"] is None else _decoded(found["print"])
    except binascii.Error:
        return None
    token = Token(Sensitivity(found["mark"]), int(found["epoch"]), body, print_)
    return token if str(token) == text and _has_print(token) else None


def _has_print(token: Token) -> bool:
    if token.print is None:
        return token.mark is not Sensitivity.IDENT
    return token.mark is Sensitivity.IDENT and len(token.print) == PRINT_BYTES


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _decoded(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
