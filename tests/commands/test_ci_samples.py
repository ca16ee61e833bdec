"""The sample files for the CI of an archive, and the text of the hook: they parse, and name what exists."""

import re
from pathlib import Path

import pytest
import yaml
from tests.commands.conftest import CHECKOUT, Run

from liushou.commands import COMMANDS
from liushou.setup.git_hook import hook_text

FOLDER = CHECKOUT / "docs" / "ci"
FILES = sorted(FOLDER.glob("*.yaml"))
CALL = re.compile(r"(?:^|[`\s])liushou (?:-C \S+ )?([a-z]+)((?: [^\s`|]+)*)", re.MULTILINE)


def calls_in(text: str) -> list[tuple[str, list[str]]]:
    """The `liushou COMMAND` of a text, each with the options it is given."""
    calls = [(found[1], found[2].split()) for found in CALL.finditer(text)]
    return [(name, [word for word in words if word.startswith("-")]) for name, words in calls]


def test_the_samples_are_there() -> None:
    assert [file.name for file in FILES] == ["github-check.yaml", "gitlab-ci.yaml"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_they_parse_and_check_the_archive(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert isinstance(yaml.safe_load(text), dict)
    assert ("check", []) in calls_in(text)


@pytest.mark.parametrize(
    "text",
    [
        *(file.read_text(encoding="utf-8") for file in [*FILES, FOLDER / "README.md"]),
        (CHECKOUT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"),
        hook_text("", None),
    ],
    ids=["github", "gitlab", "readme", "pre-commit", "hook"],
)
def test_every_command_in_them_exists(liushou: Run, text: str) -> None:
    calls = calls_in(text)
    assert calls
    for name, options in calls:
        assert name in COMMANDS
        known = re.findall(r"(?<![\w-])--?[a-z][a-z-]*", liushou(name, "--help").out)
        assert set(options) <= set(known), f"liushou {name}"


def test_the_readme_links_what_is_there() -> None:
    links = re.findall(r"\]\((?!http)([^)]+)\)", (FOLDER / "README.md").read_text(encoding="utf-8"))
    assert {file.name for file in FILES} == set(links)
