"""What stands as due beside the duties, one kind after the other."""

from datetime import date
from typing import Any

import pytest
from tests.builders import BOTH_HOME, activity, child, school, spring, store, term, unit, volunteer

from liushou.care.due import Due, dues
from liushou.records.fields import Record
from liushou.records.person import Owner

ON = date(2026, 11, 20)
CONSENT = {"signed_on": "2025-09-01", "by": "祖母"}
GUARD = {"name": "李桂英", "relation": "祖母", "phone": "15400012346"}
TEACHER = volunteer("v-t", name="周敏", homeroom={"grade": "五年级", "class": 2}, clearance=None)
PAIRED = {"with": "v-a", "role": "爱心妈妈", "since": "2026-09-10"}


def pupil(id_: str = "c-a", **fields: Any) -> Record:
    """A child at home with both parents, of whom nothing is due."""
    base = {"consent": CONSENT, "guardians": [GUARD], "parents": BOTH_HOME, "guardianship": "较好"}
    return child(id_, **{**base, "school": school("五年级", 2), **fields})


def found(*records: Record, on: date = ON, within: int = 0, kind: str | None = None) -> list[Due]:
    return [item for item in dues(store(*records), on, within) if kind in (None, item.kind)]


def told(*records: Record, on: date = ON, within: int = 0) -> list[tuple[str, str, bool]]:
    return [(item.kind, str(item.due), item.missed) for item in found(*records, on=on, within=within)]


def test_of_a_child_who_has_everything_nothing_is_due() -> None:
    assert found(pupil(), TEACHER, within=100) == []


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({"guardianship": "差"}, "监护差，未立案"),
        ({"guardianship": "无人监护"}, "无人监护，未立案"),
        ({"guardians": [{**GUARD, "phone": None}]}, "家人都没有电话，未立案"),
    ],
)
def test_what_must_be_reported_stands_today_with_the_homeroom_teacher(
    fields: dict[str, Any], note: str
) -> None:
    (report,) = found(pupil(**fields, pairings=[PAIRED]), TEACHER, volunteer(), kind="report")
    assert (report.what, report.due, report.missed, report.note) == ("强制报告", ON, True, note)
    assert report.people == ("v-t",)
    case = {"opened": "2026-11-20", "kind": "监护", "level": "一般", "what": "见记录"}
    assert found(pupil(**fields, cases=[case]), kind="report") == []
    assert found(pupil(**fields, status="结束", closed_on="2026-11-20")) == []


def test_without_a_class_the_pairing_answers() -> None:
    alone = pupil(guardianship="差", school=None, pairings=[PAIRED])
    (report,) = found(alone, volunteer(clearance={"checked_on": "2026-09-01", "result": "通过"}))
    assert report.people == ("v-a",)


def cases(*opened: dict[str, Any], on: date = ON) -> list[tuple[str, str, bool, str]]:
    items = found(
        pupil(cases=[{"kind": "安全", "what": "独居", **one} for one in opened]), on=on, kind="case"
    )
    return [(item.what, str(item.due), item.missed, item.note) for item in items]


def test_every_open_case_stands_with_the_day_something_must_be_done() -> None:
    urgent = {"level": "紧急", "opened": "2026-11-19"}
    assert cases(urgent) == [("安全个案（紧急）", "2026-11-20", False, "立案1天，要上报")]
    assert cases(urgent, on=date(2026, 11, 21)) == [
        ("安全个案（紧急）", "2026-11-20", True, "立案2天，要上报")
    ]
    above = {**urgent, "escalated": [{"to": "镇儿童督导员", "date": "2026-11-20"}]}
    assert cases(above) == [("安全个案（紧急）", "2026-12-04", False, "立案1天")]
    assert cases({"level": "重点", "opened": "2026-11-06"})[0][1:3] == ("2026-11-20", False)
    assert cases({"level": "重点", "opened": "2026-11-05"})[0][1:3] == ("2026-11-19", True)
    stepped = {"level": "重点", "opened": "2026-09-01", "steps": [{"date": "2026-11-12", "what": "家访"}]}
    assert cases(stepped)[0][1:3] == ("2026-11-26", False)
    later = {"level": "一般", "opened": "2026-10-21", "steps": [{"date": "2026-11-21", "what": "家访"}]}
    assert cases(later)[0][1:3] == ("2026-11-20", False)


