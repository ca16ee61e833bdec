"""Every command line of docs/个人信息.md does what the page says, on the sample archives."""

import re
import shutil
from pathlib import Path

import pytest
from tests.commands.conftest import CHECKOUT, DAY, Run
from tests.commands.pages import chapters

from liushou.check.catalogue import find_rule

PAGE = "个人信息.md"
UNDATED = ("doctor", "keys")
TEXT = (CHECKOUT / "docs" / PAGE).read_text(encoding="utf-8")


@pytest.fixture
def store(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = Path(shutil.copytree(sample, tmp_path / "store"))
    monkeypatch.chdir(root)
    for variable in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "settings"))
    return root


def test_the_page(liushou: Run, store: Path) -> None:
    """One session from beginning to end; the day is that of the sample."""
    for title, lines in chapters(PAGE):
        for program, *words in lines:
            done = liushou(*words, *(() if words[0] in UNDATED else ("--on", DAY)))
            assert (program, done.status) == ("liushou", 0), (words, done)
            if title == "撤回了，或要求删除" and "--dry-run" in words:
                assert (store / "data/children/c-05dvr.yaml").exists()
    assert not (store / "data/children/c-05dvr.yaml").exists()
    assert "why: 撤回同意" in (store / "data/erased/c-05dvr.yaml").read_text(encoding="utf-8")
    assert "c-05dvr" in (store / "删除登记.csv").read_text(encoding="utf-8")
    for name in ("审计.csv", "花名册.xlsx", "总结.docx"):
        assert (store / name).stat().st_size


def test_the_rules_it_names_are_there() -> None:
    codes = set(re.findall(r"LS\d{3}", TEXT))
    assert codes == {find_rule(code).code for code in codes}


def test_the_pages_it_names_are_there() -> None:
    for page in re.findall(r"\]\(([^)]+)\)", TEXT):
        assert (CHECKOUT / "docs" / page).is_file()
