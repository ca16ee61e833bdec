"""New records: what goes without saying, what is lacking, and the text to fill in by hand."""

import re
from datetime import date

import pytest
from tests.builders import store, term

from liushou.care.creating.fresh import Values, new_record
from liushou.care.creating.offered import EXAMPLES, OFFERED, offered
from liushou.care.creating.skeleton import skeleton
from liushou.errors import UsageError
from liushou.records.describe import field_at, walk
from liushou.records.fields import Record
from liushou.records.kinds import BY_NAME, KindName
from liushou.records.validate import build
from liushou.yamltext.reader import read
from liushou.yamltext.values import Value

ON = date(2026, 11, 20)
KINDS: tuple[KindName, ...] = ("child", "volunteer", "activity", "term", "resident")
GIRL: Values = {"name": "田小禾", "sex": "女", "birth_date": "2015-11-20"}
ID_NUMBER = "439900201703120024"


def values(text: str) -> dict[str, Value]:
    reading = read(text.encode())
    assert reading.value is not None, (reading.faults, text)
    return reading.value


def made(kind: KindName, given: Values) -> dict[str, Value]:
    return values(new_record(store(), kind, "x-1", given, ON).text)


class TestSkeleton:
    @pytest.mark.parametrize("kind", KINDS)
    def test_all_that_is_offered_is_a_field(self, kind: KindName) -> None:
        for path in offered(kind):
            assert field_at(BY_NAME[kind].model, path) is not None, path

    @pytest.mark.parametrize("kind", KINDS)
    def test_with_a_part_all_that_it_requires_is_offered(self, kind: KindName) -> None:
        for path, info in walk(BY_NAME[kind].model):
            if len(path) > 1 and path[:-1] in offered(kind) and info.required and path[0] != "when":
                assert path in offered(kind)

    @pytest.mark.parametrize("kind", KINDS)
    def test_without_the_signs_before_them_the_comments_are_fields(self, kind: KindName) -> None:
        text = skeleton(BY_NAME[kind].model, {"id": "x-1"}, offered(kind))
        _, *lines = text.splitlines()
        assert lines[0] == "id: x-1"
        bare = values("\n".join(re.sub(r"^( *)# ", r"\1", line) for line in lines) + "\n")
        tops = {path[0] for path in offered(kind)}
        assert set(bare) - {"id"} == tops
        assert values(text) == {"id": "x-1"}

    def test_fields_stand_in_the_order_of_the_model(self) -> None:
        text = skeleton(
            BY_NAME["child"].model, {"status": "在册", "id": "c-1", "parents": []}, offered("child")
        )
        keys = re.findall(r"^(?:# )?([a-z_]+):", text, re.MULTILINE)
        model = [path[0] for path, _ in walk(BY_NAME["child"].model) if len(path) == 1]
        assert list(dict.fromkeys(keys)) == [key for key in model if key in keys]

    def test_what_is_given_is_not_offered_again_but_what_it_lacks_is(self) -> None:
        text = skeleton(
            BY_NAME["child"].model, {"id": "c-1", "address": {"village": "朝阳村"}}, offered("child")
        )
        assert "address:\n  village: 朝阳村\n  # detail:" in text

    def test_an_empty_list_says_what_to_do_with_it(self) -> None:
        text = skeleton(BY_NAME["child"].model, {"parents": []}, offered("child"))
        assert "# parents:  # 父母；填了就删去 parents: []\n" in text
        assert "\nparents: []\n" in text

    def test_choices_and_forms_are_said(self) -> None:
        text = skeleton(BY_NAME["child"].model, {}, offered("child"))
        assert "# guardianship:  # 监护情况：较好 一般 差 无人监护\n" in text
        assert "#   boarding:  # 寄宿（必填）：是否在学校寄宿（true 或 false）\n" in text

    def test_gaps_stand_open(self) -> None:
        text = skeleton(BY_NAME["resident"].model, {"id": "r-1"}, offered("resident"), gaps=True)
        assert "\nname:  # 姓名（必填）：与户口簿一致\n" in text
        assert "\naddress:  # 现居住地\n  village:  # 村（必填）" in text


