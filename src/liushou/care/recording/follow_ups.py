"""Follow-ups (后续) of a child or resident: which are open, and one marked as done."""

from dataclasses import dataclass
from datetime import date

from liushou.dates import looks_like_date
from liushou.errors import UsageError
from liushou.records.person import Person, owner_of
from liushou.store.drafts import Amendment, put
from liushou.store.people import file_of


@dataclass(frozen=True, slots=True)
class Open:
    """A follow-up not done yet: the index of its record, and the day it is due."""

    record: int
    due: date


def open_follow_ups(person: Person) -> tuple[Open, ...]:
    """The person's follow-ups that are not done, by the day they are due."""
    found = (
        Open(index, record.follow_up.due)
        for index, record in enumerate(person.records)
        if record.follow_up is not None and record.follow_up.done is None
    )
    return tuple(sorted(found, key=lambda one: one.due))


def done(person: Person, which: str | None, day: date) -> Amendment:
    """A follow-up of the person marked as done on `day`: the only open one, else the one meant by `which`.

    `which` is its due date, or its number among the open ones by due date. Raises UsageError.
    """
    found = open_follow_ups(person)
    if not found:
        raise UsageError(f"{person.name}（{person.id}）没有未完成的后续：不用写 --done。")
    meant = [one for number, one in enumerate(found, 1) if which in (None, str(number), one.due.isoformat())]
    if len(meant) != 1:
        raise UsageError(_unclear(person, found, which))
    path = ("records", meant[0].record, "follow_up", "done")
    return Amendment(file_of(owner_of(person)), (put(type(person), path, day.isoformat()),))


def names_a_follow_up(word: str) -> bool:
    """True for a word that can say which follow-up is meant: a date, or a number."""
    return looks_like_date(word) or (word.isascii() and word.isdigit())


def _unclear(person: Person, found: tuple[Open, ...], which: str | None) -> str:
    made = ((number, one.due, person.records[one.record]) for number, one in enumerate(found, 1))
    listed = "\n".join(f"  {number}. 期限 {due}（{one.date} {one.kind}时约定）" for number, due, one in made)
    wrong = f"没有（或不止一项）是“{which}”" if which else "不知道完成的是哪一项"
    return (
        f"{person.name}（{person.id}）有 {len(found)} 项未完成的后续，{wrong}：\n{listed}\n"
        f"请在 --done 后面写期限或序号，如 --done {found[0].due}。"
    )
