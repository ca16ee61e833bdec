"""A small school into which messy files are imported."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.commands.conftest import Result, Run, liushou

__all__ = ["liushou"]

STORE = Path(__file__).resolve().parent / "store"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Archives of five children of 石桥小学, three helpers, a term and an activity."""
    return Path(shutil.copytree(STORE, tmp_path / "store")).resolve()


@pytest.fixture
def imported(liushou: Run, store: Path) -> Callable[..., Result]:
    """Import a file of the store's own folder on 2026-11-20."""
    return lambda name, *words: liushou("-C", store, "import", store / name, "--on", "2026-11-20", *words)