def test_a_case_not_yet_opened_or_closed_does_not_stand() -> None:
    assert cases({"level": "重点", "opened": "2026-11-21"}) == []
    assert cases({"level": "重点", "opened": "2026-11-01", "closed": "2026-11-20"}) == []
    assert len(cases({"level": "重点", "opened": "2026-11-01", "closed": "2026-11-21"})) == 1


def test_cases_due_the_same_day_stand_by_level() -> None:
    levels = {"一般": "2026-10-21", "重点": "2026-11-06", "紧急": "2026-11-19"}
    found_cases = cases(*({"level": level, "opened": opened} for level, opened in levels.items()))
    assert [what for what, *_ in found_cases] == ["安全个案（紧急）", "安全个案（重点）", "安全个案（一般）"]


def promised(on: date = ON, within: int = 0, by: str | None = None, **follow_up: Any) -> list[Due]:
    promise = {"due": "2026-11-20", "what": "收回协议", **follow_up}
    record = {"date": "2026-11-02", "kind": "家访", "by": by, "follow_up": promise}
    return found(
        pupil(records=[record], pairings=[PAIRED]),
        volunteer(),
        TEACHER,
        on=on,
        within=within,
        kind="follow_up",
    )


def test_a_promise_stands_from_its_day_until_it_is_kept() -> None:
    assert promised(on=date(2026, 11, 19)) == []
    (near,) = promised(on=date(2026, 11, 19), within=1)
    assert (near.what, near.missed, near.text) == ("家访后续", False, "收回协议")
    assert [item.missed for item in promised()] == [False]
    assert [item.missed for item in promised(on=date(2026, 11, 21))] == [True]
    assert promised(done="2026-11-20") == []
    assert len(promised(done="2026-11-21")) == 1
    assert promised(on=date(2026, 11, 1), within=40) == []


def test_who_took_a_promise_over_owes_it_else_who_made_it_else_who_answers_for_the_child() -> None:
    record = {
        "date": "2026-11-02",
        "kind": "家访",
        "by": "v-a",
        "follow_up": {"due": "2026-11-19", "what": "去看"},
    }
    over = {**record, "follow_up": {"due": "2026-11-19", "what": "去看", "by": ["周敏", "家长"]}}
    nobody = {**record, "by": None}
    for written, people in ((record, ("v-a",)), (over, ("v-t", "家长")), (nobody, ("v-a",))):
        (item,) = found(pupil(records=[written], pairings=[PAIRED]), volunteer(), TEACHER, kind="follow_up")
        assert item.people == people


def clearances(on: date = ON, within: int = 0, **fields: Any) -> list[tuple[str, bool, str]]:
    items = found(pupil(pairings=[PAIRED]), volunteer(**fields), on=on, within=within, kind="clearance")
    assert all(item.people == ("v-a",) and item.child is None for item in items)
    return [(str(item.due), item.missed, item.note) for item in items]


def test_clearances_near_children_lack_or_run_out() -> None:
    passed = {"checked_on": "2025-11-20", "result": "通过"}
    assert clearances() == [("2026-11-20", True, "没有查询")]
    assert clearances(clearance=passed) == [("2026-11-20", False, "将过期")]
    assert clearances(clearance=passed, on=date(2026, 11, 19)) == []
    assert clearances(clearance=passed, on=date(2026, 11, 19), within=1) == [("2026-11-20", False, "将过期")]
    assert clearances(clearance=passed, on=date(2026, 12, 1)) == [("2026-11-20", True, "已过期")]
    failed = {**passed, "result": "未通过"}
    assert clearances(clearance=failed) == [("2026-11-20", True, "未通过，立即停止接触儿童")]
    assert clearances(kind="学生") == []
    assert clearances(status="离岗", left_on="2026-11-19") == []


def test_a_name_without_an_archive_near_children_lacks_a_clearance() -> None:
    held = activity(children=["c-a"], team=[{"role": "摄影", "people": ["郑晓梅", "v-a"]}])
    items = found(pupil(), volunteer(), held, kind="clearance")
    assert {(item.people, item.note) for item in items} == {
        (("郑晓梅",), "没有档案，无从查起"),
        (("v-a",), "没有查询"),
    }


