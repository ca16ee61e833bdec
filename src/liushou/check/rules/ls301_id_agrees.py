"""LS301: birth date and sex agree with the id number."""

from collections.abc import Iterator
from datetime import date

from liushou.check.fields import Parts
from liushou.check.gathered import gathered
from liushou.check.rule import Hit, rule
from liushou.check.rules.ls106_id_number import ID_NUMBERS, STUDENT_NUMBERS
from liushou.findings import Path
from liushou.halfwidth import narrow
from liushou.identity import IdNumber, read_id_number
from liushou.records.child import Child
from liushou.records.family import Guardian, Parent
from liushou.records.fields import Record
from liushou.records.resident import Resident

_NUMBERED: tuple[type[Child | Parent | Guardian | Resident], ...] = (Child, Parent, Guardian, Resident)
_PEOPLE = Parts(lambda model: model in _NUMBERED)
_SEX_BY_RELATION = {
    **dict.fromkeys(("父亲", "继父", "养父", "祖父", "外祖父"), "男"),
    **dict.fromkeys(("母亲", "继母", "养母", "祖母", "外祖母"), "女"),
}


@rule("LS301", "id-agrees", "error", Record)
def id_agrees(record: Record, _on: date) -> Iterator[Hit]:
    """出生日期、性别与身份证号码一致（第 7 至 14 位是出生日期，第 17 位男单女双）。

    不一致说明其中一个抄错了，或者抄成了别人的号码；按错的号码申请救助会被退回。
    父母、（外）祖父母按关系推断性别；学籍号里的身份证号码也一样核对。

    坏例（儿童档案）：
        birth_date: 2017-03-13
        id_number: "439900201703120024"

    坏例（儿童档案）：
        sex: 男
        id_number: "439900201703120024"

    好例（儿童档案）：
        birth_date: 2017-03-12
        sex: 女
        id_number: "439900201703120024"

    怎样改：对照户口簿，改正抄错的一个。
    """
    if not ID_NUMBERS.held(record) and not STUDENT_NUMBERS.held(record):
        return
    parts = gathered(record)
    people = [person for model in _NUMBERED if model in parts for person in parts[model]]
    if any(any(_in_person((), person)) for person in people if person.id_number or type(person) is Child):
        for path, person in _PEOPLE.of(record):
            yield from _in_person(path, person)


def _in_person(path: Path, person: Record) -> Iterator[Hit]:
    if isinstance(person, (Child, Parent, Guardian, Resident)) and person.id_number:
        read = read_id_number(narrow(person.id_number).upper())
        yield from _compare((*path, "id_number"), "身份证号码", read, person)
    if isinstance(person, Child) and person.student_number and _adds_to_id(person):
        read = read_id_number(narrow(person.student_number)[1:])
        yield from _compare((*path, "student_number"), "学籍号", read, person)


def _adds_to_id(child: Child) -> bool:
    """A student number that only repeats the id number would only repeat its finding."""
    number = child.student_number or ""
    return number.startswith("G") and number != f"G{child.id_number}"


def _compare(
    path: Path,
    label: str,
    read: IdNumber | str,
    person: Child | Parent | Guardian | Resident,
) -> Iterator[Hit]:
    if isinstance(read, str):
        return
    wrong = []
    if person.birth_date is not None and person.birth_date != read.born:
        wrong.append(f"出生日期与 birth_date（{person.birth_date}）不一致")
    sex = person.sex if isinstance(person, (Child, Resident)) else _SEX_BY_RELATION.get(person.relation)
    if sex is not None and sex != read.sex:
        wrong.append(f"性别与“{sex}”不一致")
    if wrong:
        yield Hit(path, f"{label}里的{'，'.join(wrong)}：请对照证件，改正抄错的一个")
