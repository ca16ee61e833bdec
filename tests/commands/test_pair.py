"""`pair` as a person uses it: looked at, agreed on, written, ended."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import DAY, Result, Run
from tests.commands.git_repository import commit, needs_git, plain_git
from tests.commands.marked_store import secrets, write_marked
from tests.commands.test_pair_page import lay_out

NEXT = "2026-11-23"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The people of docs/结对.md."""
    return lay_out(tmp_path)


@pytest.fixture
def pair(liushou: Run, root: Path) -> Callable[..., Result]:
    return lambda *words: liushou("-C", root, "pair", *words, "--on", DAY)


def suggested(liushou: Run, root: Path, *words: str) -> dict[str, Any]:
    done = liushou("-C", root, "pair", "suggest", *words, "--format", "json", "--on", DAY)
    assert done.status == 0, done.err
    found = json.loads(done.out)
    assert isinstance(found, dict)
    return found


def pairings(root: Path) -> dict[str, list[str]]:
    """The lines of pairings in every archive, by child."""
    files = sorted((root / "data/children").glob("*.yaml"))
    lines = {file.stem: file.read_text(encoding="utf-8").splitlines() for file in files}
    return {id_: [one.strip() for one in text if "{with:" in one] for id_, text in lines.items()}


def written(found: dict[str, Any], since: str) -> dict[str, list[str]]:
    return {
        one["child"]: [f"- {{with: {one['with']}, role: {one['role']}, since: {since}}}"]
        for one in found["pairs"]
    }


def test_json_adds_up(liushou: Run, root: Path, sample: Path) -> None:
    for store, words in ((root, ()), (sample, ()), (sample, ("--peers",))):
        found = suggested(liushou, store, *words)
        assert found["pairs"]
        assert found["peers"] is bool(words)
        for one in found["pairs"]:
            assert one["cost"] == pytest.approx(sum(part["cost"] for part in one["parts"]))
            assert one["reasons"] == [part["text"] for part in one["parts"]]
        assert found["total_cost"] == pytest.approx(sum(one["cost"] for one in found["pairs"]))


def test_apply_writes_what_suggest_showed(liushou: Run, root: Path, pair: Callable[..., Result]) -> None:
    found = suggested(liushou, root)
    dry = pair("apply", "--since", NEXT, "--dry-run")
    assert dry.out.count("+  - {with:") == len(found["pairs"])
    assert not any(pairings(root).values())
    done = pair("apply", "--since", NEXT)
    assert (done.status, done.out) == (0, "")
    assert "已写入结对 4 对，2026-11-23 起" in done.err
    assert "liushou render pledge v-zhou v-zheng v-he -o 承诺书.docx --on 2026-11-23" in done.err
    assert pairings(root) == written(found, NEXT)
    again = pair("apply", "--since", NEXT)
    assert (again.status, again.err) == (0, "没有要找结对人的儿童：在册的留守儿童都有了。\n")
    assert pairings(root) == written(found, NEXT)


def test_what_comes_next_looks_at_the_first_day_where_it_is_still_to_come(
    liushou: Run, root: Path, pair: Callable[..., Result], tmp_path: Path
) -> None:
    """A pledge of today would not name the children from Monday on."""
    pair("apply", "--since", NEXT)
    target = tmp_path / "承诺书.md"
    line = ("-C", root, "render", "pledge", "v-zheng", "-o", target, "--allow-missing")
    for on, named in ((DAY, False), (NEXT, True)):
        assert liushou(*line, "--on", on).status == 0
        assert ("李小雨" in target.read_text(encoding="utf-8")) is named
    handed = pair("end", "李小雨", "--handover", "何秀兰", "--date", "2026-11-30")
    assert "liushou render pledge v-he -o 承诺书.docx --on 2026-12-01" in handed.err
    assert "--on" not in pair("apply", "--since", "2026-11-20", "--peers").err


