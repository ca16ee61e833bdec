"""The events of libyaml, typed: the one place that knows PyYAML.

The C parser gives events without recursion. Its composer recurses and ends the process at depth
200,000, so nothing here or above composes nodes.
"""

from collections.abc import Callable
from typing import Final, Protocol, cast

import yaml
from yaml import MarkedYAMLError, YAMLError
from yaml._yaml import CParser

__all__ = [
    "ALIAS",
    "DOCUMENT_START",
    "ENDS",
    "MAPPING_END",
    "MAPPING_START",
    "MAX_DEPTH",
    "SCALAR",
    "SEQUENCE_END",
    "SEQUENCE_START",
    "STARTS",
    "STREAM_END",
    "Event",
    "MarkedYAMLError",
    "YAMLError",
    "events_of",
]

ALIAS: Final[type[object]] = yaml.AliasEvent
DOCUMENT_START: Final[type[object]] = yaml.DocumentStartEvent
MAPPING_END: Final[type[object]] = yaml.MappingEndEvent
MAPPING_START: Final[type[object]] = yaml.MappingStartEvent
SCALAR: Final[type[object]] = yaml.ScalarEvent
SEQUENCE_END: Final[type[object]] = yaml.SequenceEndEvent
SEQUENCE_START: Final[type[object]] = yaml.SequenceStartEvent
STREAM_END: Final[type[object]] = yaml.StreamEndEvent

STARTS = frozenset({MAPPING_START, SEQUENCE_START})
ENDS = frozenset({MAPPING_END, SEQUENCE_END})

MAX_DEPTH = 32
"""Levels of mappings and sequences a text may have (LS005). Nothing walks deeper: in a text of nothing
but brackets libyaml looks at every open one again for each token."""


class Mark(Protocol):
    """A place: characters from the start, lines and columns from 0."""

    index: int
    line: int
    column: int


class Event(Protocol):
    """What any event may be asked; an attribute is there only on the kinds of event that have it.

    A kind is compared by `type(event) is SCALAR`. `style` is "" for a plain scalar.
    """

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str
    flow_style: bool


def events_of(text: str) -> Callable[[], Event]:
    """A function that gives the next event; the last one is of kind STREAM_END.

    The function raises YAMLError where the text is not YAML.
    """
    return cast("Callable[[], Event]", CParser(text).get_event)
