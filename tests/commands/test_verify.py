"""`verify`: archives checked, and those still to be checked this term."""

import json
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run


@pytest.fixture(autouse=True)
def nobody_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LIUSHOU_BY", raising=False)


def test_without_anybody_those_left_are_listed(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, "verify", "--on", DAY)
    assert "还有 3 人没有核查" in shown.err
    found = json.loads(liushou("-C", sample, "verify", "--on", DAY, "--format", "json").out)
    assert found[0] == {"id": "c-ak0u0", "name": "伍思颖", "class": "六年级2班", "last": "2026-03-19"}
    assert len(liushou("-C", sample, "verify", "--on", DAY, "--format", "csv").out.splitlines()) == 4


def test_the_list_agrees_with_the_indicator(liushou: Run, sample: Path) -> None:
    listed = json.loads(liushou("-C", sample, "verify", "--on", DAY, "--format", "json").out)
    stats = json.loads(liushou("-C", sample, "stats", "信息核查率", "--on", DAY, "--format", "json").out)
    [indicator] = stats["indicators"]
    assert {one["id"] for one in listed} <= set(indicator["missing"])


def test_a_verified_archive_has_a_record_and_is_not_left(liushou: Run, small: Path) -> None:
    file = small / "data/children/c-1.yaml"
    done = liushou("-C", small, "verify", "田小禾", "--by", "v-1", "--on", DAY, "--date", "2026-11-19")
    assert done.status == 0
    assert "  - {date: 2026-11-19, kind: 信息核查, by: v-1}\n" in file.read_text(encoding="utf-8")
    assert "本学期在册儿童都已核查" in done.err
    before = file.read_bytes()
    again = liushou("-C", small, "verify", "田小禾", "--on", DAY, "--date", "2026-11-19")
    assert "2026-11-19 已经核查过" in again.err
    assert file.read_bytes() == before
    assert json.loads(liushou("-C", small, "verify", "--on", DAY, "--format", "json").out) == []


def test_a_verification_before_the_term_leaves_the_child_on_the_list(liushou: Run, small: Path) -> None:
    done = liushou("-C", small, "verify", "田小禾", "--on", DAY, "--date", "2026-08-30")
    assert "本学期还有 1 人没有核查" in done.err


def test_a_trial_writes_nothing(liushou: Run, small: Path) -> None:
    file = small / "data/children/c-1.yaml"
    before = file.read_bytes()
    shown = liushou("-C", small, "verify", "田小禾", "--on", DAY, "--dry-run")
    assert "+  - {date: 2026-11-20, kind: 信息核查}" in shown.out
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--by", "v-1"), "要写明核查了谁"),
        (("--except", "c-1"), "要写明核查了谁"),
        (("--note", "换了电话"), "要写明核查了谁"),
        (("--dry-run",), "要写明核查了谁"),
        (("c-1", "--format", "json"), "列出还没有核查的时候用"),
    ],
)
def test_what_would_be_passed_over_is_refused(
    liushou: Run, small: Path, words: tuple[str, ...], told: str
) -> None:
    done = liushou("-C", small, "verify", *words, "--on", DAY)
    assert (done.status, done.out) == (2, "")
    assert told in done.err
