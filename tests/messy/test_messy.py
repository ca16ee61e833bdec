"""Files as schools send them: what each comes to, and that it comes to nothing the second time."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.commands.conftest import Result
from tests.messy.case import Case
from tests.messy.cases import CASES

Import = Callable[..., Result]
Archives = dict[str, dict[str, Any]]


def archives(root: Path) -> Archives:
    """All archives of people by their ids."""
    files = sorted((root / "data").glob("*/*.yaml"))
    read = (yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader) for file in files)
    return {one["id"]: one for one in read}


def as_text(value: Any) -> Any:
    """A value as a reader that knows only texts has it."""
    if isinstance(value, dict):
        return {key: as_text(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_text(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_what_comes_of_a_file(case: Case, store: Path, imported: Import) -> None:
    (store / case.file).write_bytes(case.data())
    look = (case.file, *case.words, "--dry-run", "--format", "json", "--reveal")
    seen = imported(*look)
    said = json.loads(seen.out)
    before = archives(store)
    holds(said, case)
    assert seen.status == (1 if case.rejected else 0)
    done = imported(case.file, *case.words, "--skip-rejected")
    assert done.status == 0, done
    holds_archives(before, archives(store), said, case)
    again = json.loads(imported(*look).out)
    assert (again["new"], again["changed"]) == ([], [])
    assert again["unchanged"] == len(said["new"]) + len(said["changed"]) + said["unchanged"]
    assert again["rejected"] == said["rejected"]


def holds(said: dict[str, Any], case: Case) -> None:
    """What is told of the file is what the case says, and no more."""
    assert said["kind"] == case.kind
    assert said["columns"] == dict(case.columns)
    rejected = [(one["row"], one["column"], one["reason"]) for one in said["rejected"]]
    assert [one[:2] for one in rejected] == [one[:2] for one in case.rejected], rejected
    for (_, _, reason), (_, _, part) in zip(rejected, case.rejected, strict=True):
        assert part in reason
    assert [one["name"] for one in said["new"]] == [one["name"] for one in case.new]
    changed = [
        (one["row"], one["id"], {key: (it["old"], it["new"]) for key, it in one["fields"].items()})
        for one in said["changed"]
    ]
    assert changed == list(case.changed)
    assert said["unchanged"] == case.unchanged
    left: dict[str, list[int]] = {}
    for sheet in said["sheets"]:
        for one in sheet["left_out"]:
            left.setdefault(one["why"], []).extend(one["rows"])
    assert left == {why: list(rows) for why, rows in case.left_out.items()}
    for part in case.told:
        assert any(part in text for text in said["told"]), said["told"]


def holds_archives(before: Archives, after: Archives, said: dict[str, Any], case: Case) -> None:
    """What the archives hold then is what the case says; nobody else's archive is touched."""
    made = [dict(after[id_]) for id_ in after.keys() - before.keys()]
    for one in made:
        del one["id"]
    in_order = sorted(made, key=lambda one: repr(sorted(one.items())))
    assert in_order == sorted(map(as_text, case.new), key=lambda one: repr(sorted(one.items())))
    touched = {id_ for id_, values in before.items() if after[id_] != values}
    assert touched == {id_ for _, id_, _ in case.changed}