def test_naming_children_changes_nobody_s_helper(
    liushou: Run, root: Path, pair: Callable[..., Result]
) -> None:
    whole = written(suggested(liushou, root), DAY)
    for words, left in (
        (("年级:五年级",), {"c-he", "c-yu"}),
        (("田小禾", "年级:六年级"), {"c-he", "c-li"}),
        (("--except", "田小禾"), {"c-yu", "c-lei", "c-li"}),
    ):
        part = suggested(liushou, root, *words)
        assert written(part, DAY) == {id_: whole[id_] for id_ in left}
    assert pair("apply", "年级:五年级").status == 0
    assert {id_ for id_, lines in pairings(root).items() if lines} == {"c-he", "c-yu"}
    assert pair("apply").status == 0
    assert {id_: lines for id_, lines in pairings(root).items() if id_ in ("c-he", "c-yu")} == {
        id_: whole[id_] for id_ in ("c-he", "c-yu")
    }


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "json"])
def test_a_file_taken_to_the_meeting_comes_back(
    liushou: Run,
    root: Path,
    pair: Callable[..., Result],
    tmp_path_factory: pytest.TempPathFactory,
    suffix: str,
) -> None:
    found = suggested(liushou, root)
    file = tmp_path_factory.mktemp("meeting") / f"建议.{suffix}"
    out = pair("suggest", "-o", str(file))
    assert f"写入档案：liushou pair apply --from {file}" in out.err
    assert "4 名儿童，结对 4 名；5 个名额；总代价 20" in out.err
    done = pair("apply", "--from", str(file))
    assert done.status == 0, done.err
    assert pairings(root) == written(found, DAY)
    again = pair("apply", "--from", str(file))
    assert again.status == 0
    assert "已经在结对、不用再写的：\n  田小禾　周敏（帮扶教师）" in again.err
    assert "没有要改的" in again.err


def test_what_the_meeting_changed_is_written(root: Path, pair: Callable[..., Result], tmp_path: Path) -> None:
    file = tmp_path / "建议.csv"
    pair("suggest", "-o", str(file))
    with file.open(encoding="utf-8-sig", newline="") as text:
        heads, *rows = csv.reader(text)
    place = {head: column for column, head in enumerate(heads)}
    kept = [row for row in rows if row[place["儿童"]] != "李小雷"]
    for row in kept:
        if row[place["儿童"]] == "吴丽":
            row[place["意见"]] = "不同意"
        if row[place["儿童"]] == "李小雨":
            row[place["结对人编号"]], row[place["结对人"]], row[place["结对身份"]] = "", "何秀兰", ""
    with file.open("w", encoding="gbk", newline="") as text:
        csv.writer(text).writerows([heads, *kept])
    done = pair("apply", "--from", str(file), "--signed-on", DAY)
    assert "不同意的 1 名，不写：吴丽" in done.err
    assert pairings(root) == {
        "c-he": ["- {with: v-zhou, role: 帮扶教师, since: 2026-11-20, signed_on: 2026-11-20}"],
        "c-lei": [],
        "c-li": [],
        "c-yu": ["- {with: v-he, role: 干部包联, since: 2026-11-20, signed_on: 2026-11-20}"],
    }


def test_of_a_file_some_children_can_be_chosen(
    root: Path, pair: Callable[..., Result], tmp_path: Path
) -> None:
    file = tmp_path / "建议.json"
    pair("suggest", "-o", str(file))
    assert pair("apply", "吴丽", "--from", str(file)).status == 0
    assert {id_ for id_, lines in pairings(root).items() if lines} == {"c-li"}


def test_who_is_no_left_behind_child_is_paired_when_named(liushou: Run, root: Path) -> None:
    file = root / "data/children/c-li.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("外出务工", "在家"), encoding="utf-8", newline="\n"
    )
    assert "c-li" not in written(suggested(liushou, root), DAY)
    assert set(written(suggested(liushou, root, "吴丽"), DAY)) == {"c-li"}
    assert suggested(liushou, root, "年级:六年级")["pairs"] == []


