"""The values of an ordinary text: the fast way, which says nothing about what is wrong."""

from collections.abc import Callable

from liushou.yamltext.events import (
    ALIAS,
    DOCUMENT_START,
    MAPPING_END,
    MAPPING_START,
    MAX_DEPTH,
    SCALAR,
    SEQUENCE_END,
    SEQUENCE_START,
    STREAM_END,
    Event,
    YAMLError,
    events_of,
)
from liushou.yamltext.scalars import RESOLVABLE, Container, Value, resolve

__all__ = ["Value", "build"]


def build(text: str) -> dict[str, Value] | None:
    """The one mapping that the text is, or None when anything in it is wrong or not allowed.

    `examine.faults_of` walks the same events with their positions and says what it is.
    """
    try:
        documents = _walk(events_of(text))
    except YAMLError:
        return None
    root = documents[0] if documents else None
    return root if isinstance(root, dict) else None


def _walk(next_event: Callable[[], Event]) -> list[Value] | None:  # noqa: C901
    """The documents of a stream of events; one loop, because the time of reading is spent here.

    `inner` is the innermost container; `key` the key in it that waits for its value, else None.
    """
    documents: list[Value] = []
    inner: Container = documents
    outer: list[Container] = []
    key: str | None = None
    while True:
        event = next_event()
        kind = type(event)
        if kind is SCALAR:
            if event.anchor is not None or event.tag is not None:
                return None
            text = event.value
            if isinstance(inner, list):
                inner.append(resolve(text) if text[:1] in RESOLVABLE and not event.style else text)
            elif key is not None:
                inner[key] = resolve(text) if text[:1] in RESOLVABLE and not event.style else text
                key = None
            elif text in inner or (text == "<<" and not event.style):
                return None
            else:
                key = text
        elif kind is MAPPING_END or kind is SEQUENCE_END:
            inner = outer.pop()
        elif kind is MAPPING_START or kind is SEQUENCE_START:
            if event.anchor is not None or event.tag is not None or len(outer) == MAX_DEPTH:
                return None
            child: Container = {} if kind is MAPPING_START else []
            if isinstance(inner, list):
                inner.append(child)
            elif key is not None:
                inner[key] = child
                key = None
            else:
                return None
            outer.append(inner)
            inner = child
        elif kind is STREAM_END:
            return documents
        elif kind is ALIAS or (kind is DOCUMENT_START and documents):
            return None
