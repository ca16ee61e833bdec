"""One text sealed and opened: AES-SIV (RFC 5297), padded, bound to its place.

Deterministic: the same text at the same place under the same key gives the same token, so an unchanged
value is an unchanged line. Only that two texts at one place are the same can be seen.
"""

import hmac
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from liushou.records.fields import Sensitivity
from liushou.sealed import is_sealed
from liushou.store.sealing.token import PRINT_BYTES, Token

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

KEY_BYTES = 64
"""AES-256-SIV takes two keys of 32 bytes."""
_BUCKETS = {Sensitivity.IDENT: 32, Sensitivity.CONTACT: 32, Sensitivity.CARE: 64}
"""Texts are padded to a multiple of this many bytes, so that a token tells little of how long one is."""
_END = b"\x80"


class RefusedError(Exception):
    """A token is not what was sealed there: changed, moved, or made with another key."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What a token is bound to, besides its key: the store, the kind of record, its id, and the place."""

    store: str
    kind: str
    id: str
    way: str


def seal(key: bytes, epoch: int, mark: Sensitivity, bound: Binding, text: str) -> Token:
    """The token of a text. Raises ValueError for a text that is a token already."""
    if is_sealed(text):
        raise ValueError("sealed already")
    print_ = print_of(key, bound.store, text) if mark is Sensitivity.IDENT else None
    data = text.encode() + _END
    data += b"\0" * (-len(data) % _BUCKETS[mark])
    body = _cipher(key).encrypt(data, _associated(bound, mark, epoch, print_))
    return Token(mark, epoch, body, print_)


def open_(key: bytes, bound: Binding, token: Token) -> str:
    """The text of a token. Raises RefusedError."""
    from cryptography.exceptions import InvalidTag

    try:
        data = _cipher(key).decrypt(token.body, _associated(bound, token.mark, token.epoch, token.print))
        text, end, rest = data.rpartition(_END)
        if not end or rest.strip(b"\0"):
            raise RefusedError
        return text.decode()
    except (InvalidTag, ValueError) as error:
        raise RefusedError from error


def print_of(key: bytes, store: str, number: str) -> bytes:
    """The keyed print of an id number, by which the same one is known in two archives without being read.

    A print is of the class's key, so one who may not open a number cannot try out numbers either.
    """
    told = f"{store}\0{number.strip().upper()}".encode()
    return mac(key, "print", told)[:PRINT_BYTES]


def mac(key: bytes, purpose: str, data: bytes) -> bytes:
    """A keyed hash (HMAC-SHA-256) for a purpose of its own: 32 bytes."""
    return hmac.digest(hmac.digest(key, purpose.encode(), "sha256"), data, "sha256")


@lru_cache(maxsize=64)
def _cipher(key: bytes) -> "AESSIV":
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    return AESSIV(key)


def _associated(bound: Binding, mark: Sensitivity, epoch: int, print_: bytes | None) -> list[bytes]:
    told = (bound.store, bound.kind, bound.id, bound.way, f"{mark.value}.{epoch}")
    return [b"liushou 1", *(part.encode() for part in told), print_ or b"-"]
