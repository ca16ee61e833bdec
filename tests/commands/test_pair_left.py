"""`pair` where somebody stays without: nobody is then said to have all they need."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Self

import pytest
from tests.commands.conftest import DAY, Result, Run
from tests.commands.test_pair import pairings
from tests.commands.test_pair_page import lay_out

ALL_HAVE = "在册的留守儿童都有了"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The people of docs/结对.md."""
    return lay_out(tmp_path)


@pytest.fixture
def pair(liushou: Run, root: Path) -> Callable[..., Result]:
    return lambda *words: liushou("-C", root, "pair", *words, "--on", DAY)


class Today(date):
    """A machine's calendar that stands at DAY."""

    @classmethod
    def today(cls) -> Self:
        return cls.fromisoformat(DAY)


def changed(root: Path, id_: str, old: str, new: str) -> None:
    """One archive of the store with a text in the place of another."""
    file = root / f"data/{'children' if id_.startswith('c-') else 'volunteers'}/{id_}.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def test_where_none_can_be_placed_it_is_told_who_stays_without_and_why(
    root: Path, pair: Callable[..., Result]
) -> None:
    for id_ in ("v-zhou", "v-zheng", "v-he"):
        changed(root, id_, "2026-09-01", "2025-09-01")
    done = pair("apply")
    assert (done.status, done.out) == (0, "")
    assert ALL_HAVE not in done.err
    assert done.err.startswith("没有可以写的结对。\n\n没有合适结对人的儿童（4 名）\n")
    assert "没有列入的人（4 名）\n  违法犯罪记录查询已超过 12 个月（4 名）：\n" in done.err
    for name in ("田小禾", "李小雨", "李小雷", "吴丽"):
        assert name in done.err
    few = pair("apply", "吴丽").err
    assert few.startswith("没有可以写的结对。\n\n没有合适结对人的儿童（1 名）\n")
    assert not any(pairings(root).values())


def test_who_counts_as_provided_for_though_the_helper_is_gone_is_told(
    root: Path, pair: Callable[..., Result]
) -> None:
    assert pair("apply", "--since", "2026-10-01").status == 0
    changed(root, "v-zhou", "status: 在岗", "status: 离岗\nleft_on: 2026-11-01")
    told = (
        "1 名的结对人已离岗或不在册，先结束或移交那个结对，才能另找：\n"
        "  田小禾（c-he）：周敏（v-zhou，帮扶教师，2026-10-01 起）\n"
        "  结束：liushou pair end c-he --date 最后一天\n"
        "  移交：liushou pair end c-he --handover 新结对人\n"
    )
    assert pair("suggest").out == f"在册的留守儿童里没有可以另找结对人的。\n{told}"
    assert pair("apply").err == f"在册的留守儿童里没有可以另找结对人的。\n{told}"
    assert pair("suggest", "田小禾").out == f"所选的儿童里没有可以另找结对人的。\n{told}"
    assert "都有了" in pair("suggest", "李小雨").out
    assert pair("end", "李小雨", "--date", "2026-11-10").status == 0
    for beside in (pair("suggest"), pair("suggest", "--format", "json"), pair("apply", "--dry-run")):
        assert beside.status == 0
        assert told in beside.err
    both = pair("suggest", "田小禾", "李小雨")
    assert "不用找结对人的" not in both.err
    assert told in both.err


def test_a_pairing_with_nobody_s_id_or_with_a_peer_off_the_register_provides_for_nobody(
    root: Path, pair: Callable[..., Result]
) -> None:
    changed(
        root, "c-he", "status: 在册",
        "status: 在册\npairings: [{with: v-none, role: 帮扶教师, since: 2026-09-01},"
        " {with: c-li, role: 学习帮手, since: 2026-09-01}]",
    )  # fmt: skip
    changed(root, "c-li", "status: 在册", "status: 转出\nclosed_on: 2026-11-01")
    assert "  田小禾（c-he）：v-none（v-none，帮扶教师，2026-09-01 起）\n" in pair("suggest").err
    peers = pair("suggest", "--peers", "田小禾").out
    assert ALL_HAVE not in peers
    assert "1 名的伙伴已离岗或不在册" in peers
    assert "  田小禾（c-he）：吴丽（c-li，学习帮手，2026-09-01 起）\n" in peers


