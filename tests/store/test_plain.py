"""The values of a file that need not be a record yet."""

from pathlib import Path

import pytest

from liushou.errors import StoreError
from liushou.store.plain import plain_values
from liushou.store.sources import Source


def source(folder: Path, text: str | None) -> Source:
    file = folder / "c-1.yaml"
    if text is not None:
        file.write_text(text, encoding="utf-8", newline="\n")
    return Source("data/children/c-1.yaml", "child", "c-1", file)


def test_values_that_are_no_record_are_given(tmp_path: Path) -> None:
    found = plain_values(source(tmp_path, "id: c-1\nno_such_field: [1, 二]\n"))
    assert found == {"id": "c-1", "no_such_field": [1, "二"]}


def test_of_a_text_that_is_no_yaml_the_line_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"^data/children/c-1\.yaml 第 2 行读不懂：.*请先打开文件改正"):
        plain_values(source(tmp_path, 'id: c-1\nname: "李小雨\n'))


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"^data/children/c-1\.yaml：.*没有写入任何文件。$"):
        plain_values(source(tmp_path, None))
