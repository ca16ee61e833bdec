"""`erase` as a person uses it: what goes, what is left, what is told, and what is refused."""

import io
import json
import shutil
import sys
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run
from tests.commands.sealing import act_as, somebody

from liushou.store.index import place

CHILD = (
    "id: {id}\nname: {name}\nsex: 女\nbirth_date: 2012-11-20\nstatus: {status}\nregistered_on: 2020-09-01\n"
    "parents:\n  - {{relation: 父亲, situation: 外出务工}}\n  - {{relation: 母亲, situation: 外出务工}}\n"
    "guardians: []\n"
)
FILES = {
    "liushou.yaml": "format: 1\nunit:\n  name: 石桥小学\n  level: 学校\nprivacy:\n  keep_years: 3\n",
    "data/children/c-1.yaml": CHILD.format(id="c-1", name="田小禾", status="毕业")
    + 'closed_on: 2023-11-20\nid_number: "439900201211200027"\nsiblings: [c-2]\n'
    + "records:\n  - {date: 2022-10-10, kind: 谈心, by: v-1, note: 秘密}\n"
    + "  - {date: 2022-10-11, kind: 家访, by: v-1}\n  - {date: 2022-10-12, kind: 谈心, by: v-1}\n",
    "data/children/c-2.yaml": CHILD.format(id="c-2", name="田小苗", status="在册")
    + "siblings:\n  - c-1  # 姐姐\n  - c-3\n"
    + "pairings:\n  - {with: c-3, role: 学习帮手, since: 2025-09-01}\n"
    + "records:\n  - {date: 2026-10-10, kind: 谈心, by: v-1, note: 想念姐姐田小禾}\n",
    "data/children/c-3.yaml": CHILD.format(id="c-3", name="田小芽", status="在册")
    + "siblings: [c-2]\n"
    + "consent: {signed_on: 2025-09-01, by: 田中, scope: [档案], withdrawn_on: 2026-11-01}\n",
    "data/volunteers/v-1.yaml": (
        "id: v-1\nname: 何秀兰\nsex: 女\nkind: 教师\nstatus: 离岗\njoined_on: 2020-09-01\n"
        "left_on: 2026-10-31\n"
    ),
    "data/activities/a-1.yaml": (
        "id: a-1\ntitle: 读书会\nkind: 兴趣小组\nterm: 2026-2027-1\nstatus: 完成\nwhen: {from: 2026-10-10}\n"
        "places: [图书室]\nchildren: [c-2, c-3]\nteam:\n  - {role: 摄影, people: [何秀兰, 王校长]}\n"
        "sessions:\n  - {date: 2026-10-10, present: [c-2], absent: [{child: c-3, reason: 发烧}]}\n"
    ),
    "data/terms/2026-2027-1.yaml": (
        "id: 2026-2027-1\nbegins: 2026-09-01\nends: 2027-01-29\n"
        "awards:\n  - {title: 进步奖, date: 2026-10-01, to: [田小禾, c-2]}\n"
    ),
    "读我.txt": "田小禾的相片在柜子里\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A store in which people stand in many places."""
    for path, text in FILES.items():
        file = tmp_path / "store" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return (tmp_path / "store").resolve()


@pytest.fixture
def erase(liushou: Run, root: Path) -> Run:
    """Run `erase …` there on the sample day."""
    return lambda *words: liushou("-C", root, "erase", *words, "--on", DAY)


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(answer))


