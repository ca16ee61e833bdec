"""`check` with all its rules against validators that only hold the archives to our schema."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from bench.built import archives, city, forget
from bench.checking import checked
from bench.cities import ONE_TERM
from bench.peers import peers
from bench.results import Result, Skipped
from bench.row import Scene
from bench.timing import compare, liushou, process
from bench.yamale_schema import yamale_schema


def native(scene: Scene) -> Iterator[Result]:
    """C++, by its faster way, which leaves out what would help to understand a fault."""
    found = peers(scene.kept)
    program = found if isinstance(found, str) else found.native()
    if isinstance(found, str) or program is None:
        yield Skipped("", found if isinstance(found, str) else "没有这种机器上的程序")
        return
    root = city(scene.kept, scene.sizes.middle, ONE_TERM)
    folder = str(root / "data" / "children")
    command = [program, "validate", "--fast", _schema(scene), folder, "--extension", ".yaml"]
    yield compare(
        f"，{scene.sizes.middle:,} 份",
        process(checked(root)),
        "Sourcemeta jsonschema（C++，validate --fast），只按 schema",
        process(command),
        0.7,
        scene.sizes.runs,
        prepare=lambda: forget(root),
    )


def json_schema(scene: Scene) -> Iterator[Result]:
    """Python, the hook that editors and CI are usually given."""
    found = peers(scene.kept)
    if isinstance(found, str):
        yield Skipped("", found)
        return
    files = map(str, _some(scene).glob("*.yaml"))
    command = [found.program("check-jsonschema"), "--schemafile", _schema(scene), *files]
    yield _scaled(scene, "check-jsonschema", command, 0.01)


def yamale(scene: Scene) -> Iterator[Result]:
    """Python, in two processes, with its parser in C."""
    found = peers(scene.kept)
    if isinstance(found, str):
        yield Skipped("", found)
        return
    schema = scene.work / "yamale.yaml"
    model = json.loads(Path(_schema(scene)).read_text(encoding="utf-8"))
    schema.write_text(yamale_schema(model), encoding="utf-8", newline="\n")
    command = [found.program("yamale"), "-n", "2", "-s", str(schema), str(_some(scene))]
    yield _scaled(scene, "yamale -n 2", command, 0.125)


def _scaled(scene: Scene, what: str, command: list[str], goal: float) -> Result:
    root, few = city(scene.kept, scene.sizes.middle, ONE_TERM), scene.sizes.peers
    return compare(
        f"，{scene.sizes.middle:,} 份",
        process(checked(root)),
        f"{what}，{few:,} 份，按份数折算",
        process(command),
        goal,
        max(2, scene.sizes.runs - 2),
        prepare=lambda: forget(root),
        times=scene.sizes.middle / few,
    )


def _some(scene: Scene) -> Path:
    """A folder with as many archives as the slow ones are given."""
    folder = scene.work / "some"
    if not folder.is_dir():
        folder.mkdir()
        root = city(scene.kept, scene.sizes.middle, ONE_TERM)
        for file in archives(root)[: scene.sizes.peers]:
            shutil.copyfile(file, folder / file.name)
    return folder


def _schema(scene: Scene) -> str:
    file = scene.work / "child.schema.json"
    if not file.exists():
        subprocess.run(
            liushou("schema", "child", "-o", file),
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    return str(file)
