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


def test_a_new_id_is_told_once_and_not_by_all_that_name_it() -> None:
    def side(id_: str, *more: str) -> dict[str, bytes]:
        outing = (
            f"id: a-1\ntitle: 秋游\nchildren: [c-9, {id_}]\nsessions:\n"
            f"  - {{date: 2026-10-20, present: [{id_}], absent: [{{child: c-9, reason: 病}}]}}\n"
        )
        friend = f"id: c-9\nname: 石小满\npairings:\n  - {{with: {id_}, role: 学习帮手, since: 2026-09-01}}\n"
        own = f"id: {id_}\nname: 田小禾\nbirth_date: 2016-03-05\n"
        return {
            f"data/children/{id_}.yaml": own.encode(),
            "data/children/c-9.yaml": "".join((friend, *more)).encode(),
            "data/activities/a-1.yaml": outing.encode(),
        }

    def lines(old: dict[str, bytes], new: dict[str, bytes]) -> list[tuple[str, str]]:
        groups = meeting(differences(old, new), PLAIN).groups
        return [(line.people, line.text) for group in groups for line in group.lines]

    assert lines(side("c-1"), side("c-2")) == [("田小禾", "编号改了：c-1 → c-2")]
    assert lines(side("c-1"), side("c-2", "ethnicity: 汉族\n")) == [
        ("石小满", "补填民族 汉族"),
        ("田小禾", "编号改了：c-1 → c-2"),
    ]
    other = side("c-2")
    other["data/activities/a-1.yaml"] = other["data/activities/a-1.yaml"].replace(
        b"present: [c-2]", b"present: [c-3]"
    )
    told_now = lines(side("c-1"), other)
    assert [text for _, text in told_now if "c-1" in text and "c-3" in text]
