"""Big stores out of the sample archives: as many copies as it takes, each with ids of its own."""

import re
import shutil
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1]
_ID = re.compile(r"\b([cva]-[a-z0-9]{5})\b")


def build_store(root: Path, children: int) -> int:
    """Write a store with at least `children` archives under `root`; the number written.

    The copies do not refer to one another, so that the store grows and nothing else changes.
    """
    archives = sorted((SAMPLE / "data").glob("*/*.yaml"))
    each = sum(file.parent.name == "children" for file in archives)
    copies = -(-children // each)
    for file in archives:
        folder = root / "data" / file.parent.name
        folder.mkdir(parents=True, exist_ok=True)
        if folder.name == "terms":
            shutil.copyfile(file, folder / file.name)
            continue
        text = file.read_text(encoding="utf-8")
        for copy in range(copies):
            written = folder / f"{file.stem}-{copy}.yaml"
            written.write_text(_ID.sub(rf"\1-{copy}", text), encoding="utf-8", newline="\n")
    shutil.copyfile(SAMPLE / "liushou.yaml", root / "liushou.yaml")
    for term in (root / "data" / "terms").glob("*.yaml"):
        text = term.read_text(encoding="utf-8")
        term.write_text(_ID.sub(r"\1-0", text), encoding="utf-8", newline="\n")
    return copies * each