def test_who_has_somebody_is_told_with_whom(liushou: Run, root: Path, pair: Callable[..., Result]) -> None:
    pair("apply", "--since", NEXT, "田小禾")
    (other,) = pairings(root)["c-he"]
    helper = other.split("with: ")[1].split(",")[0]
    for words in (("田小禾",), ("c-he", "--format", "table")):
        done = pair("suggest", *words)
        assert done.status == 0
        assert "所选的儿童没有要找结对人的" in done.out
        assert f"  田小禾（c-he）：{helper_name(root, helper)}（{helper}，" in done.out
        assert "2026-11-23 起）\n" in done.out
    assert f"（{helper}，" in pair("apply", "田小禾").err
    both = pair("suggest", "田小禾", "吴丽")
    assert "吴丽" in both.out
    assert f"不用找结对人的：\n  田小禾（c-he）：{helper_name(root, helper)}（{helper}，" in both.err
    assert "不用找" not in pair("suggest", "吴丽").err
    assert "不用找" not in pair("suggest", "年级:五年级").err
    assert "不用找" not in pair("suggest", "--peers", "田小禾").err
    file = root / "data/children/c-he.yaml"
    text = file.read_text(encoding="utf-8").replace("status: 在册", "status: 转出\nclosed_on: 2026-11-20")
    file.write_text(text, encoding="utf-8", newline="\n")
    assert "  田小禾（c-he）：2026-11-20 不在册\n" in pair("suggest", "田小禾").out


def helper_name(root: Path, id_: str) -> str:
    text = (root / f"data/volunteers/{id_}.yaml").read_text(encoding="utf-8")
    return text.split("name: ")[1].split("\n")[0]


def test_who_is_no_child_is_told_where_the_helper_is_written(root: Path, pair: Callable[..., Result]) -> None:
    folder = root / "data/residents"
    folder.mkdir()
    (folder / "r-shi.yaml").write_text(
        "id: r-shi\nname: 石有根\nsex: 男\nbirth_date: 1951-03-08\nkind: 留守老人\nstatus: 在册\n"
        "registered_on: 2026-09-01\naddress: {village: 朝阳村}\n",
        encoding="utf-8",
        newline="\n",
    )
    for words in (
        ("suggest", "石有根"),
        ("apply", "r-shi"),
        ("end", "石有根"),
        ("suggest", "--peers", "r-shi"),
    ):
        done = pair(*words)
        assert (done.status, done.out) == (2, "")
        assert "石有根（r-shi）是留守老人，不是儿童：帮扶人写在本人的档案里" in done.err
        assert 'liushou set r-shi "helpers[+]={with: 帮扶人员编号, since: 2026-11-20}"' in done.err
    assert pair("suggest", "村:朝阳村").status == 0


def test_one_helper_or_one_role(liushou: Run, root: Path) -> None:
    found = suggested(liushou, root, "--with", "郑爱国", "--role", "志愿者")
    assert {(one["with"], one["role"]) for one in found["pairs"]} == {("v-zheng", "志愿者")}
    assert [one["child"] for one in found["unpaired"]] == ["c-he", "c-li"]
    by_filter = suggested(liushou, root, "--with", "身份:教师")
    assert {one["with"] for one in by_filter["pairs"]} == {"v-zhou"}


def test_peers(liushou: Run, root: Path, pair: Callable[..., Result]) -> None:
    found = suggested(liushou, root, "--peers")
    done = pair("apply", "--peers")
    assert done.status == 0
    assert "liushou render peer-card" in done.err
    assert {id_: lines for id_, lines in pairings(root).items() if lines} == written(found, DAY)
    assert pair("suggest", "--peers").out == "没有要找伙伴的儿童：在册的留守儿童都有了。\n"


