"""What `diff` found, for people: with names in the place of ids, under the headings of a meeting."""

from collections.abc import Sequence
from datetime import date

from liushou.commands.diff.names import with_names
from liushou.commands.diff.span import Place, Span
from liushou.console import coloured
from liushou.history.archives import Difference
from liushou.history.words.meeting import Meeting, meeting
from liushou.history.words.wording import Wording
from liushou.screens.changes import Head, Moment, changes_lines
from liushou.store.authors import authors
from liushou.store.shelf import Shelf, in_revision


def shelves(here: Place, span: Span) -> tuple[Shelf, ...]:
    """The archives of both versions, the new ones first."""
    new = in_revision(here.repo, span.new) if span.new else here.now()
    return (new, in_revision(here.repo, span.old)) if span.old else (new,)


def head(here: Place, span: Span, found: Sequence[Difference] | None, day: date) -> Head:
    """From when to when, and who committed: changes of these archives, None being any of the store."""
    until = span.new.commit if span.new else here.repo.tip
    known = span.new or span.old
    prefix = known.prefix if known else here.repo.prefix
    since = span.old.commit if span.old else None
    paths = () if found is None else ([path for each in found for path in (each.path, each.was) if path],)
    return Head(_since(span), _until(span, day), authors(here.repo, since, until, prefix, *paths))


def _since(span: Span) -> Moment:
    if span.old is None:
        return Moment(span.since, "那时还没有档案库" if span.since else "还没有档案库的时候")
    version = f"版本 {span.old.short}"
    return Moment(span.since, f"当天开始时，{version}") if span.since else Moment(span.old.day, version)


def _until(span: Span, day: date) -> Moment:
    if span.new is None:
        return Moment(day, "还没提交的改动也算")
    return Moment(span.new.day, f"版本 {span.new.short}")


def told(found: Sequence[Difference], known: Sequence[Shelf], day: date, *, reveal: bool) -> Meeting:
    """The differences in words."""
    return with_names(lambda naming: meeting(found, Wording(naming, reveal, day)), known)


def text_of(found: Meeting, about: Head, room: int) -> str:
    """The text for a file."""
    return "".join("".join(text for text, _ in line) + "\n" for line in changes_lines(found, about, room))


def show(found: Meeting, about: Head, room: int) -> None:
    """The text on the screen."""
    coloured(changes_lines(found, about, room))
