"""A condition that the shell has divided at its spaces is one, wherever people are meant."""

from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run
from tests.commands.test_export import texts

from liushou.errors import Status

DIVIDED = ("学段:小学", "AND", "寄宿:是")
WHOLE = " ".join(DIVIDED)
AGAIN = "重抽同一批："
"""The line of `sample` that says the command as it was typed."""
NAMED = "c-27ysn"
"""A child at the primary school who does not board."""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("list children", ""),
        ("due", "--within 30"),
        ("verify", "--dry-run"),
        ("record", "谈心 --dry-run"),
        ("set", "备注=已核 --dry-run"),
        ("case list", ""),
        ("sample 2", "--seed 7"),
        ("survey", ""),
        ("stats", "走访率"),
        ("render child-card", ""),
        ("hand-over v-32qhs", ""),
        ("pair suggest", ""),
    ],
)
def test_unquoted_is_as_quoted(liushou: Run, sample: Path, before: str, after: str) -> None:
    def run(*condition: str) -> list[str]:
        found = liushou("-C", sample, *before.split(), *condition, *after.split(), "--on", DAY)
        assert found.status < Status.WRONG_USE, found.err
        return [line for line in (found.out + found.err).splitlines() if not line.startswith(AGAIN)]

    unquoted = run(*DIVIDED)
    assert unquoted == run(WHOLE)
    assert unquoted != run(DIVIDED[0])


def test_a_workbook_is_of_those_meant(liushou: Run, sample: Path, tmp_path: Path) -> None:
    def made(*condition: str) -> list[str]:
        file = tmp_path / "儿童.xlsx"
        found = liushou("-C", sample, "export", "roster", *condition, "--on", DAY, "-o", file)
        assert found.status == 0, found.err
        return list(texts(file))

    divided = made(*DIVIDED)
    assert divided == made(WHOLE)
    assert len(divided) < len(made(DIVIDED[0]))


def test_names_stand_beside_a_divided_condition(liushou: Run, sample: Path) -> None:
    alone = liushou("-C", sample, "list", "children", *DIVIDED, "--on", DAY, "--format", "csv").out
    more = liushou("-C", sample, "list", "children", NAMED, *DIVIDED, "--on", DAY, "--format", "csv").out
    assert set(alone.splitlines()) < set(more.splitlines())
    assert len(more.splitlines()) == len(alone.splitlines()) + 1


def test_residents_are_chosen_alike(liushou: Run, sample: Path) -> None:
    divided = ("类别:留守老人", "AND", "性别:女")
    found = liushou("-C", sample, "list", "residents", *divided, "--on", DAY)
    assert found.status == 0
    assert found == liushou("-C", sample, "list", "residents", " ".join(divided), "--on", DAY)


def test_where_nobody_is_meant_the_condition_is_told_whole(liushou: Run, sample: Path) -> None:
    found = liushou("-C", sample, "verify", "班级:五年级1班", "AND", "年龄>30", "--dry-run", "--on", DAY)
    assert found.status == 2
    assert "：班级:五年级1班 AND 年龄>30。" in found.err
