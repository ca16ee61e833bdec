"""Last year's plans on this year's dates: days worked out by hand on the calendars of 2025 to 2027."""

from datetime import date
from typing import Any

import pytest
from tests.builders import activity, child, spring, store, term, volunteer

from liushou.care.creating.activity_again import activity_again
from liushou.care.creating.fresh import NewRecord
from liushou.care.creating.new_date import new_date, target_term
from liushou.care.creating.term_again import term_again
from liushou.errors import UsageError
from liushou.records.activity import Activity
from liushou.records.reveal import as_values
from liushou.records.term import Term
from liushou.store.load import Store
from liushou.yamltext.emit import dump
from liushou.yamltext.reader import read

ON = date(2026, 11, 20)
LAST_YEAR = term(
    "2025-2026-1", begins="2025-09-01", ends="2026-01-23", vacation={"from": "2026-01-24", "to": "2026-03-01"}
)
THIS_YEAR = term(vacation={"from": "2027-01-30", "to": "2027-02-28"})


def held(**fields: Any) -> Activity:
    return activity(**{"term": "2025-2026-1", **fields})


def again(old: Activity, *records: Any, words: tuple[str, ...] = (), text: str = "") -> NewRecord:
    data = text or dump(as_values(old, reveal=True))
    whole = store(old, LAST_YEAR, THIS_YEAR, *records)
    return activity_again(whole, old, data.encode(), "a-new", words, ON)


def values(new: NewRecord) -> dict[str, Any]:
    found = read(new.text.encode()).value
    assert found is not None
    return found


class TestDay:
    @pytest.mark.parametrize(
        ("title", "first", "day"),
        [
            ("中秋亲情连线", "2025-10-05", "2026-09-24"),  # 中秋 2025-10-06, 2026-09-25
            ("庆“六一”", "2025-10-06", "2026-10-05"),  # 六一 is far off: the week counts
            ("九九重阳敬老", "2025-10-31", "2026-10-20"),  # 重阳 2025-10-29, 2026-10-18
            ("迎新春", "2026-02-10", "2027-01-30"),  # 春节 2026-02-17, 2027-02-06
            ("法治讲座", "2025-10-15", "2026-10-14"),  # Wednesday of the seventh week
            ("期末家长会", "2026-01-18", "2027-01-24"),  # Sunday of the last week but one
            ("期末核查", "2025-12-31", "2027-01-06"),  # Wednesday, three weeks before the last
            ("冬日观影", "2025-12-24", "2026-12-23"),  # Wednesday of the seventeenth week
            ("寒假走访", "2026-01-26", "2027-02-01"),  # Monday after the last week
        ],
    )
    def test_by_the_festival_it_names_or_the_week_of_the_term(self, title: str, first: str, day: str) -> None:
        old = held(title=title, when={"from": first})
        assert str(new_date(store(LAST_YEAR, THIS_YEAR), old, THIS_YEAR).day) == day

    @pytest.mark.parametrize(
        ("first", "said"),
        [
            ("2025-10-15", "第 7 周周三"),
            ("2025-12-31", "倒数第四周周三"),
            ("2026-01-19", "最后一周周一"),
            ("2026-02-05", "结束后第 2 周周四"),
        ],
    )
    def test_it_says_which_week_it_took(self, first: str, said: str) -> None:
        old = held(title="走访", when={"from": first})
        why = new_date(store(LAST_YEAR, THIS_YEAR), old, THIS_YEAR).why
        assert why == f"和原来一样，在2026—2027学年第一学期{said}"

    def test_weeks_begin_on_monday_whatever_day_the_term_begins(self) -> None:
        later = term("2027-2028-1", begins="2027-09-01", ends="2028-01-20")  # a Wednesday; 2026 a Tuesday
        old = held(when={"from": "2026-09-07"}, term="2026-2027-1")  # Monday of the second week
        assert new_date(store(THIS_YEAR, later), old, later).day == date(2027, 9, 6)

    def test_without_a_term_52_weeks_later(self) -> None:
        old = held(when={"from": "2026-10-14"}, term="2026-2027-1")
        assert new_date(store(), old, None).day == date(2027, 10, 13)

    def test_but_a_festival_without_a_term_is_found_too(self) -> None:
        old = held(title="中秋连线", when={"from": "2026-09-25"}, term="2026-2027-1")
        assert new_date(store(), old, None).day == date(2027, 9, 15)

    def test_the_term_is_the_next_of_the_same_season(self) -> None:
        later = term("2027-2028-1", begins="2027-09-01", ends="2028-01-20")
        whole = store(LAST_YEAR, THIS_YEAR, spring(), later)
        assert target_term(whole, held(), ON) == THIS_YEAR
        assert target_term(whole, held(), date(2027, 3, 1)) == later
        assert target_term(whole, held(term="2026-2027-2"), ON) is None
        assert target_term(store(LAST_YEAR, THIS_YEAR), held(), date(2027, 9, 1)) == THIS_YEAR


