"""The house holds: imports go down only, rooms of a floor do not import one another, files stay small."""

import ast
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "liushou"
MODULES = sorted(PACKAGE.rglob("*.py"))
ROOMS = {
    "yamltext": 2,
    "records": 3,
    "store": 4,
    "check": 5,
    "care": 5,
    "stats": 5,
    "documents": 5,
    "exchange": 5,
    "history": 5,
    "setup": 5,
    "screens": 6,
    "commands": 7,
}
TOP = {"cli", "shell", "console", "waiting", "helptext", "doctor", "__main__"}
NOT_BEFORE_A_COMMAND = {
    "pandas",
    "numpy",
    "pydantic",
    "docx",
    "lxml",
    "markdown_it",
    "jinja2",
    "lark",
    "yaml",
    "rapidfuzz",
    "pypinyin",
    "typst",
    "icalendar",
    "holidays",
    "borax",
    "python_calamine",
    "xlsxwriter",
    "openpyxl",
    "filelock",
    "ortools",
    "rustworkx",
    "dask",
    "distributed",
    "cryptography",
    "pyrage",
}


def room_and_floor(module: str) -> tuple[str, int]:
    """`liushou.stats.frames` is in room stats on floor 5; a single module is its own room."""
    parts = module.split(".")
    if len(parts) == 1:
        return "liushou", 0
    room = parts[1]
    return ("top", 7) if room in TOP or room == "commands" else (room, ROOMS.get(room, 1))


def imported(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            names.add(node.module or "")
    return names


def module_name(file: Path) -> str:
    parts = ["liushou", *file.relative_to(PACKAGE).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("file", MODULES, ids=module_name)
def test_imports_go_down(file: Path) -> None:
    room, floor = room_and_floor(module_name(file))
    for name in imported(file):
        if name == "liushou" or not name.startswith("liushou."):
            continue
        other_room, other_floor = room_and_floor(name)
        assert other_room == room or other_floor < floor or (floor == other_floor == 1), (
            f"{module_name(file)} (floor {floor}) imports {name} (floor {other_floor})"
        )


@pytest.mark.parametrize(
    "file", [m for m in MODULES if room_and_floor(module_name(m))[1] == 1], ids=module_name
)
def test_the_ground_floor_needs_only_the_standard_library(file: Path) -> None:
    foreign = {name.split(".")[0] for name in imported(file)} - {"liushou"} - sys.stdlib_module_names
    assert not foreign


@pytest.mark.parametrize(
    "file", [m for m in MODULES if room_and_floor(module_name(m))[1] < 7], ids=module_name
)
def test_lower_floors_do_not_print_or_ask_the_clock(file: Path) -> None:
    """git is given the environment of the program: where it is started, that is read."""
    starts_git = module_name(file) == "liushou.store.git"
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in {"print", "date.today", "datetime.now", "os.getenv", "input"}, called
        if isinstance(node, ast.Attribute) and not starts_git:
            assert ast.unparse(node) not in {"os.environ", "sys.argv", "sys.stdout", "sys.stderr"}


def test_files_are_small() -> None:
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in MODULES}
    assert max(lengths.values()) <= 400, max(lengths, key=lengths.__getitem__)
    assert statistics.median(lengths.values()) <= 100


def test_only_one_module_starts_git() -> None:
    """The others ask fontconfig which fonts there are, and ssh which host a short name means."""
    callers = {module_name(m) for m in MODULES if "subprocess" in imported(m)}
    assert callers == {"liushou.store.git", "liushou.doctor.installed", "liushou.doctor.remotes"}


def test_scipy_is_for_tests_alone() -> None:
    """A user does not install it: it is there to check the solver by."""
    assert not [file for file in MODULES if any(name.split(".")[0] == "scipy" for name in imported(file))]


def loaded_by(arguments: list[str], libraries: set[str]) -> str:
    """Which of the libraries one run of the program has imported."""
    script = (
        "import sys\nfrom liushou.cli import main\n"
        f"main({arguments!r})\n"
        f"print('LOADED', sorted({libraries!r} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_start_imports_no_heavy_library(argument: str) -> None:
    assert loaded_by([argument], NOT_BEFORE_A_COMMAND) == "LOADED []"


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "terms"],
        ["show", "2026-2027-1"],
        ["check", "--select", "LS0"],
        ["explain", "LS001"],
        ["due", "--on", "2026-11-20"],
        ["calendar", "--term", "2026-2027-1"],
        ["record", "c-09uu3", "谈心", "--on", "2026-11-20", "--dry-run"],
        ["promote", "--school-year", "2027", "--dry-run"],
    ],
)
def test_only_figures_and_documents_need_their_libraries(arguments: list[str]) -> None:
    libraries = {"pandas", "numpy", "docx", "lxml", "jinja2", "markdown_it", "typst", "ortools", "rustworkx"}
    libraries |= {"holidays", "icalendar", "xlsxwriter", "python_calamine", "rapidfuzz"}
    assert loaded_by(["-C", str(PACKAGE), *arguments], libraries) == "LOADED []"


@pytest.mark.parametrize("command", ["stats", "survey", "rollup"])
def test_the_help_of_figures_counts_nothing(command: str) -> None:
    assert loaded_by([command, "--help"], {"pandas", "numpy", "xlsxwriter", "jinja2"}) == "LOADED []"


@pytest.fixture
def checked(tmp_path: Path) -> Path:
    """A store that has been checked."""
    root, sample = tmp_path / "store", PACKAGE.parents[1]
    shutil.copytree(sample / "data", root / "data")
    shutil.copyfile(sample / "liushou.yaml", root / "liushou.yaml")
    loaded_by(["-C", str(root), *_CHECK], set())
    return root


_CHECK = ["check", "--on", "2026-11-20"]
_NOT_FOR_WHAT_IS_UNCHANGED = {
    *NOT_BEFORE_A_COMMAND,
    "typer",
    "click",
    "rich",
    "pydantic_core",
    "multiprocessing",
    "dataclasses",
    "inspect",
    "pathlib",
    "json",
    "subprocess",
    "liushou.shell",
    "liushou.findings",
    "liushou.store.sources",
}
_NOT_FOR_A_REPORT = {
    "jinja2",
    "pandas",
    "numpy",
    "rich",
    "multiprocessing",
    "ruamel",
    "liushou.check.mend",
    "liushou.check.covered",
    "liushou.check.report_full",
    "liushou.check.report_sarif",
    "liushou.commands.check.fix",
    "liushou.screens.difference",
}


def test_an_unchanged_check_is_told_again_without_importing_anything_for_it(checked: Path) -> None:
    assert loaded_by(["-C", str(checked), *_CHECK], _NOT_FOR_WHAT_IS_UNCHANGED) == "LOADED []"


def test_a_check_imports_nothing_that_only_fixes_and_other_reports_need(checked: Path) -> None:
    with next((checked / "data/children").glob("*.yaml")).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert loaded_by(["-C", str(checked), *_CHECK], _NOT_FOR_A_REPORT) == "LOADED []"