def agreements(
    *signed: dict[str, Any], on: date = ON, within: int = 0, **fields: Any
) -> list[tuple[str, bool]]:
    guardians = [{**GUARD, "delegated": one} for one in signed] or [GUARD]
    both = child(consent=CONSENT, guardians=guardians, **fields)
    return [(str(item.due), item.missed) for item in found(both, on=on, within=within, kind="agreement")]


def test_agreements_lack_or_run_out() -> None:
    assert agreements() == [("2026-11-20", True)]
    assert agreements({"signed_on": "2025-09-01"}, within=999) == []
    ends = {"signed_on": "2025-09-01", "until": "2026-11-30"}
    assert agreements(ends, within=9) == []
    assert agreements(ends, within=10) == [("2026-11-30", False)]
    assert agreements(ends, on=date(2026, 11, 30)) == [("2026-11-30", False)]
    assert agreements(ends, on=date(2026, 12, 1)) == [("2026-11-30", True)]
    assert agreements(ends, parents=[{"relation": "母亲", "situation": "在家"}], on=date(2026, 12, 1)) == []


def test_an_agreement_that_follows_at_once_runs_on() -> None:
    ends, follows = {"signed_on": "2025-09-01", "until": "2026-11-30"}, {"signed_on": "2026-12-01"}
    assert agreements(ends, follows, within=30) == []
    assert agreements(ends, {**follows, "until": "2026-12-05"}, within=30) == [("2026-12-05", False)]
    assert agreements(ends, {**follows, "signed_on": "2026-12-02"}, within=30) == [("2026-11-30", False)]


@pytest.mark.parametrize(
    ("consent", "expected"),
    [
        (None, [("2026-11-20", "没有签")]),
        ({**CONSENT, "withdrawn_on": "2026-11-10"}, [("2026-11-10", "已撤回，停止记录")]),
        ({**CONSENT, "scope": ["照片"]}, [("2026-11-20", "不含“档案”")]),
        ({**CONSENT, "signed_on": "2026-11-21"}, [("2026-11-20", "签署日期在今天以后")]),
        (CONSENT, []),
    ],
)
def test_consents_lack_or_were_withdrawn(
    consent: dict[str, Any] | None, expected: list[tuple[str, str]]
) -> None:
    items = found(pupil(consent=consent), kind="consent")
    assert [(str(item.due), item.note) for item in items] == expected
    assert all(item.missed for item in items)


AWAY = {"parents": [{"relation": "父亲", "situation": "外出务工"}, {"relation": "母亲", "situation": "在家"}]}
WINTER = term(vacation={"from": "2027-01-30", "to": "2027-02-28"})


def test_verification_and_vacation_stand_from_thirty_days_before_the_term_ends() -> None:
    both = [("verification", "2027-01-29", False), ("vacation", "2027-01-29", False)]
    assert told(pupil(**AWAY), WINTER, on=date(2026, 12, 29)) == []
    assert told(pupil(**AWAY), WINTER, on=date(2026, 12, 30)) == both
    assert told(pupil(**AWAY), WINTER, on=date(2026, 9, 1), within=150) == both
    assert told(pupil(**AWAY), WINTER, on=date(2026, 9, 1), within=149) == []
    assert told(pupil(**AWAY), WINTER, on=date(2027, 1, 29)) == both
    assert [missed for *_, missed in told(pupil(**AWAY), WINTER, on=date(2027, 1, 30))] == [True, True]
    assert told(pupil(**AWAY), WINTER, spring(), on=date(2027, 3, 1)) == []


def test_a_verification_in_the_term_and_an_entry_for_the_vacation_are_enough() -> None:
    day = date(2027, 1, 15)
    verified = [{"date": "2026-09-01", "kind": "信息核查"}]
    assert told(pupil(**AWAY, records=verified), WINTER, on=day) == [("vacation", "2027-01-29", False)]
    at_home = [{"term": "2026-2027-1", "place": "在家"}]
    assert told(pupil(**AWAY, vacations=at_home), WINTER, on=day) == [("verification", "2027-01-29", False)]
    last_year = [{"date": "2026-08-31", "kind": "信息核查"}]
    assert len(told(pupil(**AWAY, records=last_year, vacations=at_home), WINTER, on=day)) == 1
    assert told(pupil(**AWAY, records=verified), term(), on=day) == []
    assert told(pupil(), WINTER, on=day) == []


