"""What leaves the process that reads the archives: counts, ids and digests, no id number and no name."""

import pickle
from pathlib import Path

from liushou.stats.rollup.counting import Failed, Job, count_store
from liushou.stats.rollup.given import Given
from tests.commands.git_repository import commit, git, needs_git
from tests.stats.rollup.reports import IDS, archives
from tests.stats.summary.made import ON

KEY = b"k" * 32


def counted(root: Path, *, names: bool = False, key: bytes = KEY) -> Given:
    found = count_store(Job(str(root), None, ON, names, key))
    assert isinstance(found, Given)
    return found


def test_no_id_number_and_no_name_comes_back(tmp_path: Path) -> None:
    root = archives(tmp_path / "甲小学", {"c-a": IDS[0], "c-b": IDS[1], "c-c": None})
    sent = pickle.dumps(counted(root, names=True))
    assert not [text for text in (*IDS, "田小禾") if text.encode() in sent]
    assert b"c-a" in sent


def test_digests_tell_children_apart_and_say_nothing_without_their_key(tmp_path: Path) -> None:
    one = archives(tmp_path / "甲小学", {"c-a": IDS[0], "c-b": IDS[1]})
    other = archives(tmp_path / "乙小学", {"c-x": IDS[1]})
    (first, second), (third,) = counted(one).heads, counted(other).heads
    assert second[0] == third[0] != first[0]
    assert counted(other, key=b"j" * 32).heads[0][0] != third[0]


def test_children_without_id_number_and_those_not_there_that_day_have_none(tmp_path: Path) -> None:
    root = archives(tmp_path / "甲小学", {"c-a": IDS[0], "c-b": None, "c-c": IDS[2]})
    gone = root / "data/children/c-c.yaml"
    text = gone.read_text(encoding="utf-8").replace("status: 在册", "status: 转出\nclosed_on: 2026-10-09")
    gone.write_text(text, encoding="utf-8", newline="\n")
    found = counted(root)
    assert [id_ for _, id_ in found.heads] == ["c-a"]
    assert (found.summary.figures["heads"], found.summary.figures["population"]) == (2, 3)


@needs_git
def test_the_commit_is_told_while_all_is_committed(tmp_path: Path) -> None:
    root = archives(tmp_path / "甲小学", {"c-a": None})
    assert counted(root).summary.archives is None
    git(root, "init", "-q")
    commit(root, "2026-11-19")
    told = counted(root).summary.archives
    assert told is not None
    assert told.commit == git(root, "rev-parse", "HEAD").strip()
    archives(root, {"c-b": None})
    assert counted(root).summary.archives is None


def test_why_a_store_cannot_be_counted(tmp_path: Path) -> None:
    root = archives(tmp_path / "甲小学", {"c-a": None})
    reasons = {
        Job(str(tmp_path), None, ON, names=False, key=KEY): (None, True, False, "没有 liushou.yaml"),
        Job(str(root), "2025-2026-1", ON, names=False, key=KEY): (
            "甲小学", False, True, "没有学期 2025-2026-1 的工作计划：请先在这个单位建立",
        ),
        Job(str(root), "2026-2027-1", ON.replace(month=8), names=False, key=KEY): (
            "甲小学", False, True, "学期 2026-2027-1 到 2026-08-20 还没有开始（2026-09-01 开始）",
        ),
        Job(str(root), None, ON.replace(year=2020), names=False, key=KEY): (
            "甲小学", False, True, "到 2020-11-20 为止没有已开始的学期：请先在这个单位建立",
        ),
    }  # fmt: skip
    for job, (unit, absent, late, why) in reasons.items():
        assert count_store(job) == Failed(job.path, why, unit, absent, late)
