"""Another volunteer takes over what one carried: pairings, follow-ups and cases; history stays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from liushou.care.leaving.carried import Carried, OpenCase, Promise, Tie
from liushou.errors import UsageError
from liushou.records.child import Child
from liushou.records.kinds import BY_NAME
from liushou.records.volunteer import NOT_CLEARED_KINDS, Volunteer
from liushou.store.drafts import Amendment, Draft, insert, put
from liushou.store.load import Store
from liushou.store.paths import path_of
from liushou.yamltext.amend import Edit
from liushou.yamltext.scalars import Value


def handed_over(store: Store, what: Carried, to: str) -> tuple[Draft, ...]:
    """The drafts by which `to` takes over the pairings, follow-ups and cases on the day after `what.day`.

    Pairings end on `what.day`, or on the last day in service where that was earlier; they begin anew in the
    same role (a signed agreement is with the one who signed). Follow-ups and cases go to the
    other, with a step in each case; the records themselves stay as they are.

    Raises UsageError where `to` cannot take over.
    """
    passing = _Passing(store, what, store.volunteers[to], min(what.day, what.left_on or what.day))
    passing.refuse_unfit()
    entries: tuple[Tie | Promise, ...] = (*what.ties, *what.promises)
    archives = sorted({(one.kind, one.owner) for one in entries})
    drafts = [
        Amendment(path_of(kind, owner), (*passing.ties(owner), *passing.promises(owner)))
        for kind, owner in archives
    ]
    drafts += [Amendment(path_of("child", one.owner), passing.case(one)) for one in what.cases]
    return tuple(drafts)


@dataclass(frozen=True, slots=True)
class _Passing:
    """One hand-over; `last` is the last day of the one who goes."""

    store: Store
    what: Carried
    to: Volunteer
    last: date

    @property
    def first(self) -> date:
        """The first day of the one who takes over."""
        return self.what.day + timedelta(days=1)

    def refuse_unfit(self) -> None:
        """Raise UsageError for somebody who is not in service, or not of a kind for these roles."""
        to, who = self.to, f"{self.to.name}（{self.to.id}）"
        if to.id == self.what.volunteer.id:
            raise UsageError(f"不能移交给本人{who}：--to 后面写接手的人。")
        if to.has_left(self.first) or to.joined_on > self.first:
            raise UsageError(f"{who}{self.first} 那天不在岗，不能接手：请另找一位。")
        if to.kind in NOT_CLEARED_KINDS and any(tie.adult for tie in self.what.ties):
            raise UsageError(f"{who}是{to.kind}，不能担任代理家长一类的身份：请另找一位。")
        if to.kind != "学生" and not all(tie.adult for tie in self.what.ties):
            raise UsageError(f"学习帮手、手拉手伙伴由同学担任，{who}是{to.kind}：请另找一位同学。")

    def ties(self, owner: str) -> Iterator[Edit]:
        """The ends, then the beginnings: these come last in their list, so that no index moves.

        What was to begin only later begins with the other.
        """
        mine = [tie for tie in self.what.ties if tie.owner == owner]
        begun = []
        for tie in mine:
            model, key = BY_NAME[tie.kind].model, "pairings" if tie.kind == "child" else "helpers"
            if tie.since > self.what.day:
                yield put(model, (key, tie.index, "with"), self.to.id)
                continue
            yield put(model, (key, tie.index, "until"), max(self.last, tie.since).isoformat())
            if not self._has_already(tie):
                begun.append(insert(model, (key,), self._begun(tie)))
        yield from begun

    def promises(self, owner: str) -> Iterator[Edit]:
        """Who answers for each follow-up from now on."""
        for one in self.what.promises:
            if one.owner == owner:
                path = ("records", one.index, "follow_up", "by")
                yield put(BY_NAME[one.kind].model, path, self._instead(one.by))

    def case(self, one: OpenCase) -> tuple[Edit, ...]:
        """Who answers for a case from now on, and the step that says so."""
        steps = one.case.steps
        later = next((index for index, step in enumerate(steps) if step.date > self.what.day), None)
        told = f"由 {self.what.volunteer.name} 移交 {self.to.name}"
        step: Value = {"date": self.what.day.isoformat(), "what": told, "handed_to": self.to.id}
        return (
            put(Child, ("cases", one.index, "by"), self._instead(one.by)),
            insert(Child, ("cases", one.index, "steps"), step, later),
        )

    def _has_already(self, tie: Tie) -> bool:
        """True if the other is, or will be, in that role with the same child (LS204)."""
        if tie.kind == "resident":
            spans = [(one.with_, one.until) for one in self.store.residents[tie.owner].helpers]
        else:
            pairings = self.store.children[tie.owner].pairings
            spans = [(one.with_, one.until) for one in pairings if one.role == tie.role]
        return any(who == self.to.id and (until is None or until >= self.first) for who, until in spans)

    def _begun(self, tie: Tie) -> Value:
        begun: dict[str, Value] = {"with": self.to.id, "since": self.first.isoformat()}
        if tie.kind == "resident":
            return begun
        goal = self.store.children[tie.owner].pairings[tie.index].goal
        return {"with": self.to.id, "role": tie.role, **begun, **({"goal": goal} if goal else {})}

    def _instead(self, by: tuple[str, ...]) -> Value:
        """The people with the new one in the place of the one who goes; one alone as the file has it."""
        gone = (self.what.volunteer.id, self.what.volunteer.name)
        people = list(dict.fromkeys(self.to.id if who in gone else who for who in by))
        return people[0] if len(people) == 1 else [*people]
