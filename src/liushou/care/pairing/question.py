"""What an arrangement of adults is made from: who needs one, who may be one, and what is known of both."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from liushou.care.pairing.candidates import Sides
from liushou.care.pairing.coded import coded
from liushou.care.pairing.facts import ChildFacts, HelperFacts, child_facts, helper_facts, schools_of, ties_of
from liushou.care.pairing.kin import Homes, homes_of
from liushou.care.pairing.limits import check_role, considered, doubtful, lacking
from liushou.care.pairing.lots import seeds
from liushou.care.pairing.need import is_counted, tiers_of
from liushou.care.pairing.places import Taken, taken_places
from liushou.care.pairing.suggestion import Factor, PassedOver, Unpaired, Wanted
from liushou.care.pairing.weights import weights_of
from liushou.records.vocabulary import LeftBehindType
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Question:
    """Children who need somebody and helpers who can take one, both by id; and who is neither, and why.

    `families` are the rows of children of one home, where several of it need somebody; where places are
    short, of those who are counted as left behind, or of those who are not: none takes a place for the other.
    """

    day: date
    children: tuple[ChildFacts, ...]
    helpers: tuple[HelperFacts, ...]
    families: tuple[tuple[int, ...], ...]
    counts: Collection[LeftBehindType]
    weights: Mapping[Factor, int]
    taken: Taken
    doubtful: tuple[Unpaired, ...]
    passed_over: tuple[PassedOver, ...]

    @property
    def places(self) -> int:
        """How many children the helpers could take in all."""
        return sum(one.load.free for one in self.helpers)

    def sides(self) -> Sides:
        """Both sides as columns."""
        return Sides(
            coded(self.children, self.helpers),
            self.weights,
            seeds([one.child.id for one in self.children]),
            seeds([one.volunteer.id for one in self.helpers]),
            tiers_of([one.child for one in self.children], self.families, self.day, self.counts),
        )


def question_of(store: Store, wanted: Wanted) -> Question:
    """What is to be arranged, out of a store. Raises UsageError for a peer's role or too large a weight."""
    check_role(wanted.role)
    weights = weights_of(store.unit)
    lack = lacking(store, wanted)
    unclear = tuple(sorted(doubtful(store, lack), key=lambda one: one.child))
    left_out = {one.child for one in unclear}
    ids = tuple(id_ for id_ in lack if id_ not in left_out)
    taken = taken_places(store.children, wanted.day)
    fit, passed_over = considered(store, wanted, taken)
    schools = schools_of(store.children.values(), store.unit.unit)
    homes = homes_of(store.children)
    short = sum(load.free for _, load in fit) < len(ids)
    last = [short and not is_counted(store.children[id_], wanted.day, store.unit.unit.counts) for id_ in ids]
    ties = ties_of(store.children, ids, wanted.day, homes, taken)
    return Question(
        wanted.day,
        tuple(
            child_facts(store.children[id_], wanted.day, schools, each)
            for id_, each in zip(ids, ties, strict=True)
        ),
        tuple(helper_facts(one, load, wanted.day, schools) for one, load in fit),
        _families(ids, homes, last),
        store.unit.unit.counts,
        weights,
        taken,
        unclear,
        passed_over,
    )


def _families(ids: Sequence[str], homes: Homes, last: Sequence[bool]) -> tuple[tuple[int, ...], ...]:
    """The rows of those who need somebody, home by home, where there are several; who is `last` apart."""
    rows: defaultdict[tuple[tuple[str, ...], bool], list[int]] = defaultdict(list)
    for row, id_ in enumerate(ids):
        if id_ in homes:
            rows[homes[id_], last[row]].append(row)
    return tuple(tuple(each) for each in rows.values() if len(each) > 1)
