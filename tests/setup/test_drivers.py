"""The settings of git by which it shows and merges archives: what is made, what is left alone."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from liushou.setup.drivers import DRIVER, TEXTCONV, drivers, interpreter, is_ours

PYTHON = PurePosixPath("/opt/bin/python")
RENAMES = {"diff.renames", "merge.renames"}


def test_a_new_clone_lacks_all_and_then_nothing() -> None:
    found = drivers({}, PYTHON, alone=True)
    assert found.missing.keys() >= {TEXTCONV, DRIVER, "merge.liushou.name", "liushou.salt"} | RENAMES
    assert not drivers(found.missing, PYTHON, alone=True).missing
    assert len(found.missing["liushou.salt"]) == 32
    assert found.missing["liushou.salt"] != drivers({}, PYTHON, alone=True).missing["liushou.salt"]


def test_beside_other_files_renames_are_left_to_git() -> None:
    assert not RENAMES & drivers({}, PYTHON, alone=False).missing.keys()
    assert drivers({"merge.renames": "true"}, PYTHON, alone=True).missing["diff.renames"] == "false"
    assert "merge.renames" not in drivers({"merge.renames": "true"}, PYTHON, alone=True).missing


def test_a_program_that_moved_changes_its_commands_only() -> None:
    made = drivers({}, PYTHON, alone=True).missing
    assert drivers(made, PurePosixPath("/neu/python"), alone=True).missing.keys() == {TEXTCONV, DRIVER}


def test_anothers_command_keeps_its_section() -> None:
    found = drivers({DRIVER: "mine %A"}, PYTHON, alone=True)
    assert found.foreign == (DRIVER,)
    assert TEXTCONV in found.missing
    assert not any(key.startswith("merge.liushou.") for key in found.missing)


@pytest.mark.parametrize(
    "path",
    [
        PYTHON,
        PurePosixPath("/home/李's 机/%A/python"),
        PureWindowsPath(r"C:\Users\李 老师\Scripts\python.exe"),
    ],
)
def test_the_python_is_named_in_a_way_that_sh_and_git_take(path: PurePosixPath | PureWindowsPath) -> None:
    made = drivers({}, path, alone=True).missing
    for key in (TEXTCONV, DRIVER):
        assert is_ours(made[key])
        assert interpreter(made[key]) == path.as_posix()
        assert "\n" not in made[key]
    assert made[DRIVER].replace("%%A", "").count("%A") == 1


def test_no_python_is_known() -> None:
    made = drivers({}, None, alone=True).missing
    assert interpreter(made[TEXTCONV]) is None
    assert not is_ours("liushou-other textconv")
