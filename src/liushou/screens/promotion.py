"""What people have to know of a new school year: how many, who leaves, what is left to do."""

from collections.abc import Iterable, Iterator

from liushou.care.promotion.children import Course, Way
from liushou.care.promotion.promotion import Promotion
from liushou.records.child import Child
from liushou.records.schooling import class_label

_STAY: dict[Way, str] = {
    "done": "年级已是新学年的，没有动",
    "away": "不在学，没有动",
    "stays": "按 --except 没有动",
    "no_grade": "没有写年级，没有动",
}
_NAMED = 12


def told(found: Promotion) -> Iterator[str]:
    """The summary, line by line."""
    for (grade, to), count in found.steps("up").items():
        yield f"  {grade} → {to}　{count} 人"
    for (grade, to), count in found.steps("moves_on").items():
        yield f"  {grade} → {to}　{count} 人（升学）"
    for (grade, _), count in found.steps("graduates").items():
        yield f"  {grade}毕业　{count} 人"
    if found.of("repeats"):
        yield f"留级：{_names(found.of('repeats'))}。"
    for way, words in _STAY.items():
        if found.of(way):
            listed = "" if way == "done" else f"：{_names(found.of(way))}"
            yield f"{len(found.of(way))} 人{words}{listed}。"
    yield from _to_check(found)
    yield from _left_open(found)
    yield from _teachers(found)


def _to_check(found: Promotion) -> Iterator[str]:
    on_way = found.of("moves_on")
    if on_way:
        yield f"升学的 {len(on_way)} 人，请填新学校和班级（不再上学或读中职的，请改学段）：{_names(on_way)}。"
    doubtful = [course for course in found.of("up", "moves_on", "graduates") if course.doubtful]
    if doubtful:
        yield f"暑假里才建档的，请核对年级：{_names(doubtful)}。"


def _left_open(found: Promotion) -> Iterator[str]:
    """Nothing promised to a child who leaves may be lost."""
    for course in found.of("graduates"):
        child = course.child
        cases = [
            f"{case.kind}问题（{case.opened} 立案）" for case in child.cases if case.open_on(found.new.first)
        ]
        promises = [
            f"后续（期限 {record.follow_up.due}）"
            for record in child.records
            if record.follow_up is not None and record.follow_up.done is None
        ]
        if cases or promises:
            left = "、".join([*cases, *promises])
            yield f"{_called(child)}毕业了，还没有了结：{left}。请办结，或转告接收的学校。"


def _teachers(found: Promotion) -> Iterator[str]:
    up = [post for post in found.posts if post.changed and post.to is not None]
    if up:
        yield f"班主任随班升级 {len(up)} 人。"
    for post in found.posts:
        if post.changed and post.to is None:
            label = class_label(post.room.grade, post.room.class_)
            yield (
                f"{post.teacher.name}（{post.teacher.id}）带的{label}毕业了：如接新班，"
                f"用 liushou set {post.teacher.id} homeroom.grade=… homeroom.class=…。"
            )
    for (grade, class_), teachers in found.doubled.items():
        names = "、".join(teacher.name for teacher in teachers)
        yield f"{class_label(grade, class_)}有 {len(teachers)} 位班主任：{names}，请改正一位。"
    if found.bare:
        labels = (str(class_label(grade, class_)) for grade, class_ in found.bare)
        yield f"还没有班主任的班：{'、'.join(labels)}。"


def _names(courses: Iterable[Course]) -> str:
    names = [_called(course.child) for course in courses]
    more = f"等 {len(names)} 人" if len(names) > _NAMED else ""
    return "、".join(names[:_NAMED]) + more


def _called(child: Child) -> str:
    return f"{child.name}（{child.id}）"