def test_of_many_pairs_the_next_command_names_some_and_says_so(
    liushou: Run, sample: Path, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(sample, tmp_path / "sample"))
    done = liushou("-C", root, "pair", "apply", "--peers", "--on", DAY)
    cards = next(line for line in done.err.splitlines() if "render peer-card" in line)
    assert sum(word.startswith("c-") for word in cards.split()) == 8
    assert "（只写了前 8 名，共 10 名，其余照样写）" in done.err


def test_other_formats(liushou: Run, root: Path, pair: Callable[..., Result], tmp_path: Path) -> None:
    shown = pair("suggest", "--format", "md").out
    assert shown.startswith("# 石桥镇中心小学留守儿童结对建议（2026-11-20）\n")
    assert "| 同村（朝阳村）；与李小雨（姐弟）同一人；" in shown
    file = tmp_path / "建议.txt"
    done = pair("suggest", "-o", str(file))
    assert "apply --from" not in done.err
    assert "田小禾  五年级1班" in file.read_text(encoding="utf-8")


def test_the_ways_of_asking_that_make_no_sense(
    root: Path, pair: Callable[..., Result], tmp_path: Path
) -> None:
    file = tmp_path / "建议.json"
    pair("suggest", "-o", str(file))
    for words, told in (
        (("suggest", "--role", "师傅"), "“师傅”不是结对身份"),
        (("suggest", "--role", "学习帮手"), "请加上 --peers"),
        (("suggest", "--peers", "--role", "代理家长"), "请去掉 --peers"),
        (("suggest", "--with", "何秀英"), "没有“何秀英”"),
        (("suggest", "--with", "身份:家长"), "没有符合“身份:家长”的帮扶人员"),
        (("suggest", "王五"), "没有“王五”"),
        (("suggest", "班级:五年级9班"), "没有符合“班级:五年级9班”的儿童。"),
        (("apply", "年级:五年级", "--except", "年级:五年级"), "的儿童（已除去“年级:五年级”）"),
        (("apply", "班级:五年级9班", "--from", str(file)), "没有符合“班级:五年级9班”的儿童。"),
        (("suggest", "--format", "docx"), "不能输出为 docx"),
        (("suggest", "--format", "xlsx"), "请用 -o 指定文件名"),
        (("apply", "--from", str(file), "--peers"), "--peers 不用写"),
        (("apply", "--from", "没有.xlsx"), "没有“没有.xlsx”这个文件"),
        (("apply", "--since", "明天"), "不是日期"),
        (("end", "田小禾"), "2026-11-20 那天没有结对，没有写入任何文件：田小禾（c-he）"),
        (("end", "年级:五年级"), "所选的儿童没有结对的"),
        (("end", "年级:五年级", "--with", "何秀兰"), "没有和“何秀兰”结对的"),
        (("end", "田小禾", "--handover", "没有"), "没有“没有”"),
    ):
        done = pair(*words)
        assert (done.status, told in done.err) == (2, True), (words, done)
    assert not any(pairings(root).values())


def test_what_does_not_hold_any_more_stops_everything(
    root: Path, pair: Callable[..., Result], tmp_path: Path
) -> None:
    file = tmp_path / "建议.json"
    pair("suggest", "-o", str(file))
    helper = root / "data/volunteers/v-he.yaml"
    helper.write_text(
        helper.read_text(encoding="utf-8").replace("status: 在岗", "status: 离岗\nleft_on: 2026-11-01"),
        encoding="utf-8", newline="\n",
    )  # fmt: skip
    done = pair("apply", "--from", str(file))
    assert done.status == 2
    assert "吴丽（c-li）与何秀兰（v-he）：已离岗（2026-11-01）" in done.err
    assert not any(pairings(root).values())


