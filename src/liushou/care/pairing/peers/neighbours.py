"""Who is weighed with whom: everybody near in a small place, in a large one those who come first to mind.

Where few people hang together by schools and villages, all of one school or village are weighed, so that the
result is the best there is: up to 700 (a school), or in a store with many of that size up to 100 or 20. Where
there are more, each child is weighed with the NEAREST in age of its class, its grade, its village and its
school, older and younger, those of its sex once more, and as a weak learner with strong ones of its grade; a
classmate with as many of each of the grades about and of the village. The result is the best among these.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from itertools import combinations

from liushou.care.pairing.peers.peer import Peer
from liushou.care.pairing.peers.penalties import YEARS_APART
from liushou.care.pairing.peers.together import Key, hanging_together, places_of
from liushou.records.schooling import grade_order
from liushou.records.vocabulary import GRADES

DENSE = (700, 100, 20)
MOST_PAIRS = 300_000
"""All are weighed with all up to the first size for which that makes no more pairs in the store."""
NEAREST = 6

Groups = Mapping[Key, Sequence[Peer]]


def near(children: Sequence[Peer], classmates: Sequence[Peer]) -> Iterator[tuple[Peer, Peer]]:
    """Pairs to be weighed, each once, the lower id first; not all of them may be paired."""
    everybody = sorted((*children, *classmates), key=lambda one: one.id)
    small: list[Peer] = []
    large: list[Peer] = []
    parts = [*hanging_together(everybody)]
    dense = _dense([len(part) for part in parts])
    for part in parts:
        (small if len(part) <= dense else large).extend(part)
    pairs = {_ordered(one, other): None for one, other in (*_all(small), *_nearest(large))}
    by_id = {one.id: one for one in everybody}
    for one, other in sorted(pairs):
        yield by_id[one], by_id[other]


def _dense(sizes: Sequence[int]) -> int:
    """Up to what size all are weighed with all, in a store with parts of these sizes."""
    fitting = (most for most in DENSE if sum(n * n // 2 for n in sizes if n <= most) <= MOST_PAIRS)
    return next(fitting, 0)


def _all(people: Iterable[Peer]) -> Iterator[tuple[Peer, Peer]]:
    for members in _grouped(people, places_of).values():
        yield from combinations(members, 2)


def _nearest(people: Sequence[Peer]) -> Iterator[tuple[Peer, Peer]]:
    children = [one for one in people if one.of_register]
    for members in _grouped(children, _circles).values():
        for place, one in enumerate(members):
            yield from ((one, other) for other in members[place + 1 : place + 1 + NEAREST])
    learners = _grouped(children, _learners)
    for key, weak in learners.items():
        if key[-1] == "weak":
            yield from _about(weak, learners.get((*key[:-1], "strong"), ()))
    grades = _grouped(children, _rows)
    for one in people:
        if not one.of_register:
            yield from _with_classmate(one, grades)


def _circles(one: Peer) -> Iterator[Key]:
    """The circles in which a child knows others."""
    if one.school is not None:
        yield "school", one.school
        if one.grade is not None:
            yield "grade", one.school, one.grade
            yield "grade", one.school, one.grade, one.sex
            yield "class", one.school, one.grade, one.class_
    if one.village is not None:
        yield "village", one.village
        yield "village", one.village, one.sex


def _learners(one: Peer) -> Iterator[Key]:
    if one.school is not None and one.grade is not None and one.learning is not None:
        yield one.school, one.grade, one.learning


def _rows(one: Peer) -> Iterator[Key]:
    """Where a classmate looks for children: in a class, a grade, a village; weak learners above all."""
    if one.school is not None:
        for row in (("school", one.school, one.grade), ("class", one.school, one.grade, one.class_)):
            yield row
            if one.learning == "weak":
                yield *row, "weak"
    if one.village is not None:
        yield "village", one.village


def _about(weak: Iterable[Peer], strong: Sequence[Peer]) -> Iterator[tuple[Peer, Peer]]:
    """Each weak learner with the strong ones nearest in age."""
    ages = [_age(one) for one in strong]
    for one in weak:
        place = bisect_left(ages, _age(one))
        yield from ((one, other) for other in strong[max(0, place - NEAREST) : place + NEAREST])


def _with_classmate(one: Peer, rows: Groups) -> Iterator[tuple[Peer, Peer]]:
    """A classmate with some of each row, beginning where its id says: not all with the same ones."""
    keys: list[Key] = [("village", one.village)]
    for row in (
        ("class", one.school, one.grade, one.class_),
        *(("school", one.school, grade) for grade in _grades_about(one.grade)),
    ):
        keys += [row, (*row, "weak")]
    start = int.from_bytes(blake2b(one.id.encode(), digest_size=8).digest(), "big")
    for key in keys:
        members = rows.get(key, ())
        for step in range(min(NEAREST, len(members))):
            yield one, members[(start + step) % len(members)]


def _grades_about(grade: str | None) -> tuple[str | None, ...]:
    if grade is None:
        return None, *GRADES
    order = grade_order(grade)
    return None, *GRADES[max(0, order - YEARS_APART) : order + YEARS_APART + 1]


def _grouped(people: Iterable[Peer], keys: Callable[[Peer], Iterable[Key]]) -> Groups:
    found: defaultdict[Key, list[Peer]] = defaultdict(list)
    for one in people:
        for key in keys(one):
            found[key].append(one)
    for members in found.values():
        members.sort(key=_age)
    return found


def _age(one: Peer) -> tuple[date, str]:
    """Who is older comes first; of a classmate no age is known."""
    return one.born or date.min, one.id


def _ordered(one: Peer, other: Peer) -> tuple[str, str]:
    return (one.id, other.id) if one.id < other.id else (other.id, one.id)
