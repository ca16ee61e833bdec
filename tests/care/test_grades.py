"""The ladder of grades."""

from liushou.care.grades import ends_stage, grade_above, stage_of
from liushou.records.vocabulary import GRADES


def test_every_grade_goes_up_by_one_until_the_last() -> None:
    assert [grade_above(grade) for grade in GRADES] == [*GRADES[1:], None]


def test_a_stage_ends_with_the_last_grade_of_its_school() -> None:
    assert [grade for grade in GRADES if ends_stage(grade)] == ["大班", "六年级", "九年级", "高三"]


def test_the_stage_of_a_grade() -> None:
    found = {
        grade: stage_of(grade) for grade in ("小班", "大班", "一年级", "六年级", "七年级", "九年级", "高一")
    }
    assert found == {
        "小班": "幼儿园", "大班": "幼儿园", "一年级": "小学", "六年级": "小学",
        "七年级": "初中", "九年级": "初中", "高一": "高中",
    }  # fmt: skip
