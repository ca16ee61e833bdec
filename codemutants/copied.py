"""A copy of the checkout, for mutants are written into files too."""

import shutil
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
_NOT = shutil.ignore_patterns(
    ".venv", ".git", ".liushou", "build", "dist", ".*_cache", ".hypothesis", "__pycache__"
)


def copied(to: Path) -> Path:
    """Copy the checkout as it lies on the disk to `to`, in place of what is there."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(CHECKOUT, to, ignore=_NOT, symlinks=True)
    return to
