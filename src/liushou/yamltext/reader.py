"""Bytes to values: the one gate through which every archive is read."""

from dataclasses import dataclass

from liushou.yamltext.characters import UNUSUAL
from liushou.yamltext.conflicts import has_markers
from liushou.yamltext.faults import Fault
from liushou.yamltext.gate import MAX_BYTES
from liushou.yamltext.lookalikes import may_be_there
from liushou.yamltext.scalars import Scalar, Value
from liushou.yamltext.swift import swift

__all__ = ["Reading", "Scalar", "Value", "ordinary", "read", "read_exactly"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says: `value` is None exactly when one of the `faults` is fatal."""

    value: dict[str, Value] | None
    faults: tuple[Fault, ...]


def read(data: bytes) -> Reading:
    """Read one archive. Never raises, whatever the bytes.

    A file as nearly all are is taken line by line; any other goes the exact way, which gives the same.
    """
    text = _decoded(data)
    value = None if text is None else swift(text)
    return read_exactly(data) if value is None else Reading(value, ())


def read_exactly(data: bytes) -> Reading:
    """The same by libyaml alone: what `read` is held to.

    An ordinary file is only decoded and built; everything else is examined, which finds all it can.
    """
    # the exact way needs all of PyYAML, which a file written as most are does not
    from liushou.yamltext.values import build

    text = ordinary(data)
    value = None if text is None else build(text)
    if value is not None:
        return Reading(value, ())
    from liushou.yamltext.examine import examine

    return Reading(*examine(data))


def ordinary(data: bytes) -> str | None:
    """The text, when a few quick looks show nothing that has to be examined; else None."""
    text = _decoded(data)
    odd = text is None or UNUSUAL.search(text) or has_markers(text) or may_be_there(text)
    return None if odd else text


def _decoded(data: bytes) -> str | None:
    if len(data) > MAX_BYTES or data[-1:] != b"\n":
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None
