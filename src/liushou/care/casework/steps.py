"""Cases (个案) kept from the day they are opened until they are closed, as edits of a child's archive."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from liushou.care.recording.recorded import place_by_date
from liushou.care.who_did import by_value
from liushou.dates import looks_like_date
from liushou.errors import UsageError
from liushou.records.careplan import Case
from liushou.records.case_care import escalate_by
from liushou.records.child import Child
from liushou.records.vocabulary import CaseKind, CaseLevel
from liushou.store.drafts import Amendment, insert, put
from liushou.store.paths import path_of
from liushou.yamltext.amend import Edit
from liushou.yamltext.scalars import Value


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case to be opened; `by` are volunteer ids or plain names."""

    opened: date
    kind: CaseKind
    level: CaseLevel
    what: str
    by: tuple[str, ...] = ()

    def value(self) -> dict[str, Value]:
        """The case as its file has it."""
        return _given({
            "opened": self.opened.isoformat(), "kind": self.kind, "level": self.level, "what": self.what,
            "by": by_value(self.by) if self.by else None,
        })  # fmt: skip


def opened(child: Child, case: NewCase) -> tuple[Amendment, ...]:
    """The case in its place by date; nothing where one of that day and kind says the same."""
    if any((one.opened, one.kind, one.what) == (case.opened, case.kind, case.what) for one in child.cases):
        return ()
    index = place_by_date([one.opened for one in child.cases], case.opened)
    return _of(child, insert(Child, ("cases",), case.value(), index))


def escalate_new_by(case: NewCase) -> date | None:
    """The last day to tell the new case above in time; None where its level does not ask for it."""
    return escalate_by(Case.model_validate(case.value()))


def find_open(child: Child, which: str | None) -> int:
    """The index of the case meant: the only open one, else by its number, the day it was opened or its kind.

    Numbers count the open cases in the order of the file, from 1.

    Raises UsageError, listing the open ones, where that is none or several.
    """
    opens = [index for index, case in enumerate(child.cases) if case.closed is None]
    if not opens:
        raise UsageError(
            f"{child.name}（{child.id}）没有未办结的个案。立案：liushou case open {child.id} 类别 --what …"
        )
    meant = [index for number, index in enumerate(opens, 1) if _is(child.cases[index], number, which)]
    if len(meant) == 1:
        return meant[0]
    listed = "\n".join(f"  {number}. {_shown(child.cases[index])}" for number, index in enumerate(opens, 1))
    wrong = f"不能由“{which}”确定是哪一个" if which else "请用 --case 指明是哪一个"
    raise UsageError(
        f"{child.name}（{child.id}）有 {len(opens)} 个未办结的个案，{wrong}：\n{listed}\n"
        f"写序号、立案日期或类别，如 --case 1。"
    )


def stepped(child: Child, index: int, day: date, what: str, by: tuple[str, ...]) -> tuple[Amendment, ...]:
    """A step taken in the case, in its place by date; nothing where it is there already."""
    steps = child.cases[index].steps
    if any((step.date, step.what) == (day, what) for step in steps):
        return ()
    value = _given({"date": day.isoformat(), "by": by_value(by) if by else None, "what": what})
    place = place_by_date([step.date for step in steps], day)
    return _of(child, insert(Child, ("cases", index, "steps"), value, place))


def escalated(
    child: Child, index: int, to: str, day: date | None, today: date, reply: str | None
) -> tuple[Amendment, ...]:
    """The case told to `to` on `day` (today where None); a `reply` goes to what was told them without one.

    Where that was told them on that day already, only a reply is new.
    """
    told = child.cases[index].escalated
    path = ("cases", index, "escalated")
    waiting = [
        place
        for place, one in enumerate(told)
        if one.to == to and one.reply is None and day in (None, one.date)
    ]
    if reply is not None and waiting:
        return _of(child, put(Child, (*path, waiting[-1], "reply"), reply))
    when = day or today
    if any((one.to, one.date, one.reply) in ((to, when, reply), (to, when, None)) for one in told):
        return ()
    value = _given({"to": to, "date": when.isoformat(), "reply": reply})
    return _of(child, insert(Child, path, value, place_by_date([one.date for one in told], when)))


def closed(child: Child, index: int, day: date, outcome: str, *, legal_aid: bool) -> tuple[Amendment, ...]:
    """The case closed on `day`, the first day it is no longer open, with how it ended."""
    values: dict[str, Value] = {"closed": day.isoformat(), "outcome": outcome}
    if legal_aid:
        values = {"legal_aid": True, **values}
    return _of(child, *(put(Child, ("cases", index, key), value) for key, value in values.items()))


def _is(case: Case, number: int, which: str | None) -> bool:
    if which in (None, str(number)):
        return True
    return case.opened.isoformat() == which if looks_like_date(which) else case.kind == which


def _shown(case: Case) -> str:
    return f"{case.opened}　{case.kind}（{case.level}）"


def _given(values: Mapping[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in values.items() if value is not None}


def _of(child: Child, *edits: Edit) -> tuple[Amendment, ...]:
    return (Amendment(path_of("child", child.id), edits),)
