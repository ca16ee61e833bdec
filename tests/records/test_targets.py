import pytest

from liushou.records.child import Child
from liushou.records.fields import CARE, CONTACT, IDENT, NAME, STATUS
from liushou.records.targets import Target, info_of, label_of, mark_of, parse_target, path_of
from liushou.records.volunteer import Volunteer


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("name", Target(("name",))),
        ("school.grade", Target(("school", "grade"))),
        ("parents[父亲].phone", Target(("parents", "phone"), "父亲")),
        ("guardians[0].name", Target(("guardians", "name"), 0)),
        ("guardians[1].delegated.until", Target(("guardians", "delegated", "until"), 1)),
        ("guardians[0]", Target(("guardians",), 0)),
        ("scores.语文", Target(("scores", "语文"))),
        ("scores.道德.法治", Target(("scores", "道德.法治"))),
        ("scores.语文\n上", Target(("scores", "语文\n上"))),
        ("-", Target(("-",))),
    ],
)
def test_a_target_is_parsed_into_keys_and_pick(text: str, target: Target) -> None:
    assert parse_target(text) == target


def test_the_first_key_is_the_field_of_the_record() -> None:
    assert parse_target("guardians[0].delegated.until").first == "guardians"


@pytest.mark.parametrize("text", ["", "a[", "[父亲].name", "parents[].name", "parents[父亲]name"])
def test_what_is_no_target_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a target"):
        parse_target(text)


@pytest.mark.parametrize(
    ("target", "mark"),
    [
        ("name", NAME),
        ("parents[父亲].name", NAME),
        ("parents.name", NAME),
        ("guardians[0]", NAME),
        ("pairings.with", NAME),
        ("id_number", IDENT),
        ("guardians[0].id_number", IDENT),
        ("parents[父亲].phone", CONTACT),
        ("parents.phone", CONTACT),
        ("parents.workplace", CONTACT),
        ("address", CONTACT),
        ("address.detail", CONTACT),
        ("address.village", None),
        ("health.detail", CARE),
        ("note", CARE),
        ("scores.语文", STATUS),
        ("total", STATUS),
        ("left_behind", STATUS),
        ("parents[母亲].situation", STATUS),
        ("class_label", None),
        ("-", None),
    ],
)
def test_how_sensitive_the_cells_of_a_target_are(target: str, mark: object) -> None:
    assert mark_of(Child, target) == mark


@pytest.mark.parametrize(
    ("target", "label"),
    [
        ("name", "姓名"),
        ("parents[父亲].phone", "父亲·电话"),
        ("parents.phone", "父母·电话"),
        ("guardians[0].name", "监护人·姓名"),
        ("guardians[1].name", "监护人2·姓名"),
        ("guardians[0]", "监护人"),
        ("guardians[0].delegated.signed_on", "监护人·委托照护·签订日期"),
        ("school.grade", "年级"),
        ("address.village", "村"),
        ("address", "现居住地"),
        ("class_label", "班级"),
        ("left_behind", "留守类型"),
        ("scores.语文", "语文"),
        ("total", "总分"),
        ("note", "内容"),
        ("health.detail", "健康·说明"),
        ("nobody.knows", "nobody.knows"),
    ],
)
def test_what_people_call_a_target(target: str, label: str) -> None:
    assert label_of(Child, target) == label


def test_volunteers_have_their_own_labels_and_marks() -> None:
    assert label_of(Volunteer, "organisation") == "单位"
    assert mark_of(Volunteer, "address") == CONTACT
    assert label_of(Volunteer, "homeroom") == "班主任"


def test_rows_of_marks_and_of_records_are_described_by_the_lists_they_go_to() -> None:
    assert path_of(Child, "total") == ("grades", "total")
    assert path_of(Child, "follow_up.due") == ("records", "follow_up", "due")
    assert path_of(Child, "phone") == ("phone",)


def test_the_info_of_a_subject_is_that_of_all_marks() -> None:
    info = info_of(Child, "scores.语文")
    assert info is not None
    assert info.key == "scores"
    assert info_of(Child, "class_label") is None
