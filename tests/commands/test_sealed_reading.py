"""A sealed store reads as one that is not: all figures the same without keys, everything with them."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import DAY, Run, Sealed

from liushou.store.load import load

CHILD = "蒋欣怡"

FIGURES = (
    ("stats", "--format", "json"),
    ("report", "--format", "json"),
    ("survey", "--format", "json"),
    ("calendar", "--format", "json"),
    ("due", "--within", "30", "--format", "json"),
    ("pair", "suggest", "--format", "json"),
    ("sample", "5", "--seed", "7", "--format", "json"),
    ("score", "--term", "2025-2026-2", "--format", "json"),
    ("stats", "--summary", "-"),
    ("list", "children", "--format", "json"),
    ("list", "children", "监护人.电话:有", "--format", "json"),
    ("promote", "--dry-run"),
)
"""What needs no text: the same in bytes, sealed or not, without any key."""

TEXTS = (
    ("show", CHILD, "--reveal"),
    ("show", CHILD, "--all", "--reveal"),
    ("show", CHILD, "--reveal", "--format", "json"),
    ("list", "children", "--reveal", "--columns", "姓名,监护人.电话,备注,现居住地.详细地址"),
    ("list", "children", "--columns", "姓名", "--sort", "监护人.电话"),
    ("list", "children", "监护人.电话~15", "--format", "json"),
    ("list", "volunteers", "--reveal", "--format", "json"),
    ("due", "--reveal", "--within", "30"),
    ("case", "list", "--all", "--reveal", "--format", "json"),
    ("render", "child-card", CHILD),
    ("render", "registration", CHILD),
    ("render", "registration", CHILD, "--audience", "superior"),
)
"""What shows texts, or asks about them: the same in bytes where a key opens them."""


@pytest.fixture
def keys(sealed_sample: Sealed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIUSHOU_IDENTITY", str(sealed_sample.identity))


@pytest.fixture
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIUSHOU_IDENTITY", "")


@pytest.fixture
def own(sealed_sample: Sealed, tmp_path: Path) -> Path:
    """A sealed store to write to: what is shown is entered in its log."""
    root = tmp_path / "store"
    shutil.copytree(sealed_sample.root, root)
    return root


def findings(found: str) -> list[tuple[Any, ...]]:
    """Findings without columns: a token is longer than a phone."""
    keys = ("path", "line", "code", "severity", "message", "field", "fix", "id")
    return [tuple(one[key] for key in keys) for one in json.loads(found)]


@pytest.mark.parametrize("words", FIGURES, ids=" ".join)
def test_figures_need_no_key(
    liushou: Run, sample: Path, sealed_sample: Sealed, no_keys: None, words: tuple[str, ...]
) -> None:
    plain = liushou("-C", sample, *words, "--on", DAY)
    assert plain.status in (0, 1)
    assert liushou("-C", sealed_sample.root, *words, "--on", DAY)[:2] == plain[:2]


@pytest.mark.parametrize("words", TEXTS, ids=" ".join)
def test_with_a_key_everything_is_as_if_never_sealed(
    liushou: Run, sample: Path, own: Path, keys: None, words: tuple[str, ...]
) -> None:
    plain = liushou("-C", sample, *words, "--on", DAY)
    opened = liushou("-C", own, *words, "--on", DAY)
    assert plain.status == 0
    assert opened == plain


def test_check_finds_the_same_with_and_without_keys(
    liushou: Run, sample: Path, sealed_sample: Sealed, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = findings(liushou("-C", sample, "check", "--on", DAY, "--format", "json").out)
    for key in ("", str(sealed_sample.identity)):
        monkeypatch.setenv("LIUSHOU_IDENTITY", key)
        shown = liushou("-C", sealed_sample.root, "check", "--on", DAY, "--format", "json")
        assert findings(shown.out) == plain
    assert len(plain) > 10


def test_a_record_is_the_same_whether_it_was_sealed(sample: Path, sealed_sample: Sealed, keys: None) -> None:
    from liushou.commands.keys_at_hand import keys_at_hand

    opened = load(sealed_sample.root, keys=keys_at_hand(sealed_sample.root))
    plain = load(sample)
    assert opened.children == plain.children
    assert opened.volunteers == plain.volunteers
    assert opened.activities == plain.activities
    assert opened.residents == plain.residents


@pytest.mark.parametrize("words", TEXTS, ids=" ".join)
def test_without_a_key_nobody_sees_a_token(
    liushou: Run, sealed_sample: Sealed, no_keys: None, words: tuple[str, ...]
) -> None:
    shown = liushou("-C", sealed_sample.root, *words, "--on", DAY)
    assert "ENC[" not in shown.out + shown.err
    if "--sort" in words or "监护人.电话~15" in words:
        assert shown.status == 2
        assert "密封" in shown.err
        assert "私钥" in shown.err
    else:
        assert shown.status == 0
        assert "没有私钥打不开" in shown.err
        assert ("***" in shown.out) is (words[0] in ("show", "list", "case"))


def test_what_is_shown_is_logged_and_only_that(liushou: Run, own: Path, keys: None) -> None:
    log = own / ".liushou" / "unsealed.jsonl"
    liushou("-C", own, "list", "children", "--on", DAY)
    liushou("-C", own, "check", "--on", DAY)
    assert not log.exists()
    liushou("-C", own, "show", CHILD, "--reveal", "--on", DAY)
    entry = json.loads(log.read_text(encoding="utf-8").splitlines()[-1])
    assert entry["command"] == "show"
    assert entry["archives"] == ["c-05dvr"]
    assert CHILD not in log.read_text(encoding="utf-8")


def test_one_damaged_token_does_not_keep_the_rest_out_of_the_log(liushou: Run, own: Path, keys: None) -> None:
    archive = own / "data" / "children" / "c-05dvr.yaml"
    damaged = archive.read_bytes().replace(b"ENC[1,care.1,", b"ENC[1,care.1,AAAA", 1)
    archive.write_bytes(damaged)
    shown = liushou("-C", own, "show", CHILD, "--reveal", "--on", DAY)
    assert "打不开的密文" in shown.err
    assert "没有私钥" not in shown.err
    assert '"c-05dvr"' in (own / ".liushou" / "unsealed.jsonl").read_text(encoding="utf-8")


def test_phones_of_others_on_the_page_of_an_unsealed_archive_are_logged(
    liushou: Run, own: Path, keys: None
) -> None:
    liushou("-C", own, "unseal", CHILD, "--why", "测试", "--on", DAY)
    liushou("-C", own, "show", CHILD, "--reveal", "--on", DAY)
    assert '"c-05dvr"' in (own / ".liushou" / "unsealed.jsonl").read_text(encoding="utf-8")


def test_a_check_with_keys_leaves_nothing_of_it_on_the_disk(liushou: Run, own: Path, keys: None) -> None:
    shutil.rmtree(own / ".liushou", ignore_errors=True)
    liushou("-C", own, "check", "--on", DAY)
    assert list((own / ".liushou").rglob("index*")) == []


def test_a_key_of_another_store_counts_as_none(
    liushou: Run, sealed_sample: Sealed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.txt"
    monkeypatch.setenv("LIUSHOU_IDENTITY", str(other))
    liushou("keys", "new", "-o", other)
    shown = liushou("-C", sealed_sample.root, "show", CHILD, "--reveal", "--on", DAY)
    assert shown.status == 0
    assert "打不开" in shown.err
    assert "ENC[" not in shown.out
