"""Where something stands in the settings: said only of the settings that were counted with."""

from pathlib import Path

from liushou.store.load import load
from liushou.store.settings_place import settings_place

TEXT = """\
format: 1
unit: {name: 石桥小学, level: 学校}
indicators:
  - name: 寄宿率
    where: 寄宿生:是
"""
WHERE = ("indicators", 0, "where")


def test_a_place_has_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "liushou.yaml").write_text(TEXT, encoding="utf-8", newline="\n")
    assert settings_place(load(tmp_path), WHERE) == "liushou.yaml:5:12"


def test_settings_of_another_moment_have_none(tmp_path: Path) -> None:
    (tmp_path / "liushou.yaml").write_text(TEXT, encoding="utf-8", newline="\n")
    then = load(tmp_path)
    (tmp_path / "liushou.yaml").write_text(TEXT.replace("石桥", "青塘"), encoding="utf-8", newline="\n")
    assert settings_place(then, WHERE) == "liushou.yaml"
    (tmp_path / "liushou.yaml").unlink()
    assert settings_place(then, WHERE) == "liushou.yaml"