def read(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def snapshot(root: Path) -> dict[str, bytes]:
    files = (file for file in root.rglob("*") if file.is_file() and ".liushou" not in file.parts)
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def test_a_stub_with_counts_stands_in_its_place(erase: Run, root: Path) -> None:
    result = erase("c-1", "--why", "期满", "--by", "王校长", "--yes")
    assert result.status == 0
    assert not (root / "data/children/c-1.yaml").exists()
    assert read(root, "data/erased/c-1.yaml") == (
        "id: c-1\nkind: 儿童\nerased_on: 2026-11-20\nwhy: 期满\nby: 王校长\nregistered: 2020-09\n"
        "closed: 2023-11\ncounts:\n  - what: 谈心\n    count: 2\n  - what: 家访\n    count: 1\n"
    )
    assert "已删除 1 份档案：c-1（4 个文件）" in result.err


def test_who_stays_no_longer_names_the_erased(erase: Run, root: Path) -> None:
    """The sibling loses the id; the name in the awards becomes the id, so that these are still two."""
    erase("c-1", "--why", "期满", "--yes")
    assert "siblings:\n  - c-3\n" in read(root, "data/children/c-2.yaml")
    assert "to: [c-1, c-2]" in read(root, "data/terms/2026-2027-1.yaml")


def test_free_text_is_listed_by_file_and_line_and_never_changed(erase: Run, root: Path) -> None:
    result = erase("c-1", "--why", "期满", "--yes")
    assert "想念姐姐田小禾" in read(root, "data/children/c-2.yaml")
    line = 1 + read(root, "data/children/c-2.yaml").split("\n").index(
        "  - {date: 2026-10-10, kind: 谈心, by: v-1, note: 想念姐姐田小禾}"
    )
    assert f"  data/children/c-2.yaml：第 {line} 行\n  读我.txt：第 1 行\n" in result.err
    assert "terms" not in result.err.split("还提到本人")[1]


def test_messages_after_it_do_not_carry_the_name(erase: Run) -> None:
    assert "田小禾" not in erase("c-1", "--why", "期满", "--yes").err


def test_check_finds_nothing_new_and_commands_go_on(liushou: Run, erase: Run, root: Path) -> None:
    def errors() -> list[dict[str, str]]:
        found = json.loads(liushou("-C", root, "check", "--on", DAY, "--format", "json").out)
        return [one for one in found if one["severity"] == "error"]

    before = errors()
    assert erase("c-1", "c-3", "--why", "要求删除", "--even-open", "--yes").status == 0
    assert [one for one in errors() if one not in before] == []
    for words in (
        ["list", "children"], ["list", "erased"], ["show", "a-1"], ["show", "c-2"], ["report"], ["stats"],
        ["due"], ["survey"], ["show", "2026-2027-1"], ["render", "activity-summary", "a-1"],
        ["export", "roster", "-o", root.parent / "o.xlsx"],
    ):  # fmt: skip
        assert liushou("-C", root, *words, "--on", DAY).status in (0, 1), words
    assert "c-3" in liushou("-C", root, "list", "erased").out


def test_withdrawn_consent_ends_a_peer_pairing_and_the_reason_of_an_absence(erase: Run, root: Path) -> None:
    assert erase("c-3", "--why", "撤回同意", "--yes").status == 0
    assert "{with: c-3, role: 学习帮手, since: 2025-09-01, until: 2026-11-19}" in read(
        root, "data/children/c-2.yaml"
    )
    activity = read(root, "data/activities/a-1.yaml")
    assert "absent: [{child: c-3}]" in activity
    assert "children: [c-2, c-3]" in activity
    assert "why: 撤回同意" in read(root, "data/erased/c-3.yaml")
    assert "closed:" not in read(root, "data/erased/c-3.yaml")


def test_a_volunteer(erase: Run, root: Path) -> None:
    """The plain name becomes the id; what the volunteer recorded stays under the id."""
    assert erase("何秀兰", "--why", "要求删除", "--yes").status == 0
    assert "people: [v-1, 王校长]" in read(root, "data/activities/a-1.yaml")
    assert "by: v-1" in read(root, "data/children/c-2.yaml")
    assert "kind: 帮扶人员" in read(root, "data/erased/v-1.yaml")
    assert "何秀兰" not in "".join(data.decode() for data in snapshot(root).values())


def test_all_that_is_due(erase: Run, root: Path) -> None:
    """LS510 names c-1 alone; afterwards there is none."""
    result = erase("--due", "--yes")
    assert [file.stem for file in (root / "data/erased").iterdir()] == ["c-1"]
    assert "已删除 1 份档案：c-1" in result.err
    assert "没有满保存年限的档案" in erase("--due", "--yes").err


def test_a_dry_run_changes_nothing_and_shows_what_changes_elsewhere(erase: Run, root: Path) -> None:
    before = snapshot(root)
    result = erase("--due", "--dry-run")
    assert snapshot(root) == before
    assert "-  - c-1  # 姐姐\n" in result.out
    assert "秘密" not in result.out
    assert "（只是看看，没有删除：1 份档案）" in result.err


@pytest.mark.parametrize(("answer", "gone"), [("删除\n", True), ("y\n", False), ("", False)])
def test_it_asks_and_takes_one_word_alone(
    erase: Run, root: Path, monkeypatch: pytest.MonkeyPatch, answer: str, gone: bool
) -> None:
    at_a_terminal(monkeypatch, answer)
    result = erase("c-1", "--why", "期满")
    assert result.status == 0
    assert "田小禾" in result.out
    assert (root / "data/children/c-1.yaml").exists() is not gone
    assert ("没有删除。" in result.err) is not gone


REFUSED = [
    (("c-1", "--why", "期满"), "这里不是终端，没法询问，没有删除：看清楚以后加 --yes 再运行。"),
    ((), "请写明删除谁的档案，如 liushou erase c-7kq2m --why 撤回同意；或用 --due。"),
    (("c-1",), "请用 --why 写明原因：期满、撤回同意、要求删除、其他。"),
    (("--due", "c-1"), "--due 是所有满保存年限的档案，原因就是期满：不能再写是谁和 --why。"),
    (("c-2", "--why", "期满", "--yes"), "c-2 还在册，不能删除：请先销档（status=结束 closed_on=日期）。"),
    (("c-2", "--why", "其他", "--even-open", "--yes"), "c-2 还在册，不能删除"),
    (("c-2", "--why", "要求删除", "--yes"), "核实过身份和理由的，加 --even-open。"),
    (("c-2", "--why", "撤回同意", "--yes"), "c-2 的档案里没有写监护人撤回同意"),
    (("v-1", "--why", "撤回同意", "--yes"), "不是儿童档案的用 --why 要求删除。"),
    (("v-1", "--why", "期满", "--yes"), "v-1 销档（离岗）还不满 3 年，不是期满"),
    (("年级:九年级", "--why", "期满", "--yes"), "没有人符合“年级:九年级”。"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_refused_is_said_and_nothing_is_changed(
    erase: Run, root: Path, words: tuple[str, ...], said: str
) -> None:
    before = snapshot(root)
    result = erase(*words)
    assert result.status == 2
    assert said in result.err
    assert snapshot(root) == before


def test_an_open_case_has_to_be_closed_first(liushou: Run, erase: Run, root: Path) -> None:
    opened = liushou("-C", root, "case", "open", "c-3", "生活", "--what", "缺衣服", "--on", DAY)
    assert opened.status == 0, opened.err
    result = erase("c-3", "--why", "撤回同意", "--yes")
    assert result.status == 2
    assert "c-3 有没有办结的个案，不能删除" in result.err


def test_a_volunteer_with_children_has_to_hand_them_over_first(liushou: Run, sample: Path) -> None:
    result = liushou("-C", sample, "erase", "童雅琴", "--why", "要求删除", "--even-open", "--on", DAY)
    assert result.status == 2
    assert "请先移交（liushou hand-over v-mq1dl）" in result.err


def test_an_archive_that_a_merge_brings_back_is_found_and_goes_again(
    liushou: Run, erase: Run, root: Path
) -> None:
    erase("c-1", "--why", "期满", "--yes")
    stub = read(root, "data/erased/c-1.yaml")
    (root / "data/children/c-1.yaml").write_text(
        FILES["data/children/c-1.yaml"].replace("毕业", "在册").replace("closed_on: 2023-11-20\n", ""),
        encoding="utf-8",
    )
    assert "LS512" in liushou("-C", root, "check", "--on", DAY).out
    assert erase("c-1", "--why", "其他", "--yes").status == 0
    assert not (root / "data/children/c-1.yaml").exists()
    assert read(root, "data/erased/c-1.yaml") == stub


def test_the_index_goes_too(liushou: Run, erase: Run, root: Path) -> None:
    liushou("-C", root, "report", "--on", DAY)
    liushou("-C", root, "check", "--on", DAY)
    index = place.place_of(root)
    assert "田小禾".encode() in index.read_bytes()
    erase("c-1", "--why", "期满", "--yes")
    left = [file for file in (root / ".liushou").rglob("*") if file.is_file()]
    assert not any("田小禾".encode() in file.read_bytes() for file in left)


def test_every_closed_child_of_the_sample_can_be_erased(liushou: Run, sample: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(sample, tmp_path / "sample")).resolve()
    result = liushou("-C", root, "erase", "--due", "--yes", "--on", "2030-11-20")
    assert result.status == 0
    assert len(list((root / "data/erased").iterdir())) == 9
    found = liushou("-C", root, "check", "--on", DAY, "--select", "LS2,LS512")
    assert found.status == 0, found.out


def test_in_a_sealed_store_texts_are_searched_as_far_as_keys_open_them(
    liushou: Run, erase: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    me, other = somebody(tmp_path / "me.txt"), somebody(tmp_path / "other.txt")
    act_as(monkeypatch, me)
    assert liushou("-C", root, "keys", "init", other.public).status == 0
    assert liushou("-C", root, "seal", "--on", DAY).status == 0
    assert "想念姐姐" not in read(root, "data/children/c-2.yaml")
    found = erase("c-1", "--why", "期满", "--dry-run").err
    assert "  data/children/c-2.yaml：第 " in found
    assert "密封的内容，没有看里面" not in found
    act_as(monkeypatch, None)
    found = erase("c-1", "--why", "期满", "--yes").err
    assert "  data/children/c-2.yaml" not in found
    assert "个文件里有密封的内容，没有看里面。" in found
    assert read(root, "data/erased/c-1.yaml").count("count:") == 2