class TestActivity:
    OLD = held(
        title="2025年法治讲座",
        background="2025年以来",
        status="完成",
        when={"from": "2025-10-15", "to": "2025-10-16", "start": "09:00"},
        phases=[{"name": "准备", "from": "2025-10-01", "to": "2025-10-14"}],
        agenda=[{"date": "2025-10-15", "to": "2025-10-16", "title": "讲座"}, {"title": "提问"}],
        attendees={"total": 30, "groups": [{"name": "学生", "count": 30}]},
        budget={"total": 300},
        sessions=[{"date": "2025-10-15", "present": ["c-a"]}],
        outcome={"spent": 290},
    )  # fmt: skip

    def test_everything_dated_moves_by_as_many_days(self) -> None:
        new = values(again(self.OLD))
        assert new["when"] == {"from": "2026-10-14", "to": "2026-10-15", "start": "09:00"}
        assert new["phases"] == [{"name": "准备", "from": "2026-09-30", "to": "2026-10-13"}]
        agenda = [{"date": "2026-10-14", "to": "2026-10-15", "title": "讲座"}, {"title": "提问"}]
        assert new["agenda"] == agenda

    def test_it_is_a_plan_again_and_what_came_of_it_is_dropped(self) -> None:
        new = values(again(self.OLD))
        head = {key: new[key] for key in ("id", "title", "term", "status")}
        assert head == {"id": "a-new", "title": "2026年法治讲座", "term": "2026-2027-1", "status": "计划"}
        assert not {"sessions", "outcome"} & set(new)
        old = as_values(self.OLD, reveal=True)
        assert (new["budget"], new["attendees"]) == (old["budget"], old["attendees"])

    def test_what_still_names_the_old_year_is_told(self) -> None:
        assert "还写着 2025 年，请看是否要改：背景（background）。" in again(self.OLD).told

    @pytest.mark.parametrize(
        ("title", "first", "said"),
        [
            ("2025年秋季家长会", "2025-09-19", "2026年秋季家长会"),
            ("2025—2026学年第一学期家长会", "2025-09-19", "2026—2027学年第一学期家长会"),
            ("2026年寒假走访", "2026-01-05", "2027年寒假走访"),
            ("2025年家长会", "2026-01-05", "2025年家长会"),
        ],
    )
    def test_the_title_is_of_the_new_year(self, title: str, first: str, said: str) -> None:
        assert values(again(held(title=title, when={"from": first})))["title"] == said

    def test_a_day_off_is_told(self) -> None:
        off = [{"name": "国庆节", "from": "2026-10-01", "to": "2026-10-07"}]
        old = held(title="法治讲座", when={"from": "2025-10-08"})
        whole = store(old, LAST_YEAR, term(holidays=off))
        new = activity_again(whole, old, dump(as_values(old, reveal=True)).encode(), "a-new", (), ON)
        assert new.told[0].startswith("日期：2026-10-07 周三")
        assert new.told[0].endswith("那天国庆节放假，请看是否要另定。")

    def test_a_day_that_is_given_counts(self) -> None:
        new = again(self.OLD, words=("when.from=2026-12-04", "title=第二讲"))
        assert values(new)["when"]["to"] == "2026-12-05"
        assert values(new)["title"] == "第二讲"
        assert new.told[0] == "日期：2026-12-04 周五，属 2026-2027-1 学期。"

    def test_a_day_that_no_term_holds_is_refused(self) -> None:
        with pytest.raises(UsageError, match="liushou new term 2026-2027-2"):
            again(self.OLD, words=("when.from=2027-04-01",))

    def test_unless_the_term_is_given(self) -> None:
        words = ("when.from=2027-04-01", "term=2026-2027-1")
        assert values(again(self.OLD, words=words))["term"] == "2026-2027-1"

    def test_the_text_keeps_its_look(self) -> None:
        text = (
            "id: a-a   # 法治\nterm: 2025-2026-1\ntitle: '讲座'\nkind: 讲座\nstatus: 完成\n\nbackground: |\n"
            "  第一行\n  第二行\nwhen: {from: 2025-10-15, start: '09:00'}\nplaces: [礼堂]\n"
        )
        old = held(title="讲座", when={"from": "2025-10-15", "start": "09:00"}, background="第一行\n第二行\n")
        changed = text.replace("a-a ", "a-new ").replace("2025-2026-1", "2026-2027-1")
        changed = changed.replace("完成", "计划").replace("2025-10-15", "2026-10-14")
        new = again(old, text=text)
        assert new.text == changed
        assert "原来的注释（1 处）也照搬了，请看是否还合适。" in new.told


