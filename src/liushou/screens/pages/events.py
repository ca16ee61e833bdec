"""经过: what happened, a line for each."""

from collections.abc import Sequence

from liushou.records.event import Event
from liushou.screens.pages.parts import WIDE, Section, View, joined
from liushou.screens.text_table import hanging

BESIDE_DATE = 12
_RECENT = 15


def events_section(events: Sequence[Event], view: View, *, every_event: bool) -> Section:
    """The last of what had happened by the day, or with `every_event` all; oldest first as given."""
    happened = [event for event in events if event.day <= view.day]
    shown = happened if every_event else happened[-_RECENT:]
    earlier = len(happened) - len(shown)
    first = [f"（更早的 {earlier} 项：加 --all 查看）"] if earlier else []
    return Section("经过", [*first, *(line for event in shown for line in event_lines(event, view))])


def event_lines(event: Event, view: View, room: int = WIDE) -> list[str]:
    """One event with who did it and its text, masked where it must be."""
    words = view.presenter.shown(event.text, event.mark) if event.text else None
    return hanging(f"{event.day}", joined(event.kind, view.names(event.who), words), BESIDE_DATE, room)
