"""`liushou schema`: listed, printed, written only where something differs."""

import json
from pathlib import Path

import jsonschema_rs
import pytest
from tests.commands.conftest import Run

from liushou.records.kinds import KINDS
from liushou.records.schema import schema_files
from liushou.setup.editor_files import editor_files


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "liushou.yaml").write_text("format: 1\n", encoding="utf-8")
    return tmp_path


def test_the_kinds_are_listed_without_a_store(liushou: Run, tmp_path: Path) -> None:
    result = liushou("-C", tmp_path, "schema")
    assert result.status == 0
    assert [line.split()[:3] for line in result.out.splitlines()[2:]] == [
        [kind.name, kind.label, f"data/{kind.folder}/*.yaml" if kind.folder else "liushou.yaml"]
        for kind in KINDS
    ]


def test_one_is_printed_or_written_to_a_file(liushou: Run, tmp_path: Path) -> None:
    printed = liushou("schema", "child")
    assert printed.out == schema_files()["schemas/child.schema.json"]
    file = tmp_path / "kind.json"
    assert liushou("schema", "child", "-o", file).status == 0
    assert file.read_text(encoding="utf-8") == printed.out


def test_writing_is_idempotent_and_says_what_changed(liushou: Run, store: Path) -> None:
    first = liushou("-C", store, "schema", "--write")
    assert first.status == 0
    assert "schemas/child.schema.json" in first.err
    written = {path: (store / path).read_bytes() for path in schema_files()}
    assert written == {path: text.encode() for path, text in schema_files().items()}
    assert "没有改动" in liushou("-C", store, "schema", "--write").err
    old = store / "schemas" / "term.schema.json"
    old.write_text("{}", encoding="utf-8")
    dry = liushou("-C", store, "schema", "--write", "--dry-run")
    assert dry.out == "schemas/term.schema.json\n"
    assert old.read_text(encoding="utf-8") == "{}"
    again = liushou("-C", store, "schema", "--write")
    assert "schemas/term.schema.json" in again.err
    assert "child" not in again.err


def test_one_kind_is_written_alone(liushou: Run, store: Path) -> None:
    assert liushou("-C", store, "schema", "term", "--write").status == 0
    assert [file.name for file in (store / "schemas").iterdir()] == ["term.schema.json"]


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["schema", "--dry-run"], 2, "--write"),
        (["schema", "-o", "x.json"], 2, "指明"),
        (["schema", "--write", "-o", "x.json"], 2, "-o"),
        (["schema", "children"], 2, "child"),
    ],
)
def test_what_makes_no_sense_is_refused(
    liushou: Run, store: Path, arguments: list[str], status: int, told: str
) -> None:
    result = liushou("-C", store, *arguments)
    assert (result.status, result.out) == (status, "")
    assert told in result.err


def test_a_file_in_the_way_is_told(liushou: Run, store: Path) -> None:
    (store / "schemas").write_text("", encoding="utf-8")
    result = liushou("-C", store, "schema", "--write")
    assert result.status == 3
    assert "schemas" in result.err


def test_the_editor_settings_name_each_schema_for_its_files() -> None:
    settings = json.loads(editor_files()[".vscode/settings.json"])
    assert {name.removeprefix("./") for name in settings["yaml.schemas"]} == set(schema_files())
    assert settings["yaml.schemas"]["./schemas/child.schema.json"] == "data/children/*.yaml"
    assert settings["files.eol"] == "\n"
    assert settings["redhat.telemetry.enabled"] is False
    assert json.loads(editor_files()[".vscode/extensions.json"])["recommendations"] == ["redhat.vscode-yaml"]
    assert "charset = utf-8" in editor_files()[".editorconfig"]


def test_a_printed_schema_judges_a_document(liushou: Run) -> None:
    schema = json.loads(liushou("schema", "term").out)
    accepts = jsonschema_rs.Draft202012Validator(schema).is_valid
    term = {"id": "2026-2027-1", "begins": "2026-09-01", "ends": "2027-01-20"}
    assert accepts(term)
    assert not accepts({**term, "id": "2026-2028-1"})