class TestPeople:
    GONE = volunteer("v-gone", name="已走", status="离岗", left_on="2026-07-10")
    THERE = volunteer("v-a")

    def test_children_who_are_not_there_are_taken_out_and_named(self) -> None:
        old = held(when={"from": "2025-10-15"}, children=["c-a", "c-b", "c-c", "c-d"])
        children = (
            child("c-a"),
            child("c-b", name="毕业生", status="毕业", closed_on="2026-09-01"),
            child("c-c", name="后来者", registered_on="2026-10-15"),
            child("c-d"),
            child("c-e"),
        )
        new = again(old, *children)
        assert values(new)["children"] == ["c-a", "c-d"]
        assert "那一天不在册，没有再请：毕业生、后来者。" in new.told
        assert "另有 1 名那一天在册的儿童原来没有受邀，要请的写进 children。" in new.told

    def test_helpers_who_have_left_are_taken_out_wherever_somebody_else_is_named(self) -> None:
        old = held(
            when={"from": "2025-10-15"},
            volunteers=["v-gone", "v-a"],
            phases=[{"name": "准备", "from": "2025-10-01", "to": "2025-10-02", "lead": ["v-a", "v-gone"]}],
            agenda=[{"title": "讲座", "lead": "v-gone"}, {"title": "提问", "lead": "v-a"}],
            team=[{"role": "摄影", "people": ["v-gone", "外请"]}, {"role": "总策划", "people": "v-gone"}],
        )
        new = again(old, self.GONE, self.THERE)
        found = values(new)
        assert found["volunteers"] == ["v-a"]
        assert found["phases"][0]["lead"] == ["v-a"]
        assert found["agenda"] == [{"title": "讲座"}, {"title": "提问", "lead": ["v-a"]}]
        assert found["team"] == [
            {"role": "摄影", "people": ["外请"]},
            {"role": "总策划", "people": ["v-gone"]},
        ]
        assert "那一天已离岗，没有再列：已走。" in new.told
        assert "筹备组“总策划”的 已走 那一天已离岗，请换人。" in new.told


