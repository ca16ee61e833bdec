"""The careful way: everything that can be found wrong with the bytes of a file, in one pass."""

from liushou.yamltext.characters import faults_in
from liushou.yamltext.conflicts import conflicts_in
from liushou.yamltext.faults import Fault
from liushou.yamltext.gate import open_bytes
from liushou.yamltext.neutral import Neutral, neutral
from liushou.yamltext.spans import Lines
from liushou.yamltext.values import Value, build
from liushou.yamltext.yaml_faults import yaml_faults

Examined = tuple[dict[str, Value] | None, tuple[Fault, ...]]


def examine(data: bytes) -> Examined:
    """The value of a file, None when a fault is fatal, and its faults in the order of the text."""
    opened = open_bytes(data)
    if opened.text is None:
        return None, opened.faults
    lines = Lines(opened.text)
    stand_in = neutral(opened.text)
    found = conflicts_in(lines) or yaml_faults(lines, stand_in)
    faults = tuple(sorted((*opened.faults, *faults_in(lines), *found), key=_order))
    if any(fault.fatal for fault in faults):
        return None, faults
    return _restored(build(stand_in.text), stand_in), faults


def _restored(value: dict[str, Value] | None, stand_in: Neutral) -> dict[str, Value] | None:
    if value is None or stand_in.is_itself:
        return value
    return {stand_in.restore(key): _back(item, stand_in) for key, item in value.items()}


def _back(value: Value, stand_in: Neutral) -> Value:
    """The value with its own characters; it nests no deeper than `build` allows."""
    if isinstance(value, str):
        return stand_in.restore(value)
    if isinstance(value, list):
        return [_back(item, stand_in) for item in value]
    if isinstance(value, dict):
        return {stand_in.restore(key): _back(item, stand_in) for key, item in value.items()}
    return value


def _order(fault: Fault) -> tuple[int, int]:
    return fault.span.line, fault.span.column