def test_who_can_take_a_child_is_judged_on_the_first_day(root: Path, pair: Callable[..., Result]) -> None:
    """A clearance that is too old by then; somebody who has joined by then."""
    for id_ in ("v-zhou", "v-he"):
        changed(root, id_, "status: 在岗", "status: 离岗\nleft_on: 2026-11-01")
    changed(root, "v-zheng", "2026-09-01", "2025-11-21")
    old = pair("apply", "--since", "2026-11-23")
    assert (old.status, old.err.split("\n")[0]) == (0, "没有可以写的结对。")
    changed(root, "v-zheng", "2025-11-21", "2026-09-01")
    changed(root, "v-zheng", "joined_on: 2024-09-01", "joined_on: 2026-11-22")
    assert pair("apply").err.startswith("没有可以写的结对。")
    assert pair("apply", "李小雨", "--since", "2026-11-23").status == 0
    assert pairings(root)["c-yu"] == ["- {with: v-zheng, role: 代理家长, since: 2026-11-23}"]


def test_a_child_whose_pairing_ends_before_the_first_day_needs_somebody(
    root: Path, pair: Callable[..., Result]
) -> None:
    assert pair("apply", "吴丽", "--since", "2026-10-01").status == 0
    assert pair("end", "吴丽", "--date", "2026-11-22").status == 0
    assert ALL_HAVE not in pair("apply", "吴丽", "--since", "2026-11-23", "--dry-run").err
    done = pair("apply", "吴丽", "--since", "2026-11-23")
    assert (done.status, len(pairings(root)["c-li"])) == (0, 2)


def test_a_first_day_too_far_ahead_is_a_slip(root: Path, pair: Callable[..., Result]) -> None:
    for since in ("2026-12-22", "2027-11-23"):
        done = pair("apply", "--since", since)
        assert (done.status, done.err.count("最多提前 31 天写好，请核对年份")) == (2, 1), done
        assert f"“{since}”比今天（2026-11-20）晚 31 天以上" in done.err
    assert not any(pairings(root).values())
    last = pair("apply", "--since", "2026-12-21")
    assert last.status == 0
    assert "LS308" not in last.err


def test_what_is_noted_names_the_day_it_is_and_not_the_first_day(pair: Callable[..., Result]) -> None:
    done = pair("apply", "吴丽", "--since", "2026-11-23", "--signed-on", "2027-11-23")
    assert done.status == 0
    assert "在今天（2026-11-20）以后" in done.err
    assert "今天（2026-11-23）" not in done.err


def test_the_next_command_begins_on_the_day_asked_for_and_quotes_the_file(
    liushou: Run, root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("liushou.commands.common.date", Today)
    file = tmp_path_factory.mktemp("meeting") / "结对 建议.csv"
    done = liushou("-C", root, "pair", "suggest", "-o", file, "--on", "2026-11-23")
    assert f'liushou pair apply --from "{file.as_posix()}" --since 2026-11-23\n' in done.err
    undated = liushou("-C", root, "pair", "suggest", "-o", file)
    assert "--since" not in undated.err
    shown = liushou("-C", root, "pair", "suggest")
    assert "写入档案：liushou pair apply\n" in shown.err
    assert "拿到会上定：liushou pair suggest -o 结对建议.xlsx\n" in shown.err


def test_two_helpers_of_one_name_are_told_apart_by_their_ids(root: Path, pair: Callable[..., Result]) -> None:
    for id_, name in (("v-wu", "吴刚"), ("v-zheng", "郑爱国")):
        changed(root, id_, f"name: {name}", "name: 何秀兰")
    shown = pair("suggest").out
    assert "何秀兰（v-zheng）" in shown
    assert "何秀兰（v-he）" in shown
    assert "何秀兰（v-wu）（教师，2025-09-01）" in shown
    assert "周敏（v-" not in shown
    assert "| 何秀兰（v-zheng） |" in pair("suggest", "--format", "md").out
    done = pair("apply")
    assert "  李小雨　何秀兰（v-zheng）（代理家长）" in done.err
    assert "  田小禾　周敏（帮扶教师）" in done.err