class TestTerm:
    OLD = term(
        "2025-2026-1",
        begins="2025-09-01",
        ends="2026-01-23",
        title="2025年秋季学期工作计划",
        guidance="保护孩子",
        goals=[{"indicator": "建档率", "target": 100}],
        survey=[{"grade": "五年级", "students": 40, "left_behind": 5}],
        calendar=[
            {"month": "2025-09", "items": [{"task": "摸底", "activity": "a-a"}]},
            {"month": "2026-01", "items": [{"task": "核查"}]},
            {"from": "2025-09-08", "to": "2025-09-12", "items": [{"task": "家访"}]},
            {"from": "2026-01-24", "to": "2026-03-01", "items": [{"task": "值班"}]},
        ],
        holidays=[{"name": "国庆节", "from": "2025-10-01", "to": "2025-10-08"}],
        vacation={
            "from": "2026-01-24",
            "to": "2026-03-01",
            "openings": [{"from": "2026-02-02", "to": "2026-02-05", "place": "图书室"}],
        },
        awards=[{"title": "进步之星", "date": "2025-11-06", "to": ["c-a"]}],
        donations=[{"date": "2025-11-12", "donor": "供销社"}],
    )

    def copy(self, id_: str = "2026-2027-1", *words: str) -> NewRecord:
        whole: Store = store(self.OLD, THIS_YEAR)
        return term_again(whole, self.OLD, dump(as_values(self.OLD, reveal=True)).encode(), id_, words)

    def test_the_plan_is_kept_and_the_figures_are_not(self) -> None:
        new = values(self.copy())
        assert (new["id"], new["title"], new["guidance"]) == (
            "2026-2027-1",
            "2026年秋季学期工作计划",
            "保护孩子",
        )
        assert new["goals"] == as_values(self.OLD, reveal=True)["goals"]
        assert not {"survey", "awards", "donations"} & set(new)

    def test_the_days_are_those_of_the_new_year(self) -> None:
        new = values(self.copy())
        assert (new["begins"], new["ends"]) == ("2026-09-01", "2027-01-15")

    def test_the_calendar_moves_by_months_and_with_the_term(self) -> None:
        new = values(self.copy("2026-2027-1", "begins=2026-09-01", "ends=2027-01-29"))
        assert new["calendar"] == [
            {"month": "2026-09", "items": [{"task": "摸底"}]},
            {"month": "2027-01", "items": [{"task": "核查"}]},
            {"from": "2026-09-07", "to": "2026-09-11", "items": [{"task": "家访"}]},
            {"from": "2027-01-30", "to": "2027-03-07", "items": [{"task": "值班"}]},
        ]
        assert new["vacation"] == {
            "from": "2027-01-30",
            "to": "2027-03-07",
            "openings": [{"from": "2027-02-08", "to": "2027-02-11", "place": "图书室"}],
        }

    def test_the_first_week_does_not_begin_before_the_term(self) -> None:
        first = {"from": "2025-09-01", "to": "2025-09-05", "items": [{"task": "摸底"}]}
        before = {"from": "2025-08-25", "to": "2025-08-29", "items": [{"task": "培训"}]}
        old = term("2025-2026-1", begins="2025-09-01", ends="2026-01-23", calendar=[before, first])
        data = dump(as_values(old, reveal=True)).encode()
        new = values(term_again(store(old), old, data, "2026-2027-1", ()))
        assert [(entry["from"], entry["to"]) for entry in new["calendar"]] == [
            ("2026-08-24", "2026-08-28"),
            ("2026-09-01", "2026-09-04"),
        ]

    def test_the_holidays_are_those_of_the_new_term(self) -> None:
        new = values(self.copy())
        names = [each["name"] for each in new["holidays"]]
        assert names == ["中秋节", "国庆节", "元旦"]
        assert new["holidays"][1] == {"name": "国庆节", "from": "2026-10-01", "to": "2026-10-07"}
        assert {"date": "2026-10-10", "name": "国庆节"} in new["make_up_days"]

    def test_a_term_of_the_other_season_needs_its_days(self) -> None:
        with pytest.raises(UsageError, match="begins=日期 ends=日期"):
            self.copy("2026-2027-2")
        new = values(self.copy("2026-2027-2", "begins=2027-03-01", "ends=2027-07-09"))
        assert new["title"] == "2027年春季学期工作计划"
        assert [entry.get("month") for entry in new["calendar"]][:2] == ["2027-03", "2027-07"]

    def test_days_in_the_wrong_order_are_refused(self) -> None:
        with pytest.raises(UsageError, match="早于开学"):
            self.copy("2026-2027-1", "begins=2027-09-01")

    def test_it_says_what_to_look_at(self) -> None:
        told = self.copy().told
        assert (
            told[0]
            == "请核对：开学 2026-09-01，结束 2027-01-15；行事历的月份和日期、假期和开放安排、目标值。"
        )
        assert "没有照搬：摸底人数、表彰、捐赠、行事历里的活动编号。" in told

    def test_what_is_made_is_a_term(self) -> None:
        assert Term.model_validate(values(self.copy())).id == "2026-2027-1"