class TestFilledIn:
    def test_a_child(self) -> None:
        wanted = {"id": "x-1", **GIRL, "status": "在册", "registered_on": "2026-11-20"}
        assert made("child", GIRL) == {**wanted, "parents": [], "guardians": []}

    def test_what_is_given_stays(self) -> None:
        given: Values = {
            **GIRL,
            "registered_on": "2026-09-01",
            "parents": [{"relation": "父亲", "situation": "在家"}],
        }
        assert made("child", given).items() >= given.items()

    def test_sex_and_birth_date_by_the_id_number(self) -> None:
        new = new_record(store(), "child", "c-1", {"name": "田小禾", "id_number": ID_NUMBER}, ON)
        found = values(new.text)
        assert (found["sex"], found["birth_date"]) == ("女", "2017-03-12")
        assert new.told == ("sex（性别）、birth_date（出生日期）按身份证号码填写。",)
        assert ID_NUMBER not in "".join(new.told)

    def test_a_wrong_id_number_says_nothing(self) -> None:
        with pytest.raises(UsageError, match="sex（性别）、birth_date"):
            new_record(store(), "child", "c-1", {"name": "田小禾", "id_number": "439900201703120025"}, ON)

    def test_who_is_in_a_grade_is_at_school(self) -> None:
        school: Value = {"grade": "七年级", "boarding": True}
        assert made("child", {**GIRL, "school": school})["school"] == {
            "stage": "初中", "grade": "七年级", "boarding": True, "enrolled": True,
        }  # fmt: skip

    def test_a_helper_and_a_resident(self) -> None:
        helper = made("volunteer", {"name": "何秀兰", "sex": "女", "kind": "教师"})
        assert (helper["status"], helper["joined_on"]) == ("在岗", "2026-11-20")
        old: Values = {**GIRL, "kind": "留守老人", "address": {"village": "朝阳村"}}
        assert made("resident", old)["registered_on"] == "2026-11-20"

    def test_an_activity_belongs_to_the_term_that_holds_it(self) -> None:
        given: Values = {"title": "讲座", "kind": "讲座", "when": {"from": "2027-02-10"}, "places": ["礼堂"]}
        with_vacation = term(vacation={"from": "2027-01-30", "to": "2027-02-28"})
        found = values(new_record(store(with_vacation), "activity", "a-1", given, ON).text)
        assert (found["term"], found["status"]) == ("2026-2027-1", "计划")
        with pytest.raises(UsageError, match="liushou new term 2026-2027-2"):
            new_record(store(term()), "activity", "a-1", given, ON)

    def test_a_term_has_its_holidays_and_says_which_are_not_announced(self) -> None:
        days: Values = {"begins": "2026-09-01", "ends": "2026-12-31"}
        found = made("term", days)
        assert [each["name"] for each in found["holidays"] if isinstance(each, dict)] == ["中秋节", "国庆节"]  # type: ignore[union-attr]
        assert {"date": "2026-10-10", "name": "国庆节"} in found["make_up_days"]  # type: ignore[operator]
        later: Values = {"begins": "2099-09-01", "ends": "2100-01-20"}
        new = new_record(store(), "term", "2099-2100-1", later, ON)
        assert new.told == ("2099-09-01 起的放假安排还没有公布，按法定节假日估计；公布后请改。",)
        assert f"\n# {new.told[0]}\nholidays:\n" in new.text

    def test_holidays_that_are_given_stay(self) -> None:
        own: Value = [{"name": "农忙假", "from": "2026-10-01", "to": "2026-10-12"}]
        found = made("term", {"begins": "2026-09-01", "ends": "2027-01-29", "holidays": own})
        assert found["holidays"] == own


class TestLacking:
    @pytest.mark.parametrize(
        ("kind", "named"),
        [
            ("child", "name（姓名）、sex（性别）、birth_date（出生日期）"),
            ("volunteer", "name（姓名）、kind（身份）"),
            ("activity", "title（名称）、kind（类别）、when（时间）、places（地点）"),
            ("term", "begins（开学）、ends（结束）"),
            (
                "resident",
                "name（姓名）、sex（性别）、birth_date（出生日期）、kind（类别）、address（现居住地）",
            ),
        ],
    )
    def test_what_is_lacking_is_named_with_an_example(self, kind: KindName, named: str) -> None:
        with pytest.raises(UsageError) as caught:
            new_record(store(), kind, "x-1", {}, ON)
        assert f"还缺必填的 {named}" in caught.value.message
        assert EXAMPLES[kind] in caught.value.message

    def test_also_inside_a_part(self) -> None:
        with pytest.raises(UsageError, match=r"school\.boarding（寄宿）"):
            new_record(store(), "child", "c-1", {**GIRL, "school": {"grade": "五年级"}}, ON)

    @pytest.mark.parametrize("kind", KINDS)
    def test_with_gaps_nothing_is_refused(self, kind: KindName) -> None:
        assert new_record(store(), kind, "x-1", {}, ON, gaps=True).text.startswith("#")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "activity"])
def test_what_is_made_is_a_record(kind: KindName) -> None:
    people: Values = {**GIRL, "kind": "留守老人", "address": {"village": "朝阳村"}}
    given: dict[KindName, Values] = {
        "child": GIRL,
        "volunteer": {"name": "何秀兰", "sex": "女", "kind": "教师"},
        "term": {"begins": "2026-09-01", "ends": "2027-01-29"},
        "resident": people,
    }
    id_ = "2026-2027-1" if kind == "term" else "x-1"
    text = new_record(store(), kind, id_, given[kind], ON).text
    assert isinstance(build(BY_NAME[kind].model, values(text)), Record)


def test_every_kind_that_can_be_new_is_offered_something() -> None:
    assert set(OFFERED) == set(EXAMPLES) == set(KINDS)
