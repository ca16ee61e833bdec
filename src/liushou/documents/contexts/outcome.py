"""What came of an activity: its effect, the opinions on it, the money spent."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import PurePosixPath

from liushou.documents.contexts.discreet import discreet
from liushou.documents.contexts.reader import Reader
from liushou.documents.plain import Plain
from liushou.records.activity import Activity, Feedback, Outcome
from liushou.store.load import Store

_TENTH = Decimal("0.1")


def outcome_facts(reader: Reader, activity: Activity) -> dict[str, Plain]:
    """`outcome`: {summary, next_steps, photos, opinions, score, scored}; empty where nothing is written.

    `opinions`, one a kind of person: {from, texts}; readers outside see who spoke as 儿童, 监护人 or
    帮扶人员 and no family's names, readers of what is public no opinions. `score` is the mean of the
    `scored` marks from 1 to 5, to a tenth. `photos` are file names.
    """
    outcome = activity.outcome or Outcome()
    scores = [each.score for each in outcome.feedback if each.score is not None]
    return {
        "summary": discreet(outcome.summary, reader),
        "next_steps": discreet(outcome.next_steps, reader),
        "photos": tuple(PurePosixPath(each.replace("\\", "/")).name for each in outcome.photos),
        "opinions": () if reader.audience == "public" else _opinions(reader, outcome.feedback),
        "score": _mean(scores),
        "scored": len(scores),
    }


def spending(activity: Activity) -> dict[str, Plain]:
    """`spending`: {budget, spent, left, over, rate}; sums in yuan, None where not written.

    `left` is what remains of the budget and `over` what went beyond it (None unless positive); `rate` is
    spent / budget.
    """
    budget = _exact(activity.budget.total) if activity.budget else None
    spent = _exact(activity.outcome.spent) if activity.outcome else None
    rest = None if budget is None or spent is None else budget - spent
    return {
        "budget": budget,
        "spent": spent,
        "left": rest if rest is not None and rest > 0 else None,
        "over": -rest if rest is not None and rest < 0 else None,
        "rate": spent / budget if budget and spent is not None else None,
    }


def _exact(sum_: float | None) -> Decimal | None:
    return None if sum_ is None else Decimal(str(sum_))


def _mean(scores: Iterable[int]) -> Decimal | None:
    found = list(scores)
    return (Decimal(sum(found)) / len(found)).quantize(_TENTH, ROUND_HALF_UP) if found else None


def _opinions(reader: Reader, feedback: Iterable[Feedback]) -> tuple[dict[str, Plain], ...]:
    said: dict[str, list[Plain]] = {}
    for each in feedback:
        if each.text:
            said.setdefault(_speaker(reader, each.from_), []).append(discreet(each.text, reader))
    return tuple({"from": who, "texts": tuple(texts)} for who, texts in said.items())


def _speaker(reader: Reader, who: str) -> str:
    """Who spoke: by name for internal readers, as a kind of person for others."""
    store = reader.store
    if reader.audience == "internal":
        child = store.children.get(who)
        return child.name if child else store.name_of(who)
    return _kind_of(store, who) or str(discreet(who, reader))


def _kind_of(store: Store, who: str) -> str | None:
    if who in store.volunteers or any(who == each.name for each in store.volunteers.values()):
        return "帮扶人员"
    for child in store.children.values():
        if who in (child.id, child.name):
            return "儿童"
        if who in (*(each.name for each in child.parents), *(each.name for each in child.guardians)):
            return "监护人"
    return None
