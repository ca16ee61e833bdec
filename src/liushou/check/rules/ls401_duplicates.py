"""LS401: no two archives are one child's."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.store.likeness import Archive, archives_of, id_number_of, index_of, likeness
from liushou.store.load import Store


@rule("LS401", "duplicate-child", "warning", Store)
def duplicate_child(store: Store, _on: date) -> Iterator[Hit]:
    """没有两份档案其实是同一个孩子：身份证号码相同，姓名和出生日期相同，或很相像。

    一个孩子两份档案，谈心、家访分记在两处，哪一份看起来都像没人管，人数和比率也都算错。
    身份证号码相同是错误，学籍号里的号码也算；姓名和出生日期相同，或者家人电话相同，而名字同音、
    出生日期相同，或姓名相同、出生日期只差一处（写错一位或颠倒两位），是很像，作警告。
    已经转出、毕业、结束的档案也一起比较：孩子回来后又建了一份，最常见。
    问题报在后建的一份上，指出先建的是哪一份。

    坏例（儿童档案）：
        name: 王小川
        birth_date: 2016-09-15

    好例（儿童档案）：
        name: 王小川
        birth_date: 2016-09-15
        not_duplicate: [c-9xw4d]

    怎样改：是同一个孩子的，把内容并到一份里，另一份删去；孩子转走又回来的，接着用原来的档案，
    以前在册的一段写进 earlier。双胞胎、同名的孩子查过以后，在 not_duplicate 写上对方的编号，以后不再提。
    """
    index = index_of(archives_of(store))
    for archive in index.archives:
        other = index.same_number(archive)
        if other is not None:
            yield _same_number(archive, other)
        elif (other := index.look_alike(archive)) is not None:
            yield Hit(
                ("name",),
                f"很可能与 {_named(other)}是同一个孩子：{likeness(archive, other)}；"
                f"{_remedy(other)}，不是的话请在 not_duplicate 写上 {other.id}",
                file=archive.file,
            )


def _same_number(archive: Archive, other: Archive) -> Hit:
    """At the id number, if that is a number they share."""
    by_id = id_number_of(archive.child) in other.numbers
    key, label = ("id_number", "身份证号码") if by_id else ("student_number", "学籍号")
    alike = likeness(archive, other)
    also = f"，{alike}" if alike else ""
    message = f"{label}与 {_named(other)}的相同{also}：{_remedy(other)}；不是同一个孩子的，请对照证件改正号码"
    return Hit((key,), message, file=archive.file, severity="error")


def _named(other: Archive) -> str:
    return f"{other.id}（{other.child.name}）"


def _remedy(other: Archive) -> str:
    status = other.child.status
    if status == "在册":
        return "是同一个孩子就只留一份档案"
    return f"那份档案已{status}，孩子若是回来了，请接着用它，把以前在册的一段写进 earlier"
