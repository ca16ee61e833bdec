"""The scored children by whom the points count for: helpers, homeroom teachers, classes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liushou.care.scoring.compared import Compared
from liushou.care.scoring.paired import paired
from liushou.care.scoring.rooms import teacher_of
from liushou.care.scoring.score import ChildScore, Gap
from liushou.records.helpers import helpers_of
from liushou.store.load import Store

Groups = Mapping[str, Sequence[ChildScore]]
Rooms = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Grouped:
    """The scored children of each helper and teacher (ids, sorted) and of each class, from the lowest grade.

    `rooms` gives the class of a teacher, and the teacher of a class.
    """

    helpers: Groups
    teachers: Groups
    classes: Groups
    rooms: Rooms
    gaps: tuple[Gap, ...]


def grouped(store: Store, scored: Sequence[ChildScore], terms: Compared, settling: int) -> Grouped:
    """Groups of the children by their pairings all term (with `settling` days at its beginning: paired.py),
    and by their class and its 班主任 at the end.

    A child of several helpers counts for each. Classes are told apart as tables write them (五年级2班), and
    are nobody's where rooms.py finds no one teacher.
    """
    around = helpers_of(store.children.values(), store.volunteers)
    helpers: dict[str, list[ChildScore]] = {}
    teachers: dict[str, list[ChildScore]] = {}
    classes: dict[str, list[ChildScore]] = {}
    rooms: dict[str, str] = {}
    gaps: list[Gap] = []
    for one in scored:
        child = store.children[one.child]
        found = paired(store, child, terms, settling)
        gaps.extend(found.gaps)
        for id_ in found.volunteers:
            helpers.setdefault(id_, []).append(one)
        if one.class_label is None:
            gaps.append(Gap("没有写年级、班，不计入班级", child=one.child))
            continue
        classes.setdefault(one.class_label, []).append(one)
    for label, members in classes.items():
        posted = around.teachers(store.children[members[0].child], terms.last)
        teacher, missing = teacher_of(members[0], posted, store.unit.unit, terms.last)
        gaps.extend(missing)
        if teacher is not None:
            teachers[teacher] = members
            rooms |= {teacher: label, label: teacher}
    return Grouped(_sorted(helpers), _sorted(teachers), _by_class(classes), rooms, tuple(gaps))


def _sorted(groups: Groups) -> Groups:
    return {key: groups[key] for key in sorted(groups)}


def _by_class(classes: Groups) -> Groups:
    return {
        label: classes[label] for label in sorted(classes, key=lambda one: (classes[one][0].class_order, one))
    }
