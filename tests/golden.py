"""Golden files: what was right once must stay so until somebody looks and says otherwise."""

import os
from pathlib import Path

UPDATE = "LIUSHOU_UPDATE_GOLDEN"


def agrees(golden: Path, text: str) -> None:
    """Compare with the golden file; with LIUSHOU_UPDATE_GOLDEN=1 in the environment, write it instead."""
    if os.environ.get(UPDATE):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
        return
    assert golden.is_file(), f"no golden file; look at the output, then run with {UPDATE}=1"
    assert text == golden.read_text(encoding="utf-8"), (
        f"differs from {golden.name}; if it is right, {UPDATE}=1"
    )
