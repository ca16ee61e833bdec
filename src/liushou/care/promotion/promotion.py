"""The whole new school year: every child, every class, as drafts of one transaction."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from liushou.care.grades import ends_stage, grade_above
from liushou.care.leaving.child import Named, leaving, naming
from liushou.care.promotion.children import Course, Way, Wishes, course_of, school_edits
from liushou.care.promotion.homerooms import Post, classes_of, doubled, post_edits, post_of
from liushou.care.promotion.school_year import NewYear
from liushou.records.helpers import ClassKey
from liushou.records.schooling import class_order, grade_order
from liushou.records.standing import on_register, standing
from liushou.records.vocabulary import GRADES, Grade
from liushou.records.volunteer import Volunteer
from liushou.store.drafts import Amendment, Draft
from liushou.store.load import Store
from liushou.store.paths import path_of

Graduates = Literal["毕业", "升学"]


@dataclass(frozen=True, slots=True)
class Promotion:
    """What is to be written, and what people have to know of it.

    `courses` are those of the children on the register when the new year begins, `posts` the homerooms;
    `doubled` are classes of two teachers, `bare` those of none.
    """

    new: NewYear
    drafts: tuple[Draft, ...]
    courses: tuple[Course, ...]
    posts: tuple[Post, ...]
    doubled: Mapping[ClassKey, tuple[Volunteer, ...]]
    bare: tuple[ClassKey, ...]

    def of(self, *ways: Way) -> tuple[Course, ...]:
        """The children with whom it goes so, by the grade they had."""
        return tuple(course for course in self.courses if course.way in ways)

    def steps(self, way: Way) -> Mapping[tuple[str, str], int]:
        """How many children go from each grade to the next."""
        return Counter((course.grade or "", course.to or "") for course in self.of(way))


def promotion(
    store: Store,
    new: NewYear,
    graduates: Graduates | None,
    repeat: Iterable[str] = (),
    excepted: Iterable[str] = (),
) -> Promotion:
    """The new school year. `repeat` are children's ids, `excepted` those of children and teachers.

    The last grade of a stage is closed as 毕业 in a school or class, and goes on in a village, township or
    county; 高三 always ends. A school that has the next grade too lets its children go on. Done twice it
    changes nothing.
    """
    left_out = frozenset(excepted)
    wishes = Wishes(frozenset(repeat), left_out, _going_on(store, new, graduates))
    found = (course_of(child, new, wishes) for child in store.children.values())
    courses = sorted((one for one in found if one), key=lambda one: (grade_order(one.grade), one.child.id))
    classes = classes_of(courses)
    held = (post_of(teacher, new, classes, left_out) for teacher in store.volunteers.values())
    posts = tuple(post for post in held if post is not None)
    named = naming(store.children.values())
    drafts = (
        *(draft for course in courses for draft in _of_child(course, new, named.get(course.child.id, ()))),
        *(draft for post in posts for draft in _of_teacher(post, new)),
    )
    bare = _bare(courses, posts)
    return Promotion(new, drafts, tuple(courses), posts, doubled(posts), bare)


def _of_child(course: Course, new: NewYear, named: tuple[Named, ...]) -> Iterator[Draft]:
    edits = school_edits(course, new)
    if edits:
        yield Amendment(path_of("child", course.child.id), edits)
    if course.way == "graduates":
        yield from leaving(course.child, "毕业", new.first, named)


def _of_teacher(post: Post, new: NewYear) -> Iterator[Draft]:
    edits = post_edits(post, new)
    if edits:
        yield Amendment(path_of("volunteer", post.teacher.id), edits)


def _going_on(store: Store, new: NewYear, graduates: Graduates | None) -> frozenset[Grade]:
    """The last grades of a stage whose children stay on the register."""
    ends = {grade: above for grade in GRADES if ends_stage(grade) and (above := grade_above(grade))}
    if graduates is not None:
        return frozenset(ends) if graduates == "升学" else frozenset()
    if store.unit.unit.level not in ("学校", "班级"):
        return frozenset(ends)
    taught = _taught(store, new)
    return frozenset(grade for grade, above in ends.items() if above in taught)


def _taught(store: Store, new: NewYear) -> frozenset[str]:
    """The grades that the school has before the new year, by its children and its homeroom teachers."""
    schools = (
        standing(child, new.last).school for child in store.children.values() if on_register(child, new.last)
    )
    rooms = (teacher.homeroom_on(new.last) for teacher in store.volunteers.values())
    grades = (one.grade for group in (schools, rooms) for one in group if one is not None)
    return frozenset(grade for grade in grades if grade is not None)


def _bare(courses: Iterable[Course], posts: Iterable[Post]) -> tuple[ClassKey, ...]:
    """Classes of the new year that nobody leads; nothing is missed where no class has a teacher at all."""
    led = {post.to for post in posts}
    if not led:
        return ()
    rooms = {
        (course.to, course.child.school.class_)
        for course in courses
        if course.to and course.child.school and course.child.school.class_ and course.way != "moves_on"
    }
    bare = [(grade, class_) for grade, class_ in rooms if (grade, class_) not in led and class_ is not None]
    return tuple(sorted(bare, key=lambda key: class_order(*key)))
