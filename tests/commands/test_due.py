"""`due` on the sample archives and on a small store."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from tests.commands.conftest import DAY, Run

from liushou.textwidth import width


def listed(liushou: Run, store: Path, *arguments: str) -> list[dict[str, Any]]:
    shown = liushou("-C", store, "due", "--on", DAY, *arguments, "--format", "json")
    assert shown.status == 0, shown.err
    found = json.loads(shown.out)
    assert isinstance(found, list)
    return found


def test_json_has_the_keys_of_the_contract(liushou: Run, small: Path) -> None:
    assert listed(liushou, small)[0] == {
        "kind": "report",
        "what": "强制报告",
        "child": "c-1",
        "resident": None,
        "volunteer": "v-1",
        "due": DAY,
        "overdue_days": 0,
        "note": "家人都没有电话，未立案",
    }
    everything = listed(liushou, small, "--within", "5")
    assert [
        (item["kind"], item["child"], item["volunteer"], item["overdue_days"]) for item in everything
    ] == [
        ("report", "c-1", "v-1", 0),
        ("clearance", None, "v-1", 0),
        ("agreement", "c-1", "v-1", 0),
        ("consent", "c-1", "v-1", 0),
        ("birthday", "c-1", "v-1", 0),
    ]


def test_days_left_are_negative(liushou: Run, small: Path) -> None:
    follow_up = "  - {date: 2026-11-02, kind: 家访, by: v-1, follow_up: {due: 2026-11-23, what: 收回协议}}\n"
    file = small / "data/children/c-1.yaml"
    file.write_text(file.read_text(encoding="utf-8") + follow_up, encoding="utf-8", newline="\n")
    assert listed(liushou, small, "--kind", "后续") == []
    (item,) = listed(liushou, small, "--kind", "follow_up", "--within", "3")
    assert (item["what"], item["due"], item["overdue_days"]) == ("家访后续", "2026-11-23", -3)
    assert item["note"] == "***"
    (item,) = listed(liushou, small, "--kind", "后续", "--within", "3", "--reveal")
    assert item["note"] == "收回协议"


def test_missed_duties_are_those_the_report_calls_overdue(
    liushou: Run, sample: Path, sample_report: dict[str, Any]
) -> None:
    on_register = {
        row["id"]
        for row in json.loads(
            liushou("-C", sample, "list", "children", "状态:在册", "--on", DAY, "--format", "json").out
        )
    }
    expected = {
        (duty["kind"], id_)
        for duty in sample_report["duties"]
        for id_ in duty["overdue"]
        if id_ in on_register
    }
    found = [item for item in listed(liushou, sample, "--kind", "职责") if item["child"]]
    assert {(item["what"], item["child"]) for item in found} == expected
    assert all(item["overdue_days"] >= 0 for item in found)
    assert len(found) == len(expected) > 0


def test_strict_ends_with_findings_only_if_something_is_overdue(liushou: Run, small: Path) -> None:
    assert liushou("-C", small, "due", "--on", DAY).status == 0
    assert liushou("-C", small, "due", "--on", DAY, "--strict").status == 1
    assert liushou("-C", small, "due", "--on", DAY, "--strict", "--kind", "生日").status == 0
    assert liushou("-C", small, "due", "--on", DAY, "--strict", "--format", "json").status == 1


def test_who_and_except(liushou: Run, sample: Path) -> None:
    everything = [item for item in listed(liushou, sample) if item["child"] or item["resident"]]
    girls = listed(liushou, sample, "性别:女")
    rest = listed(liushou, sample, "--except", "性别:女")
    assert girls
    assert rest
    assert sorted(map(str, girls + rest)) == sorted(map(str, everything))


def test_by_names_whom_it_waits_for(liushou: Run, sample: Path) -> None:
    by_id, by_name = (listed(liushou, sample, "--by", word) for word in ("v-pgql0", "尤静"))
    assert by_id == by_name
    assert by_id
    assert {item["volunteer"] for item in listed(liushou, sample, "--by", "v-vdlv2")} == {"v-vdlv2"}
    refused = liushou("-C", sample, "due", "--on", DAY, "--by", "诸葛亮")
    assert (refused.status, refused.out) == (2, "")
    assert "诸葛亮" in refused.err


def test_kind_takes_labels_keys_and_names_of_duties(liushou: Run, sample: Path) -> None:
    def kinds(word: str) -> set[tuple[str, str]]:
        return {(item["kind"], item["what"]) for item in listed(liushou, sample, "--kind", word)}

    assert kinds("谈心") == kinds("班主任谈心") == {("duty", "班主任谈心")}
    assert kinds("查询") == {("clearance", "违法犯罪记录查询")}
    assert {kind for kind, _ in kinds("个案,同意书")} == {"case", "consent"}
    refused = liushou("-C", sample, "due", "--kind", "飞行")
    assert refused.status == 2
    assert "没有“飞行”这一类" in refused.err


@pytest.mark.parametrize("per", [(), ("--per", "帮扶人员"), ("--per", "班级"), ("--per", "儿童")])
@pytest.mark.parametrize("day", [DAY, "2027-01-20"])
def test_the_table_fits_80_columns(liushou: Run, sample: Path, day: str, per: tuple[str, ...]) -> None:
    shown = liushou("-C", sample, "due", "--on", day, "--within", "14", "--reveal", *per)
    assert shown.status == 0
    assert max(width(line) for line in (shown.out + shown.err).splitlines()) <= 80


def test_the_table_has_a_part_for_each_kind_with_counts(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, "due", "--on", DAY)
    lines = shown.out.splitlines()
    assert lines[0] == "石桥镇中心小学待办　2026-11-20　2026—2027学年第一学期"
    assert lines[1] == "今天：逾期 37，未到期 5"
    assert [line for line in lines[2:] if line and not line.startswith(" ")] == [
        "个案（未到期 4）",
        "后续（逾期 7，未到期 1）",
        "职责（逾期 17）",
        "违法犯罪记录查询（逾期 3）",
        "委托照护协议（逾期 7）",
        "监护人同意书（逾期 3）",
    ]
    assert "liushou record" in shown.err
    assert "--reveal" in shown.err


def test_at_80_columns_no_word_of_a_matter_is_parted(liushou: Run, sample: Path) -> None:
    arguments = ("-C", sample, "due", "--on", DAY, "--within", "14")
    lines = [line.strip() for line in liushou(*arguments).out.splitlines()]
    assert any(line.startswith("12-03 还有13天  监护个案（紧急）  ") for line in lines)
    assert "立案4天" in lines
    assert any(
        "监护个案（紧急） 立案4天   樊大林" in line for line in liushou(*arguments[:5]).out.splitlines()
    )


def test_texts_of_care_are_shown_only_when_asked_for(liushou: Run, sample: Path) -> None:
    def unbroken(text: str) -> str:
        return "".join(text.split())

    for form in ("table", "json", "csv", "md", "ics"):
        arguments = ("-C", sample, "due", "--on", DAY, "--kind", "个案", "--format", form)
        assert "祖父住院" not in unbroken(liushou(*arguments).out)
        shown = liushou(*arguments, "--reveal")
        assert "祖父住院" in unbroken(shown.out)
        assert "--reveal" not in shown.err


def test_the_gravest_case_stands_first(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, "due", "--on", DAY, "--kind", "个案").out
    assert shown.index("（紧急）") < shown.index("（重点）") < shown.index("（一般）")


def test_under_a_person_only_the_others_are_named(liushou: Run, sample: Path) -> None:
    shown = liushou(
        "-C", sample, "due", "--on", DAY, "--kind", "家长联系", "--by", "尤静", "--per", "帮扶人员"
    ).out
    assert "尤静 v-pgql0（逾期 2）" in shown
    assert "同孔令仪" in shown


def test_children_of_one_person_share_a_line(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, "due", "--on", "2027-01-20", "--kind", "谈心").out
    assert "蒋欣怡、冉小虎" in shown


def test_what_a_duty_says_is_not_said_again(liushou: Run, sample: Path) -> None:
    arguments = ("-C", sample, "due", "--on", "2027-01-20", "--within", "10")
    kinds = {item["kind"] for item in json.loads(liushou(*arguments, "--format", "json").out)}
    assert "verification" in kinds
    assert "\n信息核查（" not in liushou(*arguments).out
    assert "信息核查 本学期" in liushou(*arguments).out
    assert "\n信息核查（" in liushou(*arguments, "--kind", "verification").out


def test_csv_has_a_line_for_each(liushou: Run, sample: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(liushou("-C", sample, "due", "--on", DAY, "--format", "csv").out)))
    found = listed(liushou, sample)
    assert [row["期限"] for row in rows] == [item["due"] for item in found]
    assert [int(row["逾期天数"]) for row in rows] == [item["overdue_days"] for item in found]


def test_markdown_is_a_table_a_kind(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, "due", "--on", DAY, "--kind", "同意书", "--format", "md").out
    assert shown.splitlines()[4:8] == [
        "## 监护人同意书（逾期 3）",
        "",
        "| 期限 | 事项 | 谁 | 负责人 |",
        "| --- | --- | --- | --- |",
    ]
    assert "| 待补 | 没有签 | 卢静怡 四年级2班 | 关海波 |" in shown


def test_a_calendar_is_written_with_an_event_for_each(liushou: Run, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "待办.ics"
    assert liushou("-C", sample, "due", "--on", DAY, "--within", "7", "-o", target).status == 0
    events = list(Calendar.from_ical(target.read_bytes()).walk("VEVENT"))
    assert len(events) == len(listed(liushou, sample, "--within", "7"))
    assert len({event["uid"] for event in events}) == len(events)
    assert all(str(event["dtstart"].dt) >= DAY for event in events)
    before = target.read_bytes()
    liushou("-C", sample, "due", "--on", DAY, "--within", "7", "-o", target)
    assert target.read_bytes() == before


def test_uids_stay_though_other_archives_change(liushou: Run, sample: Path, tmp_path: Path) -> None:
    def events(root: Path) -> set[tuple[str, str]]:
        text = liushou("-C", root, "due", "--on", DAY, "--within", "30", "--format", "ics").out
        return {(str(one["uid"]), str(one["summary"])) for one in Calendar.from_ical(text).walk("VEVENT")}

    other = tmp_path / "store"
    shutil.copytree(sample, other)
    before = events(sample)
    assert (
        liushou(
            "-C", other, "new", "child", "name=安安", "sex=男", "birth_date=2016-12-02", "--on", DAY
        ).status
        == 0
    )
    assert liushou("-C", other, "hand-over", "尤静", "--to", "孔令仪", "--on", DAY).status == 0
    assert before < events(other)


def test_a_table_is_written_to_a_text_file(liushou: Run, small: Path, tmp_path: Path) -> None:
    target = tmp_path / "待办.txt"
    shown = liushou("-C", small, "due", "--on", DAY, "-o", target)
    assert (shown.status, shown.out) == (0, "")
    assert "强制报告（逾期 1）\n  立即" in target.read_text(encoding="utf-8")


def test_nothing_due_is_said(liushou: Run, small: Path) -> None:
    shown = liushou("-C", small, "due", "--on", DAY, "--kind", "个案")
    assert shown.out.splitlines()[1] == "今天：没有"
    assert shown.err == ""


@pytest.mark.parametrize("days", ["-1", "4000", "一周"])
def test_within_is_a_sensible_number_of_days(liushou: Run, small: Path, days: str) -> None:
    refused = liushou("-C", small, "due", "--within", days)
    assert (refused.status, refused.out) == (2, "")
    assert "--within" in refused.err


def test_names_with_marks_print_as_text(liushou: Run, small: Path) -> None:
    file = small / "data/children/c-1.yaml"
    text = file.read_text(encoding="utf-8").replace("田小禾", '"[/x][red]小|*禾"')
    file.write_text(text, encoding="utf-8", newline="\n")
    assert "[/x][red]小|*禾" in liushou("-C", small, "due", "--on", DAY).out
    assert r"\[/x\]\[red\]小\|\*禾" in liushou("-C", small, "due", "--on", DAY, "--format", "md").out


def test_what_is_due_to_residents_alone_is_recorded_as_visits(liushou: Run, sample: Path) -> None:
    alone = liushou("-C", sample, "due", "--residents", "--on", DAY)
    assert "做了就记下来：liushou record 姓名 走访\n" in alone.err
    assert "case" not in alone.err
    everybody = liushou("-C", sample, "due", "--on", DAY)
    assert "liushou record 姓名 谈心；个案：liushou case step 姓名" in everybody.err
