"""Every command line of docs/密封.md does what the page says, on the sample archives."""

import shutil
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run
from tests.commands.pages import chapters
from tests.commands.sealing import VARIABLE, Person, act_as, somebody

from liushou.sealed import PREFIX

PAGE = "密封.md"
KEPT = {"children": 4, "volunteers": 4, "activities": 2, "residents": 2}
"""So many of each are enough, besides those that the page names."""
NAMED = ("name: 蒋欣怡", "name: 项南星")
DATED = ("show", "record", "seal", "unseal")


@pytest.fixture
def store(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(sample, tmp_path / "store")
    for folder, kept in KEPT.items():
        for file in sorted((tmp_path / "store" / "data" / folder).glob("*.yaml"))[kept:]:
            if not any(name in file.read_text(encoding="utf-8") for name in NAMED):
                file.unlink()
    monkeypatch.chdir(tmp_path / "store")
    monkeypatch.delenv(VARIABLE, raising=False)
    for variable in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "settings"))
    return tmp_path / "store"


@pytest.fixture
def headmaster(tmp_path: Path) -> Person:
    return somebody(tmp_path / "headmaster" / "identity.txt")


def lines_of(other: Person) -> list[tuple[str, list[str]]]:
    """The command lines; the public key of the page is that of somebody who is there."""
    return [
        (title, [other.public if word.startswith("age1") else word for word in words[1:]])
        for title, lines in chapters(PAGE)
        for words in lines
    ]


def test_the_page(liushou: Run, store: Path, headmaster: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """One session from beginning to end."""
    for title, words in lines_of(headmaster):
        done = liushou(*words, *(("--on", DAY) if words[0] in DATED else ()))
        assert done.status == 0, (words, done)
        if title == "每人一把私钥":
            assert done.out.startswith("age1")
    phones = [line for file in (store / "data").rglob("*.yaml") for line in _phones(file)]
    assert phones
    assert all(PREFIX in line for line in phones)
    audit = (store / "审计.csv").read_text(encoding="utf-8-sig")
    assert {line.split(",")[5] for line in audit.splitlines()[1:]} == {"show", "unseal"}
    assert len([*(store / "data" / "unsealed").iterdir()]) == 1
    act_as(monkeypatch, headmaster)
    assert "这把私钥打不开" in liushou("seal").err


def _phones(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("phone:")]
