"""`liushou score`: what people see of an assessment, and the awards it writes."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from tests.commands.conftest import DAY, Run
from tests.golden import agrees

from liushou.textwidth import width

GOLDEN = Path(__file__).with_name("golden")
SPRING = ("score", "--term", "2025-2026-2", "--on", DAY)


@pytest.fixture
def own(sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample that can be written to."""
    root = tmp_path / "own"
    shutil.copytree(sample, root)
    return root


def test_on_a_terminal_as_in_the_golden_file(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, *SPRING)
    assert shown.status == 0
    assert shown.err.strip() == "写进表彰：liushou score --term 2025-2026-2 --award --dry-run"
    agrees(GOLDEN / "score.txt", shown.out)


def test_json_as_in_the_golden_file(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, *SPRING, "--format", "json")
    assert shown.status == 0
    agrees(GOLDEN / "score.json", shown.out)


def test_everybody_in_json_adds_up(liushou: Run, sample: Path) -> None:
    found = json.loads(liushou("-C", sample, *SPRING, "--format", "json").out)
    points = {child["id"]: child["points"] for child in found["children"]}
    for one in found["volunteers"]:
        assert one["points"] == one["money"] == sum(part["points"] for part in one["parts"])
        assert one["points"] == sum(points[child] for child in one["children"])
    for one in found["classes"]:
        assert one["total"] == sum(points[child] for child in one["children"])
        assert one["points"] == round(one["total"] / one["number"] + 1e-9, 2)
    assert all(one["total"] == sum(part["points"] for part in one["parts"]) for one in found["teachers"])


def test_of_one_person_every_part_is_shown(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, *SPRING, "--by", "孔令仪")
    assert "孔令仪（帮扶人员）140 分，140 元" in shown.out
    assert "孔令仪（四年级1班班主任）260 ÷ 6 = 43.33 分，43.33 元" in shown.out
    assert "宋明哲（三年级1班）80 分：名次 30→24，进步6名 ×10 = 60分；没有违纪 20分" in shown.out
    assert "覃丽萍" not in shown.out
    assert liushou("-C", sample, *SPRING, "--by", "v-9y3pb").out == shown.out


def test_names_are_those_of_all(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, *SPRING, "--names")
    assert "覃丽萍（帮扶人员）170 分" in shown.out
    assert "等 12 名" not in shown.out
    assert max(width(line) for line in shown.out.splitlines()) <= 80


def test_somebody_without_a_score_is_told(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, *SPRING, "--by", "石桥镇卫生院")
    assert shown.status == 0
    assert "石桥镇卫生院（v-28c7k）在这个学期没有计分的儿童" in shown.err
    assert "温晨曦（石桥镇卫生院，2026-04-28 起结对）" in shown.out.replace("\n    ", "")
    assert "逐项" not in shown.out


def test_csv_is_a_row_each_or_a_row_a_part(liushou: Run, sample: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(liushou("-C", sample, *SPRING, "--format", "csv").out)))
    assert rows[0] == {
        "类别": "帮扶人员", "位次": "1", "编号": "v-vdlv2", "姓名": "覃丽萍", "班级": "", "儿童": "3",
        "合计": "170", "得分": "170", "金额": "170",
    }  # fmt: skip
    parts = list(
        csv.DictReader(io.StringIO(liushou("-C", sample, *SPRING, "--names", "--format", "csv").out))
    )
    for row in rows:
        whose = row["班级"] if row["类别"] == "班级" else row["姓名"]
        added = sum(
            float(part["得分"]) for part in parts if (part["类别"], part["得分者"]) == (row["类别"], whose)
        )
        assert row["类别"] == "班主任" or added == float(row["合计"])


def test_markdown(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, *SPRING, "--by", "孔令仪", "--format", "md").out
    assert shown.startswith("# 石桥镇中心小学　2025—2026学年第二学期考核\n")
    assert "| 2    | 孔令仪 | 3    | 140  | 140        |" in shown
    assert "\n- 孔令仪（帮扶人员）140 分，140 元\n  - 沈雨欣" in shown


