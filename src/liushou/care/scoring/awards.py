"""What an assessment gives for the term's `awards`: prizes of children, the best helpers and classes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from liushou.care.recording.recorded import place_by_date
from liushou.care.scoring.score import Score, Scores, Whose
from liushou.records.term import Award, Term
from liushou.store.drafts import Amendment, insert
from liushou.store.load import Store
from liushou.store.paths import path_of
from liushou.yamltext.amend import Edit
from liushou.yamltext.scalars import Value

TITLES: Mapping[Whose, str] = {"帮扶人员": "优秀帮扶人员", "班主任": "优秀班主任", "班级": "先进班级"}
"""What the best are called unless somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class Honour:
    """A title and who gets it: ids, or classes as text. `shared`: more than asked for, by equal points."""

    title: str
    to: tuple[str, ...]
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Awarded:
    """What is to be written; awards that say it already; awards of the same title for other people."""

    drafts: tuple[Amendment, ...]
    written: tuple[Honour, ...]
    there: tuple[Award, ...]
    otherwise: tuple[Award, ...]


def honours(
    scores: Scores, best: Mapping[Whose, int], titles: Mapping[Whose, str] = TITLES
) -> tuple[Honour, ...]:
    """The prizes by name, children by class, then the best of each kind asked for; none that nobody gets.

    The best are those of the first places who have points; who shares the last place is among them.
    """
    prizes = (
        Honour(name, _by_class(scores, name)) for name in dict.fromkeys(one.prize for one in scores.prizes)
    )
    ranked: Mapping[Whose, Sequence[Score]] = {
        "帮扶人员": scores.volunteers,
        "班主任": scores.teachers,
        "班级": scores.classes,
    }
    firsts = (_best(of, best[whose], titles[whose]) for whose, of in ranked.items() if whose in best)
    return tuple(honour for honour in (*prizes, *firsts) if honour.to)


def _by_class(scores: Scores, prize: str) -> tuple[str, ...]:
    """The children of a prize by class: nothing in their order tells their ranks."""
    winners = {one.child for one in scores.prizes if one.prize == prize}
    found = [child for child in scores.children if child.child in winners]
    return tuple(child.child for child in sorted(found, key=lambda child: (child.class_order, child.child)))


def _best(scores: Sequence[Score], number: int, title: str) -> Honour:
    first = [score for score in scores if score.place <= number and score.points > 0]
    return Honour(title, tuple(score.id for score in first), shared=len(first) > number)


def awarded(
    store: Store, term: Term, honours: Sequence[Honour], day: date, *, again: bool = False
) -> Awarded:
    """The honours as awards of that day, each before the first with a later date.

    One that an award has, with its title and people and on whatever day, is left out. One whose title an
    award has for other people is left out too, unless `again`: that award then stands under `otherwise`.
    Who is written by a name that only one child or volunteer has is that one.
    """
    ids = _ids_by_name(store)
    written: list[Honour] = []
    there: list[Award] = []
    otherwise: list[Award] = []
    for honour in honours:
        alike = [award for award in term.awards if award.title == honour.title]
        same = [award for award in alike if {ids.get(who, who) for who in award.to} == set(honour.to)]
        if same:
            there.append(same[-1])
        elif alike and not again:
            otherwise.extend(alike)
        else:
            written.append(honour)
    edits = tuple(_edits(term, written, day))
    drafts = (Amendment(path_of("term", term.id), edits),) if edits else ()
    return Awarded(drafts, tuple(written), tuple(there), tuple(otherwise))


def _ids_by_name(store: Store) -> dict[str, str]:
    """The id behind each name that one child or volunteer alone has, and that is not an id itself."""
    people = [(one.name, one.id) for one in store.children.values()]
    people += [(one.name, one.id) for one in store.volunteers.values()]
    number = Counter(text for person in people for text in person)
    return {name: id_ for name, id_ in people if number[name] == 1}


def _edits(term: Term, honours: Sequence[Honour], day: date) -> Iterator[Edit]:
    first = place_by_date([award.date for award in term.awards], day)
    for later, honour in enumerate(honours):
        value: dict[str, Value] = {"title": honour.title, "date": day.isoformat(), "to": list(honour.to)}
        yield insert(Term, ("awards",), value, None if first is None else first + later)