def activities(on: date = ON, **fields: Any) -> list[str]:
    items = found(activity(when={"from": "2026-11-01", "to": "2026-11-19"}, **fields), on=on, kind="activity")
    assert all(item.missed for item in items)
    return [str(item.due) for item in items]


def test_an_activity_that_is_over_has_to_be_finished() -> None:
    assert activities(status="计划") == activities(status="进行") == ["2026-11-19"]
    assert activities(status="计划", on=date(2026, 11, 19)) == []
    assert activities(status="完成") == activities(status="取消") == []
    assert activities(status="计划", term="2025-2026-2") == []


def test_an_activity_of_the_last_term_still_stands_one_of_the_term_before_does_not() -> None:
    terms = (term("2025-2026-2", begins="2026-03-01", ends="2026-07-09"), term(), spring())
    old = [
        activity(
            f"a-{id_}",
            status="计划",
            term=id_,
            when={"from": "2026-05-01"},
            team=[{"role": "总", "people": "周敏"}],
        )
        for id_ in ("2025-2026-2", "2026-2027-1")
    ]
    (item,) = found(*terms, *old, TEACHER, on=date(2027, 3, 1), kind="activity")
    assert (item.note, item.people) == ("“活动a-2026-2027-1”还是“计划”", ("v-t",))


@pytest.mark.parametrize(
    ("born", "on", "within", "day"),
    [
        ("2015-11-20", ON, 0, "2026-11-20"),
        ("2015-11-21", ON, 0, None),
        ("2015-11-21", ON, 1, "2026-11-21"),
        ("2015-11-19", ON, 363, None),
        ("2015-11-19", ON, 364, "2027-11-19"),
        ("2015-01-02", date(2026, 12, 31), 2, "2027-01-02"),
        ("2016-02-29", date(2027, 2, 28), 0, "2027-02-28"),
        ("2016-02-29", date(2028, 2, 28), 0, None),
        ("2016-02-29", date(2028, 2, 28), 1, "2028-02-29"),
    ],
)
def test_birthdays(born: str, on: date, within: int, day: str | None) -> None:
    items = found(pupil(birth_date=born), on=on, within=within, kind="birthday")
    assert [str(item.due) for item in items] == ([day] if day else [])
    assert not any(item.missed for item in items)


def test_the_day_of_birth_is_no_birthday() -> None:
    baby = pupil(birth_date="2026-11-20", registered_on="2026-11-20")
    assert found(baby, kind="birthday") == []
    assert [item.note for item in found(baby, on=date(2027, 11, 20), kind="birthday")] == ["满 1 岁"]


def test_reports_come_first_then_what_was_missed_by_its_day_then_what_is_to_come() -> None:
    records = [
        {"date": "2026-11-02", "kind": "家访", "follow_up": {"due": day, "what": "去看"}}
        for day in ("2026-11-22", "2026-11-10")
    ]
    items = found(pupil(records=records, guardianship="差", consent=None), within=5)
    assert [(item.kind, str(item.due)) for item in items] == [
        ("report", "2026-11-20"),
        ("follow_up", "2026-11-10"),
        ("consent", "2026-11-20"),
        ("follow_up", "2026-11-22"),
    ]


def test_of_some_children_only_theirs_is_told() -> None:
    everything = store(pupil("c-a", consent=None), pupil("c-b", consent=None), activity(status="计划"))
    assert {item.child for item in dues(everything, ON)} == {"c-a", "c-b", None}
    assert {item.child for item in dues(everything, ON, of=[Owner("child", "c-b")])} == {"c-b"}
    assert dues(everything, ON, of=[]) == ()


def test_however_far_one_looks_ahead_the_calendar_ends() -> None:
    assert [item.kind for item in dues(store(unit(), pupil()), date(9999, 12, 1), 10**6)] == []


def test_archives_kept_for_too_long_are_one_item_of_the_unit() -> None:
    gone = [pupil(f"c-{n}", status="毕业", closed_on=f"202{n}-11-20") for n in (2, 3, 4)]
    item = found(*gone, TEACHER, unit(privacy={"keep_years": 3}), kind="erasure")
    assert [(one.note, one.owner, one.undated) for one in item] == [
        ("2 份（liushou erase --due）", None, True)
    ]
    assert found(*gone, TEACHER, kind="erasure") == []
