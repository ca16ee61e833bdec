"""Titles within a sentence: quotes within quotes."""

from pathlib import Path

import pytest

from tests.documents.writing import blocks


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("秋季家长会。", "“秋季家长会”"),
        ("“六一”游园会", "“‘六一’游园会”"),
        ("“读‘小’书”", "“‘读“小”书’”"),
        ("", ""),
        (None, ""),
    ],
)
def test_quoted(tmp_path: Path, title: str | None, written: str) -> None:
    (found,) = blocks(tmp_path, "题：{{ title | quoted }}", title=title)
    assert "".join(run.text for run in found.runs) == f"题：{written}"  # type: ignore[union-attr]
