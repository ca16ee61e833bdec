"""Settings that cannot be read are told with the place and the reason, whatever the command."""

from pathlib import Path

import pytest
from tests.commands.conftest import Run

HEAD = "format: 1\nunit: {name: 石桥小学, level: 学校}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            HEAD + "pairing: {capacity: 0}\n",
            "读不出来（pairing.capacity）：“0”应不小于 1。请用 liushou check",
        ),
        (HEAD + "pairing: {weights: {distance: 远}}\n", "（pairing.weights.distance）：“远”应为数。请用"),
        (HEAD + "scoring: {prizes: [{name: 一等奖}]}\n", "（scoring.prizes[0].amount）：缺少必填的“amount”"),
        (HEAD + "roms: []\n", "（roms）：没有“roms”这个字段；是不是“rooms”？请用"),
        ("format: 1\nunit: [\n", "读不出来（第 3 行）：这里应是一个值。请用"),
        ("\ufeff" + HEAD + "roms: []\n", "读不出来（roms）：没有“roms”这个字段"),
        ("format: 1\n", "读不出来（unit）：缺少必填的“unit”"),
    ],
)
def test_the_place_and_the_reason_are_told(liushou: Run, tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "liushou.yaml").write_text(text, encoding="utf-8", newline="\n")
    done = liushou("-C", tmp_path, "list", "children")
    assert (done.status, done.out) == (3, "")
    assert done.err.startswith("错误：liushou.yaml ")
    assert told in done.err
