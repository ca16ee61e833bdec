"""LS401: no two archives are one person's."""

from collections.abc import Hashable, Iterable, Iterator
from datetime import date

from liushou.check.questions.likenesses import ResidentTraits, child_traits, resident_traits
from liushou.check.repeated import repeated
from liushou.check.rule import Hit, rule
from liushou.check.world import World
from liushou.store.likeness import Archive, Traits, index_of, likeness, ranked

_NOTHING = frozenset((None,))
_KEEP_ONE = "是同一个人就只留一份档案"


@rule("LS401", "duplicate-child", "warning", World, asks=(child_traits, resident_traits))
def duplicate_child(world: World, _on: date) -> Iterator[Hit]:
    """没有两份档案其实是同一个孩子：身份证号码相同，姓名和出生日期相同，或很相像。

    一个孩子两份档案，谈心、家访分记在两处，哪一份看起来都像没人管，人数和比率也都算错。
    身份证号码相同是错误，学籍号里的号码也算；姓名和出生日期相同，或者家人电话相同，而名字同音、
    出生日期相同，或姓名相同、出生日期只差一处（写错一位或颠倒两位），是很像，作警告。
    已经转出、毕业、结束的档案也一起比较：孩子回来后又建了一份，最常见。
    问题报在后建的一份上，指出先建的是哪一份。
    留守妇女、留守老人的档案之间也比较：身份证号码相同是错误，姓名和出生日期相同作警告。

    坏例（儿童档案）：
        name: 王小川
        birth_date: 2016-09-15

    好例（儿童档案）：
        name: 王小川
        birth_date: 2016-09-15
        not_duplicate: [c-9xw4d]

    怎样改：是同一个孩子的，把内容并到一份里，另一份删去；孩子转走又回来的，接着用原来的档案，
    以前在册的一段写进 earlier。双胞胎、同名的孩子查过以后，在 not_duplicate 写上对方的编号，以后不再提。
    留守妇女、老人不是同一个人的，在姓名那一行的末尾加注 # liushou: ignore LS401。
    """
    index = index_of(_suspected(world))
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
    yield from _residents(world)


def _suspected(world: World) -> tuple[Archive, ...]:
    """The archives that share with another what two archives of one child share.

    Those that the index compares have in common a number, or name and birth date, or a phone (with the
    birth date or the name). Who shares none of these changes nothing for the others.
    """
    shared = repeated(key for one in world.told(child_traits) for key in _shared_keys(one.fact))
    if not shared:
        return ()
    return ranked(
        (one.path, one.id, Traits(*one.fact))
        for one in world.told(child_traits)
        if any(hash(key) in shared for key in _shared_keys(one.fact))
    )


def _shared_keys(traits: Traits) -> Iterable[Hashable]:
    _, birth_date, _, plain, _, id_number, student_number, phones, _ = traits
    return {(plain, birth_date), id_number, student_number, *phones} - _NOTHING


def _residents(world: World) -> Iterator[Hit]:
    """Each archive of a resident that repeats an earlier one."""
    found = [(one.path, ResidentTraits(*one.fact)) for one in world.told(resident_traits)]
    numbered: dict[str, ResidentTraits] = {}
    named: dict[tuple[str, str], ResidentTraits] = {}
    for path, one in sorted(found, key=lambda each: (each[1].registered_on, each[1].id)):
        same = numbered.setdefault(one.id_number, one) if one.id_number else one
        alike = named.setdefault((one.plain, one.birth_date), one)
        if same is not one:
            message = f"身份证号码与 {same.id}（{same.name}）的相同：{_KEEP_ONE}；不是的，请对照证件改正号码"
            yield Hit(("id_number",), message, file=path, severity="error")
        elif alike is not one:
            message = f"很可能与 {alike.id}（{alike.name}）是同一个人，姓名和出生日期都相同：{_KEEP_ONE}"
            yield Hit(("name",), message, file=path)


def _same_number(archive: Archive, other: Archive) -> Hit:
    """At the id number, if that is a number they share."""
    by_id = archive.traits.id_number in other.numbers
    key, label = ("id_number", "身份证号码") if by_id else ("student_number", "学籍号")
    alike = likeness(archive, other)
    also = f"，{alike}" if alike else ""
    message = f"{label}与 {_named(other)}的相同{also}：{_remedy(other)}；不是同一个孩子的，请对照证件改正号码"
    return Hit((key,), message, file=archive.file, severity="error")


def _named(other: Archive) -> str:
    return f"{other.id}（{other.traits.name}）"


def _remedy(other: Archive) -> str:
    status = other.traits.status
    if status == "在册":
        return "是同一个孩子就只留一份档案"
    return f"那份档案已{status}，孩子若是回来了，请接着用它，把以前在册的一段写进 earlier"
