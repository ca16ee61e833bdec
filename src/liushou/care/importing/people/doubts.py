"""What speaks against a row being about the child whom its name or number fits, in words for people."""

from collections.abc import Collection, Sequence

from liushou.care.importing.people.understood import Understood, Wrong
from liushou.records.child import Child
from liushou.records.masks import masks_to
from liushou.records.names import plain_name
from liushou.store.likeness import numbers_of

NEW = "新"
"""What stands in the column 编号 for a child who is not in the archives, whomever it looks like."""


def no_such_archive(written: str, unread: Collection[str], among: str) -> Wrong:
    """Why an id in a row is nobody's: its archive cannot be read, or there is none among these."""
    if written in unread:
        return Wrong("id", f"档案 {written} 有错误，读不出来：请先用 liushou check 查看并改正")
    how = f"新建的请写“{NEW}”，或不写编号；别的档案库导出的表，加上 --map 编号=-"
    return Wrong("id", f"{among}里没有这个编号：{how}")


def another_name(child: Child, row: Understood, target: str) -> Wrong | None:
    """A name that has not one character in common belongs to somebody else's line."""
    name = row.text("name") or row.covered
    if not name:
        return None
    if masks_to(child.name, row.covered) or not set(plain_name(name)).isdisjoint(plain_name(child.name)):
        return None
    column = "编号" if target == "id" else "身份证号码" if target == "id_number" else "学籍号"
    return Wrong(
        target, f"这个{column}是 {child.name}（{child.id}）的，姓名却是“{name}”：请核对，改正写错的一个"
    )


def another_number(child: Child, row: Understood) -> Wrong | None:
    """Why one of the same name is another child, or one of the two numbers is wrong."""
    own = set(numbers_of(child.id_number, None))
    said = set(numbers_of(row.text("id_number"), None))
    if not own or not said or own == said:
        return None
    return Wrong(
        "id_number",
        f"姓名、出生日期与 {child.id}（{child.name}）的相同，身份证号码却不同："
        f"是同一个孩子的，编号一栏写 {child.id}；不是的写“{NEW}”",
    )


def same_class(namesakes: Sequence[Child], row: Understood) -> Wrong | None:
    """One of the name in the same class, born on another day: a slip, or a namesake."""
    place = (row.value("school", "grade"), row.value("school", "class"))
    for child in namesakes if None not in place else ():
        school = child.school
        if child.status == "在册" and school and (school.grade, school.class_) == place:
            return Wrong(
                "birth_date",
                f"同一个班里有同名的 {child.id}，出生日期是 {child.birth_date}："
                f"是同一个孩子的，编号一栏写 {child.id}；不是的写“{NEW}”",
            )
    return None


def contradiction(child: Child, row: Understood) -> str:
    """What a row says that the archive of one of the same name says otherwise, of what does not change."""
    if row.text("sex") not in ("", child.sex):
        return "性别不同"
    place = (row.value("school", "grade"), row.value("school", "class"))
    school = child.school
    if None not in place and school and school.class_label and (school.grade, school.class_) != place:
        return "班级不同"
    for relation in ("父亲", "母亲"):
        said = row.lists.get(("parents", relation), {}).get(("name",))
        own = next((parent.name for parent in child.parents if parent.relation == relation), None)
        if said is not None and own and plain_name(own) != plain_name(str(said.value)):
            return f"{relation}姓名不同"
    return ""
