"""`init --example` that was stopped: run again it goes on, and nothing is half there."""

from pathlib import Path

import pytest
from tests.commands.conftest import Run

from liushou.resources import example_store
from liushou.store import transaction


def archives(root: Path) -> dict[str, bytes]:
    files = (root / "liushou.yaml", *(root / "data").rglob("*.yaml"))
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files if file.is_file()}


@pytest.mark.parametrize("stopped_in", ["_prepare", "_finish"])
def test_run_again_it_is_whole(
    liushou: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped_in: str
) -> None:
    def stop(*_: object) -> None:
        raise SystemExit(9)

    root = tmp_path / "试用"
    with monkeypatch.context() as patch:
        patch.setattr(transaction, stopped_in, stop)
        with pytest.raises(SystemExit):
            liushou("init", root, "--example")
    assert archives(root) == {}
    for _ in range(2):
        assert liushou("init", root, "--example").status == 0
        assert archives(root) == archives(example_store())


def test_other_archives_are_not_mixed_with_it(liushou: Run, small: Path) -> None:
    before = archives(small)
    found = liushou("init", small, "--example")
    assert (found.status, "已经有档案" in found.err) == (2, True)
    assert archives(small) == before
