"""`hand-over` as a person uses it."""

import json
import shutil
from pathlib import Path

import pytest
from tests.commands.conftest import Result, Run

DAY = "2026-11-20"
GONE, HEIR = "v-mq1dl", "v-pgql0"


@pytest.fixture
def root(sample: Path, tmp_path: Path) -> Path:
    """The sample archives, to write to."""
    return Path(shutil.copytree(sample, tmp_path / "sample")).resolve()


def hand_over(liushou: Run, root: Path, *words: str) -> Result:
    return liushou("-C", root, "hand-over", *words, "--on", DAY)


def changed(sample: Path, root: Path) -> set[str]:
    paths = (file.relative_to(sample) for file in sample.rglob("*.yaml"))
    return {path.stem for path in paths if (sample / path).read_bytes() != (root / path).read_bytes()}


def test_without_an_heir_it_lists(liushou: Run, sample: Path) -> None:
    result = hand_over(liushou, sample, "童雅琴")
    assert result.status == 0
    kinds = [line.split()[0] for line in result.out.splitlines()[2:]]
    assert kinds == ["结对", "结对", "结对", "后续", "个案", "班主任", "值班"]
    assert "收回" not in result.out
    assert "收回" in hand_over(liushou, sample, "童雅琴", "--reveal").out
    assert f"liushou hand-over {GONE} --to" in result.err


def test_the_list_as_json(liushou: Run, sample: Path) -> None:
    found = json.loads(hand_over(liushou, sample, GONE, "--format", "json").out)
    assert found["volunteer"] == GONE
    assert found["on"] == DAY
    assert {"child": "c-05dvr", "role": "代理家长", "since": "2026-09-15"} in found["pairings"]
    assert found["follow_ups"] == [{"child": "c-05dvr", "due": "2026-11-16", "what": "***"}]
    assert [case["child"] for case in found["cases"]] == ["c-rcqg3"]
    assert found["homeroom"] == "六年级1班"


def test_another_takes_over_and_check_has_no_new_errors(liushou: Run, sample: Path, root: Path) -> None:
    result = hand_over(liushou, root, GONE, "--to", HEIR)
    assert result.status == 0
    assert "已由 童雅琴 移交 尤静：结对 3、后续 1、个案 1（4 个文件）" in result.err
    assert "新班主任" in result.err
    assert "移交结对" not in result.err
    assert changed(sample, root) == {"c-05dvr", "c-5l85f", "c-rx62w", "c-rcqg3"}
    left = json.loads(hand_over(liushou, root, GONE, "--format", "json").out)
    assert left["pairings"] == left["follow_ups"] == left["cases"] == []
    taken = json.loads(hand_over(liushou, root, HEIR, "--date", "2026-11-21", "--format", "json").out)
    assert {one["child"] for one in taken["pairings"]} >= {"c-05dvr", "c-5l85f", "c-rx62w"}
    assert "超过上限" in result.err
    again = hand_over(liushou, root, GONE, "--to", HEIR)
    assert "没有结对、后续、个案要移交" in again.err


def test_the_advice_can_be_followed(liushou: Run, root: Path) -> None:
    told = hand_over(liushou, root, GONE).err
    assert 'liushou set unit "rooms[亲情室].openings[周四 16:00].duty=接手的人"' in told
    place = "rooms[亲情室].openings[周四 16:00].duty"
    assert liushou("-C", root, "set", "unit", f"{place}={HEIR}", "--on", DAY).status == 0
    assert "值班" not in hand_over(liushou, root, GONE).out


def test_some_children_go_to_one_and_some_to_another(liushou: Run, sample: Path, root: Path) -> None:
    assert hand_over(liushou, root, GONE, "蒋欣怡", "--to", HEIR, "--date", "2026-11-30").status == 0
    assert changed(sample, root) == {"c-05dvr"}
    text = (root / "data/children/c-05dvr.yaml").read_text(encoding="utf-8")
    assert f"  - {{with: {HEIR}, role: 代理家长, since: 2026-12-01}}\n" in text
    assert hand_over(liushou, root, GONE, "班级:六年级1班", "--to", "覃丽萍").status == 0
    assert changed(sample, root) == {"c-05dvr", "c-5l85f", "c-rx62w", "c-rcqg3"}


def test_a_look_writes_nothing(liushou: Run, sample: Path, root: Path) -> None:
    result = hand_over(liushou, root, GONE, "--to", HEIR, "--dry-run")
    assert f"+  - {{with: {HEIR}, role: 代理家长, since: 2026-11-21}}" in result.out
    assert changed(sample, root) == set()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("没有这人",), "帮扶人员里没有“没有这人”"),
        ((GONE, "--to", GONE), "不能移交给本人"),
        ((GONE, "--to", "吉思远"), "是学生，不能担任"),
        ((GONE, "--to", "戚光明"), "不在岗，不能接手"),
        ((GONE, "c-itn3x", "--to", HEIR), "手上没有 c-itn3x 的事"),
        ((GONE, "年级:五年级", "--to", HEIR), "手上没有符合“年级:五年级”的儿童"),
        ((GONE, "覃丽萍"), "接手的人写在 --to 后面，如 --to 覃丽萍。"),
        ((GONE, "蒋欣怡、谭梦洁", "--to", HEIR), "几个之间用空格隔开：蒋欣怡 谭梦洁。"),
    ],
)
def test_what_cannot_be_is_refused(liushou: Run, sample: Path, words: tuple[str, ...], said: str) -> None:
    result = hand_over(liushou, sample, *words)
    assert result.status == 2
    assert said in result.err
