"""`liushou calendar`: the term day by day, on a terminal and in files."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from tests.commands.conftest import DAY, Run

from liushou.textwidth import width

KEYS = ["from", "to", "start", "end", "kind", "what", "who", "place", "activity", "conflict"]


@pytest.fixture
def busy(small: Path) -> Path:
    """The small store, with a birthday on the day, and two activities that both want Ms He."""
    for number, (title, start, end) in enumerate((("讲座", "09:00", "10:30"), ("比赛", "10:00", "11:00")), 1):
        file = small / f"data/activities/a-{number}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(
            f"id: a-{number}\ntitle: 留守儿童{title}\nkind: 讲座\nterm: 2026-2027-1\nstatus: 计划\n"
            f'when: {{from: 2026-11-26, start: "{start}", end: "{end}"}}\nplaces: [{title}场]\n'
            "volunteers: [v-1]\n",
            encoding="utf-8",
            newline="\n",
        )
    return small


def entries(liushou: Run, root: Path, *arguments: str) -> list[dict[str, Any]]:
    result = liushou("-C", root, "calendar", "--on", DAY, "--format", "json", *arguments)
    assert result.status == 0
    found = json.loads(result.out)
    assert isinstance(found, list)
    return found


def test_the_sample_term_is_read_at_80_columns(liushou: Run, sample: Path) -> None:
    result = liushou("-C", sample, "calendar", "--term", "--on", DAY)
    lines = result.out.splitlines()
    assert result.status == 0
    assert max(map(width, lines)) <= 80
    assert lines[0] == "石桥镇中心小学　2026—2027学年第一学期行事历"
    assert lines[1] == "学期 2026-09-01 至 2027-01-29，寒假至 2027-02-28"
    assert "2026年11月　核查月" in lines
    assert "  1日 周二     学期 开学" in lines
    assert "  10日 周六    调休 国庆节调休上课" in lines
    assert "  4日 周五     节日 国家宪法日" in lines
    assert "               活动 14:30–15:40 法治副校长讲座　石桥镇中心小学多功能厅　尤静" in lines


def test_today_stands_in_its_week_before_what_is_to_come(liushou: Run, sample: Path) -> None:
    lines = liushou("-C", sample, "calendar", "--term", "--on", DAY).out.splitlines()
    today = next(number for number, line in enumerate(lines) if "今天" in line)
    assert "11月20日（周五）" in lines[today]
    assert lines[today - 1] == " 第12周 11月16日至22日"
    assert lines[today + 1] == "  20日 周五    节日 世界儿童日"
    for beyond in (("--term", "last"), ("--month", "2026-12"), ("--month", "2026-10")):
        assert "今天" not in liushou("-C", sample, "calendar", *beyond, "--on", DAY).out


def test_today_after_the_last_entry_of_its_month_ends_it(liushou: Run, small: Path) -> None:
    lines = liushou("-C", small, "calendar", "--month", "2026-11", "--on", "2026-11-28").out.splitlines()
    assert "今天 11月28日" in lines[-1]


def test_conflicts_are_marked_and_told_and_are_no_failure(liushou: Run, busy: Path) -> None:
    result = liushou("-C", busy, "calendar", "--term", "--on", DAY)
    assert result.status == 0
    assert "⚠ 冲突：何秀兰 10:00–11:00 还有“留守儿童比赛”" in result.out
    assert "时间冲突 1 处，请错开或换人：" in result.err
    assert "11月26日（周四）何秀兰：" in result.err


def test_json_has_the_keys_of_the_contract(liushou: Run, busy: Path) -> None:
    found = entries(liushou, busy)
    assert all(list(each) == KEYS for each in found)
    (lecture, _) = (each for each in found if each["kind"] == "活动")
    assert lecture == {
        "from": "2026-11-26", "to": "2026-11-26", "start": "09:00", "end": "10:30", "kind": "活动",
        "what": "留守儿童讲座", "who": ["v-1"], "place": "讲座场", "activity": "a-1",
        "conflict": "何秀兰 10:00–11:00 还有“留守儿童比赛”",
    }  # fmt: skip
    (birthday,) = (each for each in found if each["kind"] == "生日")
    assert (
        birthday | {"what": "田小禾11岁生日", "who": ["c-1"], "activity": None, "conflict": None} == birthday
    )


def test_one_month_of_whichever_term_it_is_in(liushou: Run, sample: Path) -> None:
    found = entries(liushou, sample, "--month", "2026-05")
    assert {each["from"][:7] for each in found if each["kind"] not in ("职责", "活动")} == {"2026-05"}
    assert "劳动节调休上课" in [each["what"] for each in found]
    assert "防溺水、防侵害讲座" in [each["what"] for each in found]


def test_some_kinds_only_in_one_word_or_several(liushou: Run, sample: Path) -> None:
    kinds = {each["kind"] for each in entries(liushou, sample, "--only", "放假、调休", "--only", "节日")}
    assert kinds == {"放假", "调休", "节日"}


def test_what_cannot_collide_tells_of_no_conflict(liushou: Run, busy: Path) -> None:
    assert "冲突" not in liushou("-C", busy, "calendar", "--only", "生日", "--on", DAY).err
    assert "冲突" not in liushou("-C", busy, "calendar", "--month", "2026-12", "--on", DAY).err


@pytest.mark.parametrize("audience", ["superior", "public"])
def test_outsiders_see_no_birthdays_and_no_conflicts(liushou: Run, busy: Path, audience: str) -> None:
    result = liushou("-C", busy, "calendar", "--audience", audience, "--on", DAY)
    assert "田小禾" not in result.out
    assert "冲突" not in result.out + result.err
    assert "讲座" in result.out


def test_the_public_reads_no_label_of_children(liushou: Run, busy: Path, sample: Path) -> None:
    assert "留守" not in liushou("-C", busy, "calendar", "--audience", "public", "--on", DAY).out
    assert "留守" in liushou("-C", busy, "calendar", "--audience", "superior", "--on", DAY).out
    whats = [each["what"] for each in entries(liushou, sample, "--audience", "public")]
    assert not [what for what in whats if "重点" in what]
    assert "班主任谈心（10月）截止" in whats


def test_a_phone_reads_the_ics(liushou: Run, busy: Path, tmp_path: Path) -> None:
    target = tmp_path / "行事历.ics"
    assert liushou("-C", busy, "calendar", "--on", DAY, "-o", target).status == 0
    calendar = Calendar.from_ical(target.read_bytes())
    assert calendar["x-wr-calname"] == "石桥小学2026—2027学年第一学期行事历"
    summaries = [str(event["summary"]) for event in calendar.walk("VEVENT")]
    assert "⚠ 留守儿童讲座" in summaries
    assert "田小禾11岁生日" in summaries
    uids = [str(event["uid"]) for event in calendar.walk("VEVENT")]
    assert len(set(uids)) == len(uids)
    first = target.read_bytes()
    liushou("-C", busy, "calendar", "--on", DAY, "-o", target)
    assert target.read_bytes() == first


def test_no_two_events_of_the_sample_have_one_uid(liushou: Run, sample: Path) -> None:
    for term in ("current", "last"):
        result = liushou("-C", sample, "calendar", "--term", term, "--on", DAY, "--format", "ics")
        uids = [str(event["uid"]) for event in Calendar.from_ical(result.out).walk("VEVENT")]
        assert len(uids) > 50
        assert len(set(uids)) == len(uids)


def test_a_spreadsheet_reads_names(liushou: Run, busy: Path) -> None:
    lines = liushou("-C", busy, "calendar", "--on", DAY, "--format", "csv").out.splitlines()
    assert lines[0] == "开始日期,结束日期,开始,结束,类别,内容,负责人,地点,说明,冲突"
    lecture = "2026-11-26,2026-11-26,09:00,10:30,活动,留守儿童讲座,何秀兰,讲座场,,"
    assert f"{lecture}何秀兰 10:00–11:00 还有“留守儿童比赛”" in lines


def test_a_document_has_months_weeks_and_conflicts(liushou: Run, busy: Path, tmp_path: Path) -> None:
    text = liushou("-C", busy, "calendar", "--on", DAY, "--format", "md").out
    assert "石桥小学2026—2027学年第一学期关爱服务工作日程" in text
    assert "2026年11月" in text
    assert "第13周　11月23日至29日" in text
    assert "11月26日　周四" in text
    assert "时间有冲突，请错开或换人" in text
    target = tmp_path / "行事历.docx"
    assert liushou("-C", busy, "calendar", "--on", DAY, "-o", target).status == 0
    assert target.read_bytes().startswith(b"PK")


def test_render_gives_the_same_document(liushou: Run, busy: Path) -> None:
    text = liushou("-C", busy, "calendar", "--on", DAY, "--format", "md").out
    assert liushou("-C", busy, "render", "schedule", "--on", DAY).out == text
    public = liushou("-C", busy, "render", "schedule", "--audience", "public", "--on", DAY).out
    assert "田小禾" in text
    assert "田小禾" not in public


def test_a_text_file_has_80_columns_and_no_colour(liushou: Run, busy: Path, tmp_path: Path) -> None:
    target = tmp_path / "行事历.txt"
    assert liushou("-C", busy, "calendar", "--on", DAY, "-o", target).status == 0
    text = target.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert "\x1b" not in text
    assert text == liushou("-C", busy, "calendar", "--on", DAY).out


def test_nothing_of_a_terminal_gets_through(liushou: Run, busy: Path) -> None:
    file = busy / "data/activities/a-1.yaml"
    text = file.read_text(encoding="utf-8").replace("留守儿童讲座", '"讲座\\u202e反"')
    file.write_text(text, encoding="utf-8", newline="\n")
    assert "\u202e" not in liushou("-C", busy, "calendar", "--on", DAY).out


def test_a_month_without_anything_says_so(liushou: Run, small: Path) -> None:
    result = liushou("-C", small, "calendar", "--month", "2027-02", "--only", "工作", "--on", DAY)
    assert (result.status, result.err) == (0, "这段时间没有安排。\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--month", "2026-13"), "不是月份：请写成 2026-11 的样子"),
        (("--month", "十一月"), "不是月份"),
        (("--only", "开会"), "没有“开会”这一类：可用 学期、放假、调休"),
        (("--term", "2031秋"), "没有学期"),
        (("--format", "ods"), "不能输出为 ods"),
        (("--format", "docx"), "要写到文件"),
    ],
)
def test_wrong_use_is_told(liushou: Run, small: Path, arguments: tuple[str, ...], message: str) -> None:
    result = liushou("-C", small, "calendar", "--on", DAY, *arguments)
    assert (result.status, result.out) == (2, "")
    assert message in result.err


def test_before_any_term_there_is_no_calendar(liushou: Run, small: Path, tmp_path: Path) -> None:
    shutil.rmtree(small / "data/terms")
    result = liushou("-C", small, "calendar", "--on", DAY)
    assert result.status == 2
    assert "没有已开始的学期" in result.err
