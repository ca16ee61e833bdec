"""What the new school year means for the 班主任: they go up with their class, or give it up with its end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from liushou.care.grades import ends_stage, grade_above
from liushou.care.promotion.children import MOVED, Course
from liushou.care.promotion.school_year import NewYear
from liushou.records.helpers import ClassKey
from liushou.records.reveal import as_values
from liushou.records.volunteer import Homeroom, Volunteer
from liushou.store.drafts import insert, put
from liushou.yamltext.amend import Edit, Remove
from liushou.yamltext.scalars import Value


@dataclass(frozen=True, slots=True)
class Post:
    """A homeroom teacher's class before and in the new year; `to` None: its class has left."""

    teacher: Volunteer
    room: Homeroom
    to: ClassKey | None
    changed: bool


@dataclass(frozen=True, slots=True)
class Classes:
    """Classes with children who now go up or leave, and those whose children are in the new year already."""

    moving: frozenset[ClassKey]
    settled: frozenset[ClassKey]

    def goes(self, key: ClassKey) -> bool:
        """True if the class goes up now; one without children on the register goes with the others."""
        return key in self.moving or (bool(self.moving) and key not in self.settled)


def classes_of(courses: Iterable[Course]) -> Classes:
    """The classes as they were, of the children whose course is known."""
    moving: set[ClassKey] = set()
    settled: set[ClassKey] = set()
    for course in courses:
        school = course.child.school
        if course.grade is not None and school is not None and school.class_ is not None:
            key = (course.grade, school.class_)
            if course.way in MOVED:
                moving.add(key)
            elif course.way == "done":
                settled.add(key)
    return Classes(frozenset(moving), frozenset(settled))


def post_of(teacher: Volunteer, new: NewYear, classes: Classes, excepted: frozenset[str]) -> Post | None:
    """What becomes of the teacher's class; None without one, or for a teacher who has left by then."""
    room = teacher.homeroom
    if room is None or teacher.has_left(new.first):
        return None
    key = (room.grade, room.class_)
    if teacher.id in excepted or _is_done(teacher, room, new) or not classes.goes(key):
        return Post(teacher, room, key, changed=False)
    above = grade_above(room.grade)
    to = None if above is None or ends_stage(room.grade) else (above, room.class_)
    return Post(teacher, room, to, changed=True)


def post_edits(post: Post, new: NewYear) -> tuple[Edit, ...]:
    """The edits of the teacher's homeroom and `past`; none for one that stays as it is."""
    if not post.changed:
        return ()
    old: Value = {"until": new.last.isoformat(), "homeroom": as_values(post.room, reveal=True)}
    past = post.teacher.past
    later = next((index for index, entry in enumerate(past) if entry.until > new.last), None)
    kept = insert(Volunteer, ("past",), old, later)
    if post.to is None:
        return (kept, Remove(("homeroom",)))
    grade, _ = post.to
    up = (kept, put(Volunteer, ("homeroom", "grade"), grade))
    if post.room.since is None:
        return up
    return (*up, put(Volunteer, ("homeroom", "since"), new.first.isoformat()))


def doubled(posts: Iterable[Post]) -> Mapping[ClassKey, tuple[Volunteer, ...]]:
    """The classes that in the new year have more than one homeroom teacher."""
    found: dict[ClassKey, tuple[Volunteer, ...]] = {}
    for post in posts:
        if post.to is not None:
            found[post.to] = (*found.get(post.to, ()), post.teacher)
    return {key: teachers for key, teachers in found.items() if len(teachers) > 1}


def _is_done(teacher: Volunteer, room: Homeroom, new: NewYear) -> bool:
    """True for a class that the teacher took, or changed, for the new year already."""
    took = max(room.since or teacher.joined_on, teacher.joined_on)
    return took > new.taught or any(entry.until >= new.last for entry in teacher.past)
