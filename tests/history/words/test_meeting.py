"""What changed in a store, in the order of a meeting."""

from datetime import date

from liushou.history.archives import differences
from liushou.history.words.meeting import Group, meeting
from liushou.history.words.wording import Wording

PLAIN = Wording(str, reveal=False, on=date(2026, 11, 20))


def archive(number: int, grade: str, guardianship: str) -> bytes:
    school = f"{{stage: 小学, grade: {grade}, class: 1}}"
    return f"id: c-{number}\nname: 田{number}\nschool: {school}\nguardianship: {guardianship}\n".encode()


def told(*grades: str) -> list[tuple[str, str]]:
    """Of whom what is told, where all children of these grades are cared for less well than before."""
    sides = (
        {
            f"data/children/c-{number}.yaml": archive(number, grade, guardianship)
            for number, grade in enumerate(grades)
        }
        for guardianship in ("较好", "一般")
    )
    (group,) = meeting(differences(*sides), PLAIN).groups
    assert isinstance(group, Group)
    return [(line.people, line.text) for line in group.lines]


def test_children_stand_by_grade_and_not_by_how_it_is_written() -> None:
    assert told("三年级", "二年级") == [
        ("田1（二年级1班）", "监护情况 较好 → 一般"),
        ("田0（三年级1班）", "监护情况 较好 → 一般"),
    ]


def test_three_of_whom_the_same_is_told_share_a_line() -> None:
    assert told("六年级", "五年级", "三年级") == [
        ("田2（三年级1班），田1（五年级1班），田0（六年级1班）", "监护情况 较好 → 一般")
    ]
