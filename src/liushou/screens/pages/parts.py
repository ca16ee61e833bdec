"""What the pages of `show` have in common: what they see, their sections, words for values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from liushou.records.fields import CONTACT, Record
from liushou.records.helpers import Helpers
from liushou.records.present import Presenter
from liushou.screens.text_table import indented, labelled, text_table
from liushou.store.load import Store

WIDE = 78
"""Cells of the text of a section, which stands two cells from the edge."""


@dataclass(frozen=True, slots=True)
class View:
    """A store on a day, and how its values are shown (masked or not)."""

    store: Store
    day: date
    presenter: Presenter
    helpers: Helpers

    def names(self, who: Iterable[str]) -> str:
        """People by name: 甲、乙."""
        return "、".join(self.presenter.naming(each) for each in dict.fromkeys(who))

    def phone(self, number: str | None) -> str | None:
        """`电话 ***45`, or None without one."""
        return f"电话 {self.presenter.shown(number, CONTACT)}" if number else None

    def open_contact(self, text: str | None) -> str | None:
        """A contact detail where it may be read; a mask alone would say nothing."""
        return text if self.presenter.reveal else None


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a page; without lines it is left out."""

    title: str
    lines: Sequence[str]


def page(head: Sequence[str], sections: Iterable[Section]) -> list[str]:
    """The head of a page and its sections, each after a blank line."""
    lines = list(head)
    for section in sections:
        if section.lines:
            lines += ["", section.title, *indented(section.lines)]
    return lines


def pairs_section(title: str, pairs: Iterable[tuple[str, str | None]]) -> Section:
    """A section of labels with texts beside them; a label without text is left out."""
    return Section(title, labelled([(label, text) for label, text in pairs if text], WIDE))


def table_section(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()
) -> Section:
    """A section that is a table; columns in which nothing stands are left out."""
    kept = [place for place in range(len(heads)) if any(row[place] for row in rows)]
    if not kept:
        return Section(title, ())
    right = [kept.index(place) for place in numbers if place in kept]
    cells = [[row[place] for place in kept] for row in rows]
    return Section(title, text_table([heads[place] for place in kept], cells, numbers=right, room=WIDE))


def rest_section(
    record: Record, presenter: Presenter, leave_out: frozenset[str], title: str = "其他内容"
) -> Section:
    """The fields that no other section shows."""
    return pairs_section(title, ((line.label, line.text) for line in presenter.lines(record, leave_out)))


def joined(*parts: str | None) -> str:
    """The parts there are, a wide space between them."""
    return "　".join(part for part in parts if part)


def bracketed(*parts: str | None) -> str:
    """The parts there are in brackets, or nothing."""
    inside = "，".join(part for part in parts if part)
    return f"（{inside}）" if inside else ""