def test_the_workbook_adds_up_and_its_prizes_tell_no_rank(liushou: Run, sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "考核.xlsx"
    assert liushou("-C", sample, *SPRING, "-o", file).status == 0
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["汇总", "明细", "奖励", "缺项"]
    summary = [row for row in book["汇总"].iter_rows(min_row=4, values_only=True) if isinstance(row[1], int)]
    parts = list(book["明细"].iter_rows(min_row=4, values_only=True))
    for whose, _, name, room, _, total, _, _ in summary:
        who = room if whose == "班级" else name
        if whose != "班主任":
            assert total == sum(row[7] for row in parts if row[:2] == (whose, who))
    money = next(row[7] for row in book["汇总"].iter_rows(values_only=True) if row[0] == "合计")
    assert round(sum(row[7] or 0 for row in summary), 2) == money
    prizes = [row for row in book["奖励"].iter_rows(values_only=True) if isinstance(row[0], int)]
    assert len(prizes) == 32
    assert "名次" not in str(list(book["奖励"].iter_rows(values_only=True)))
    assert sum(row[4] for row in prizes) == 3510


def test_before_the_marks_are_there_it_is_said(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, "score", "--on", DAY)
    assert shown.status == 0
    assert "学期到 2027-01-29 才结束，这是到 2026-11-20 为止的得分" in shown.err
    assert "2026秋还没有名次：先导入期末成绩（liushou import 成绩.xlsx --term 2026秋）" in shown.err


def test_without_scoring_in_the_settings_it_is_said(liushou: Run, small: Path) -> None:
    shown = liushou("-C", small, "score", "--on", DAY)
    assert "liushou.yaml 里没有写 scoring，用的是常用的分值" in shown.out.replace("\n", "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--best", "3"], "要同 --award 一起写"),
        (["--dry-run"], "要同 --award 一起写"),
        (["--award", "--names"], "不能同 --by、--names、--format、-o 一起用"),
        (["--award", "--at", "HEAD"], "不能同 --at 一起用"),
        (["--award", "--best", "三"], "请写前几位"),
        (["--award", "--best", "0"], "请写前几位"),
        (["--award", "--best", "家长=3"], "可用 帮扶人员、班主任、班级"),
        (["--award", "--best", "3", "--title", "爱心使者"], "请写成 帮扶人员=爱心使者"),
        (["--award", "--title", "班级=先进班"], "请加 --best 班级=3"),
        (["--award", "--best", "3", "--title", "班级=一等奖"], "“一等奖”这个称号用了两次"),
        (["--award", "--date", "昨天"], "不是日期"),
        (["--award", "--date", "2026-03-01"], "2026-03-01 在2026春开始（2026-03-02）以前"),
        (["--term", "2026秋", "--award", "--best", "3"], "没有人得奖，所评的也没有得分"),
        (["--by", "无名氏"], "帮扶人员里没有“无名氏”"),
        (["--format", "docx"], "不能输出为 docx"),
        (["--term", "2026秋", "--award"], "没有可写的表彰"),
    ],
)
def test_wrong_use_is_refused(liushou: Run, sample: Path, words: list[str], told: str) -> None:
    before = (sample / "data/terms/2025-2026-2.yaml").read_bytes()
    result = liushou("-C", sample, *SPRING, *words)
    assert (result.status, result.out) == (2, "")
    assert told in result.err
    assert (sample / "data/terms/2025-2026-2.yaml").read_bytes() == before


def awards(root: Path) -> str:
    text = (root / "data/terms/2025-2026-2.yaml").read_text(encoding="utf-8")
    return text.partition("awards:\n")[2].partition("donations:\n")[0]