def test_a_pairing_ends_and_says_what_came_of_it(
    liushou: Run, root: Path, pair: Callable[..., Result], piped: Callable[[bytes], None]
) -> None:
    pair("apply")
    piped("数学及格了\n".encode())
    done = pair("end", "田小禾", "--date", "2026-11-30", "--feedback", "-")
    assert done.status == 0
    assert "已结束结对：田小禾与周敏，到 2026-11-30 为止" in done.err
    assert "另找一位：liushou pair suggest c-he --on 2026-12-01" in done.err
    assert "及格" not in done.err
    assert pairings(root)["c-he"] == [
        "- {with: v-zhou, role: 帮扶教师, since: 2026-11-20, until: 2026-11-30, feedback: 数学及格了}"
    ]
    shown = pair("end", "吴丽", "--feedback", "懂事了", "--dry-run")
    assert "懂事" not in shown.out
    assert "懂事了" in pair("end", "吴丽", "--feedback", "懂事了", "--dry-run", "--reveal").out


def test_peers_end_on_either_side_and_of_several_one_is_named(
    root: Path, pair: Callable[..., Result]
) -> None:
    pair("apply")
    pair("apply", "--peers")
    owner = next(id_ for id_, lines in pairings(root).items() if any("伙伴" in line for line in lines))
    (line,) = (line for line in pairings(root)[owner] if "伙伴" in line)
    other = line.partition("{with: ")[2].partition(",")[0]
    unclear = pair("end", other)
    assert unclear.status == 2
    assert "有几个结对，请用 --with 写明结束和谁的" in unclear.err
    assert pair("end", other, "--with", owner).status == 0
    (line,) = (line for line in pairings(root)[owner] if "伙伴" in line)
    assert "until: 2026-11-20" in line


def test_a_past_day_does_not_choose_among_those_whom_the_child_is_paired_with(
    root: Path, pair: Callable[..., Result]
) -> None:
    assert pair("apply", "--since", "2026-10-01").status == 0
    assert pair("apply", "--peers", "--since", "2026-11-10").status == 0
    unclear = pair("end", "李小雨", "--date", "2026-11-01")
    assert unclear.status == 2
    assert "有几个结对，请用 --with 写明结束和谁的" in unclear.err
    assert "郑爱国（v-zheng，代理家长，2026-10-01 起）" in unclear.err
    assert "伙伴，2026-11-10 起）" in unclear.err
    assert pair("end", "李小雨", "--with", "郑爱国", "--date", "2026-11-01").status == 0
    late = pair("end", "李小雨", "--date", "2026-11-05")
    assert "2026-11-10 起）：那天还没有开始" in late.err


def test_a_pairing_is_handed_over(root: Path, pair: Callable[..., Result]) -> None:
    assert "没有可以移交的结对" in pair("end", "李小雨", "--handover", "郑爱国").err
    pair("apply")
    pair("apply", "--peers")
    done = pair("end", "田小禾", "--handover", "何秀兰", "--date", "2026-11-30")
    assert done.status == 0, done.err
    assert "已由 周敏 移交 何秀兰：田小禾，周敏到 2026-11-30 为止" in done.err
    assert "- {with: v-he, role: 帮扶教师, since: 2026-12-01}" in pairings(root)["c-he"]
    early = pair("end", "李小雨", "--handover", "何秀兰", "--date", "2026-11-01")
    assert "李小雨与郑爱国（v-zheng，代理家长，2026-11-20 起）：那天还没有开始" in early.err


def test_the_sample_is_paired_without_new_findings(liushou: Run, sample: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(sample, tmp_path / "sample"))
    before = json.loads(liushou("-C", root, "check", "--format", "json", "--on", DAY).out)
    for words in ((), ("--peers",)):
        assert liushou("-C", root, "pair", "apply", *words, "--on", DAY).status == 0
    after = json.loads(liushou("-C", root, "check", "--format", "json", "--on", DAY).out)
    assert len(after) == len(before)
    assert (
        json.loads(liushou("-C", root, "pair", "suggest", "--format", "json", "--on", DAY).out)["pairs"] == []
    )
    rate = json.loads(liushou("-C", root, "stats", "结对帮扶率", "--format", "json", "--on", DAY).out)
    assert rate["indicators"][0]["missing"] == []


