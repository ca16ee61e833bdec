import errno
import os
from pathlib import Path

import pytest

from liushou.oserror import is_of_the_machine, reason_of


def test_a_folder_given_as_a_file_is_said_in_chinese(tmp_path: Path) -> None:
    with pytest.raises(OSError) as caught:  # noqa: PT011 - Windows says EACCES where others say EISDIR
        tmp_path.read_bytes()
    said = reason_of(caught.value)
    assert said.isascii() is False
    assert said in ("这是一个文件夹，不是文件", reason_of(OSError(errno.EACCES, "")))


@pytest.mark.parametrize(
    "number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EISDIR, errno.EIO, errno.ENAMETOOLONG]
)
def test_what_often_happens_is_said_in_chinese(number: int) -> None:
    assert reason_of(OSError(number, os.strerror(number))).isascii() is False


def test_a_file_that_is_open_in_excel_is_said_to_be_closed() -> None:
    assert "Excel" in reason_of(PermissionError(errno.EACCES, "The process cannot access the file"))


def test_what_is_not_known_is_told_as_the_system_says_it() -> None:
    assert reason_of(OSError(errno.ECHILD, "No child processes")) == "No child processes"
    assert reason_of(OSError("odd")) == "odd"


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EROFS, errno.EMFILE, errno.EACCES])
def test_what_the_machine_is_to_blame_for(number: int) -> None:
    assert is_of_the_machine(OSError(number, os.strerror(number)))


@pytest.mark.parametrize(
    "error", [FileNotFoundError(errno.ENOENT, ""), OSError("no number"), OSError(errno.EBADF, "")]
)
def test_what_may_be_a_defect(error: OSError) -> None:
    assert not is_of_the_machine(error)
