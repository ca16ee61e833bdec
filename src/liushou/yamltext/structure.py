"""What the events of a text show to be wrong: tags, anchors, double keys, depth, documents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from liushou.yamltext.events import (
    ALIAS,
    DOCUMENT_START,
    ENDS,
    MAPPING_START,
    MAX_DEPTH,
    SCALAR,
    SEQUENCE_START,
    STREAM_END,
    Event,
    events_of,
)
from liushou.yamltext.faults import Fault, shown
from liushou.yamltext.leniency import dropped_mark, glued_hash
from liushou.yamltext.neutral import Neutral
from liushou.yamltext.spans import Lines

_MOST = 1000
_MOST_PROPERTIES = 20
_PROPERTY = re.compile(r"[&!*][^\s,\[\]{}]*")
_KINDS = {"&": "锚点", "*": "引用", "!": "标签"}
_NODES = frozenset({ALIAS, MAPPING_START, SCALAR, SEQUENCE_START})


Place = Literal["key", "value", "item", "document"]
"""What a scalar is: of a mapping, of a sequence, or all there is."""


@dataclass(frozen=True, slots=True)
class PlainText:
    """A plain scalar and where it was met.

    `alone` says that a value begins on a later line than its key.
    """

    event: Event
    place: Place
    flow: bool
    alone: bool = False


@dataclass(slots=True)
class _Frame:
    """An open container: for a mapping the lines of its keys, and the line of the last one."""

    start: Event
    keys: dict[str, int] = field(default_factory=dict)
    waiting: bool = False
    key_line: int = 0


class Structure:
    """One walk over the events. What was seen stays readable when the walk ends in an error."""

    def __init__(self, lines: Lines, stand_in: Neutral) -> None:
        self.faults: list[Fault] = []
        self.texts: list[PlainText] = []
        self.root: Event | None = None
        self.last: Event | None = None
        self._lines = lines
        self._restore = stand_in.restore
        self._open: list[_Frame] = []
        self._properties = 0

    def walk(self, text: str) -> bool:
        """Walk a neutral text whose places are those of the lines, and say whether to its end.

        Raises:
            YAMLError: where libyaml finds that the text is not YAML.
        """
        for event in _events(text):
            kind = type(event)
            if kind is DOCUMENT_START and self.root is not None:
                self._fault(event, "LS002", "这里开始了第二个 YAML 文档，一个文件只放一份档案，请删去或另存")
                return False
            if kind in ENDS:
                if self._open.pop().start.flow_style:
                    self._add(glued_hash(self._lines, event))
            elif kind in _NODES:
                self._node(event)
            if len(self._open) > MAX_DEPTH:
                self._fault(event, "LS005", f"嵌套超过 {MAX_DEPTH} 层，档案不应这么深")
                return False
        return True

    def _node(self, event: Event) -> None:
        self._look_at_properties(event)
        frame = self._open[-1] if self._open else None
        place = self._place(event, frame)
        if type(event) is SCALAR:
            self.last = event
            self._look_at_scalar(event, frame, place)
        elif type(event) is not ALIAS:
            self._open.append(_Frame(event))

    def _place(self, event: Event, frame: _Frame | None) -> Place:
        if frame is None:
            self.root = event
            return "document"
        if type(frame.start) is SEQUENCE_START:
            return "item"
        frame.waiting = not frame.waiting
        if not frame.waiting:
            return "value"
        self._look_at_key(event, frame)
        return "key"

    def _look_at_key(self, event: Event, frame: _Frame) -> None:
        frame.key_line = event.start_mark.line
        if type(event) is not SCALAR:
            self._fault(event, "LS002", "键应是一个词，不能是列表或别的结构")
            return
        key = event.value
        if key == "<<" and not event.style:
            self._fault(event, "LS002", "不能用合并键“<<”，请把内容直接写出来")
        elif key in frame.keys:
            first = frame.keys[key] + 1
            self._fault(event, "LS003", f"键“{shown(self._restore(key))}”重复，第 {first} 行已有，请只留一个")
        else:
            frame.keys[key] = frame.key_line

    def _look_at_scalar(self, event: Event, frame: _Frame | None, place: Place) -> None:
        flow = frame is not None and frame.start.flow_style
        if flow:
            self._add(dropped_mark(self._lines, event))
        if event.style:
            self._add(glued_hash(self._lines, event))
        else:
            alone = frame is not None and place == "value" and event.start_mark.line > frame.key_line
            self.texts.append(PlainText(event, place, flow, alone))

    def _look_at_properties(self, event: Event) -> None:
        wanted = (event.anchor is not None) + (type(event) is not ALIAS and event.tag is not None)
        index = event.start_mark.index
        for _ in range(wanted):
            found = _PROPERTY.search(self._lines.text, index)
            if found is None or self._properties == _MOST_PROPERTIES:
                return
            self._properties += 1
            index = found.end()
            # not what follows the sign: it may be the first words of somebody's note
            sign = found[0][0]
            message = f"不能用 YAML 的{_KINDS[sign]}（以“{sign}”开头）；如果是文字，请加引号"
            self._add(Fault("LS005", self._lines.span(*found.span()), message))

    def _fault(self, event: Event, code: str, message: str) -> None:
        if len(self.faults) < _MOST:
            start = event.start_mark.index
            end = max(event.end_mark.index, start + 1)
            self._add(Fault(code, self._lines.span(start, end), message))

    def _add(self, fault: Fault | None) -> None:
        if fault is not None and len(self.faults) < _MOST:
            self.faults.append(fault)


def _events(text: str) -> Iterator[Event]:
    next_event = events_of(text)
    while type(event := next_event()) is not STREAM_END:
        yield event