def test_the_next_command_is_the_same_question(root: Path, pair: Callable[..., Result]) -> None:
    done = pair(
        "suggest", "年级:五年级 OR 年级:六年级", "--except", "田小禾", "--with", "郑爱国", "--role", "志愿者"
    )
    same = '"年级:五年级 OR 年级:六年级" --except 田小禾 --with 郑爱国 --role 志愿者'
    assert f"写入档案：liushou pair apply {same} --since {DAY}\n" in done.err
    assert f"拿到会上定：liushou pair suggest {same} -o 结对建议.xlsx --on {DAY}\n" in done.err
    assert f"写入档案：liushou pair apply --peers --since {DAY}\n" in pair("suggest", "--peers").err


def test_of_a_few_children_it_matters_who_was_passed_over_where_one_stays_without(
    root: Path, pair: Callable[..., Result]
) -> None:
    assert "没有列入的人（1 名）" in pair("suggest").out
    assert "没有列入的人" not in pair("suggest", "田小禾").out
    helper = root / "data/volunteers/v-zhou.yaml"
    helper.write_text(
        helper.read_text(encoding="utf-8").replace("2026-09-01", "2025-09-01"), encoding="utf-8"
    )
    assert "周敏（教师，2025-09-01）" in pair("suggest", "田小禾", "--with", "周敏").out


@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
@pytest.mark.parametrize("peers", [(), ("--peers",)])
def test_no_phone_note_or_address_is_in_a_suggestion(
    liushou: Run, tmp_path: Path, form: str, peers: tuple[str, ...]
) -> None:
    write_marked(tmp_path)
    assert liushou("-C", tmp_path, "pair", "end", "c-1", "--date", "2026-11-01", "--on", DAY).status == 0
    done = liushou("-C", tmp_path, "pair", "suggest", *peers, "--format", form, "--on", DAY)
    assert done.status == 0
    if not peers:
        assert "同班" in done.out
    assert [value for value in secrets(tmp_path) if value in done.out + done.err] == []


@needs_git
def test_a_suggestion_as_it_would_have_been(
    liushou: Run, root: Path, pair: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain_git(monkeypatch)
    commit(root, DAY)
    then = suggested(liushou, root)
    assert pair("apply").status == 0
    assert suggested(liushou, root, "--at", "HEAD") == then
    assert "写入档案" not in pair("suggest", "--at", "HEAD").err


def test_who_is_not_in_the_file_is_said_to_be_missing(
    root: Path, pair: Callable[..., Result], tmp_path: Path
) -> None:
    file = tmp_path / "建议.csv"
    pair("suggest", "李小雷", "-o", str(file))
    other = pair("apply", "吴丽", "--from", str(file))
    assert (other.status, other.err) == (0, "没有要写的结对：文件里所选的儿童没有要写的行。\n")
    heads = file.read_text(encoding="utf-8-sig").splitlines()[0]
    file.write_text(heads, encoding="utf-8", newline="\n")
    assert pair("apply", "--from", str(file)).err == "没有要写的结对：文件里没有要写的行。\n"
    assert not any(pairings(root).values())


def test_without_children_nobody_is_said_to_have_a_helper(
    liushou: Run, root: Path, pair: Callable[..., Result]
) -> None:
    early = liushou("-C", root, "pair", "suggest", "--on", "2001-01-01")
    assert (early.status, early.out) == (0, "2001-01-01 没有在册的留守儿童。\n")
    for file in (root / "data/children").iterdir():
        file.unlink()
    for words in (("apply",), ("apply", "--peers")):
        assert pair(*words).err == f"{DAY} 没有在册的留守儿童。\n"