def test_awards_stand_by_date_and_change_nothing_else(liushou: Run, own: Path) -> None:
    file = own / "data/terms/2025-2026-2.yaml"
    before = file.read_text(encoding="utf-8").splitlines()
    done = liushou(
        "-C", own, *SPRING, "--award", "--best", "帮扶人员=2", "--best", "班级=3", "--date", "2026-07-01"
    )
    assert done.status == 0
    assert (
        "一等奖 1 名、二等奖 9 名、三等奖 10 名、进步奖 12 名、优秀帮扶人员 2 名、先进班级 4 个" in done.err
    )
    assert "“先进班级”最后一位得分相同，都写上了，共 4 个" in done.err
    assert "“优秀帮扶人员”最后" not in done.err
    after = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line in before] == before
    text = awards(own)
    assert text.startswith("  - {title: 一等奖, date: 2026-07-01, to: [c-5l85f]}\n")
    assert "to: [六年级1班, 四年级2班, 四年级1班, 五年级1班]" in text
    second = text.partition("二等奖")[2].partition("title")[0]
    assert re.findall("c-[a-z0-9]+", second) == [
        "c-9wkbc", "c-s9wr3", "c-7j6jl", "c-v12f4", "c-mdz95", "c-kc6z4", "c-rx62w", "c-r0vvy", "c-f22tr",
    ]  # fmt: skip
    assert text.index("先进班级") < text.index("优秀帮扶人,")


def test_the_same_awards_are_not_written_twice(liushou: Run, own: Path) -> None:
    words = (*SPRING, "--award", "--best", "班主任=1", "--date", "2026-07-10")
    assert liushou("-C", own, *words).status == 0
    text = awards(own)
    second = liushou("-C", own, *SPRING, "--award", "--best", "班主任=1", "--date", "2026-07-11")
    assert second.status == 0
    assert "已经有了，没有再写：“一等奖”（2026-07-10，谭梦洁）" in second.err
    assert awards(own) == text


def test_awards_of_the_same_title_for_others_are_asked_about(liushou: Run, own: Path) -> None:
    assert liushou("-C", own, *SPRING, "--award", "--best", "班主任=1").status == 0
    text = awards(own)
    refused = liushou("-C", own, *SPRING, "--award", "--best", "班主任=2")
    assert refused.status == 2
    assert "“优秀班主任”（2026-11-20，童雅琴）" in refused.err
    assert "data/terms/2025-2026-2.yaml 的 awards 里删去" in refused.err
    assert awards(own) == text
    assert liushou("-C", own, *SPRING, "--award", "--best", "班主任=2", "--again").status == 0
    assert awards(own).count("优秀班主任") == 2
    assert awards(own).count("一等奖") == 1


def test_nobody_without_points_is_among_the_best(liushou: Run, own: Path) -> None:
    assert liushou("-C", own, *SPRING, "--award", "--best", "99").status == 0
    text = awards(own)
    assert "v-mq1dl" in text
    assert "v-6gh47" not in text
    assert "一年级1班" not in text


def test_a_dry_run_shows_the_difference_and_writes_nothing(liushou: Run, own: Path) -> None:
    text = awards(own)
    shown = liushou("-C", own, *SPRING, "--award", "--best", "1", "--title", "帮扶人员=爱心使者", "--dry-run")
    assert shown.status == 0
    assert "+  - {title: 爱心使者, date: 2026-11-20, to: [v-vdlv2]}" in shown.out
    assert awards(own) == text


def test_the_list_of_honours_has_names_and_no_ranks_or_money(liushou: Run, own: Path) -> None:
    assert liushou("-C", own, *SPRING, "--award", "--best", "2", "--date", "2026-07-10").status == 0
    words = ("render", "award-list", "2025-2026-2", "--on", DAY)
    assert "五年级1班：谭某。" in liushou("-C", own, *words).out
    shown = liushou("-C", own, *words, "--audience", "internal").out
    assert "五年级1班：谭梦洁。" in shown
    assert "优秀班主任（2名）" in shown
    for word in ("名次", "元", "进步 ", "得分"):
        assert word not in shown
    assert liushou("-C", own, "check", "data/terms", "--on", DAY).status == 0


def test_without_prizes_it_is_said_where_they_are_written(liushou: Run, own: Path) -> None:
    settings = own / "liushou.yaml"
    text = settings.read_text(encoding="utf-8")
    kept = text[: text.index("  prizes:")] + text[text.index("privacy:") :]
    settings.write_text(kept, encoding="utf-8", newline="\n")
    done = liushou("-C", own, *SPRING, "--award")
    assert done.status == 2
    assert "没有可写的表彰：liushou.yaml 的 scoring 里没有写奖项（prizes）。" in done.err
    assert "请加 --best 3" in done.err
