"""What `check` says of a whole store, kept as it is said, so that it is said again without its findings.

Imports nothing that takes time: no JSON, no finding, no day.
"""

from collections.abc import Sequence
from typing import NamedTuple

from liushou.digests import blake2b


class Told(NamedTuple):
    """Whether there are errors and warnings; the report, in two parts around the time it took."""

    errors: bool = False
    warnings: bool = False
    before: str = ""
    after: str = ""


def name_of(digest: bytes, day: str, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> bytes:
    """The name under which is kept what a check of the store of that digest came to, on a day, by rules.

    Codes of rules are given without commas.
    """
    codes = ("".join(f"{code}," for code in part) for part in (select, ignore))
    asked = "\0".join((day, *codes)).encode("utf-8", "surrogateescape")
    return blake2b(b"check" + digest + asked, digest_size=16).digest()


def packed(told: Told, rest: bytes) -> bytes:
    """Both in one; `unpacked` and `rest_of` give them back."""
    before, after = told.before.encode(), told.after.encode()
    head = b"%d %d %d %d\n" % (told.errors, told.warnings, len(before), len(after))
    return b"".join((head, before, after, rest))


def unpacked(data: bytes) -> Told:
    """What was told. Raises ValueError for what `packed` did not make."""
    numbers, _, said = data.partition(b"\n")
    errors, warnings, before, after = map(int, numbers.split(b" "))
    return Told(bool(errors), bool(warnings), said[:before].decode(), said[before : before + after].decode())


def rest_of(data: bytes) -> bytes:
    """The rest beside it. Raises ValueError for what `packed` did not make."""
    numbers, _, said = data.partition(b"\n")
    _, _, before, after = map(int, numbers.split(b" "))
    return said[before + after :]
