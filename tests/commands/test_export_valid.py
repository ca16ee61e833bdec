"""Every workbook is what the schemas of ECMA-376 ask of one."""

from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run
from tests.documents.docx.opened import assert_valid

from liushou.screens.books.exports import EXPORTS


@pytest.mark.parametrize("name", EXPORTS)
def test_every_part_of_a_workbook_is_valid(liushou: Run, sample: Path, tmp_path: Path, name: str) -> None:
    who = ["年级:六年级", "--reveal"] if name == "registration" else []
    file = tmp_path / "a.xlsx"
    result = liushou("-C", sample, "export", name, *who, "-o", file, "--on", DAY)
    assert result.status == 0, result.err
    assert_valid(file.read_bytes())
