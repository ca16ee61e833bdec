"""Where the files that ship with the program are: templates and the example archives.

In an installed wheel they lie inside the package; in a checkout they are the top-level folders
that people read and edit, so that there is one copy only.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "shipped"
_CHECKOUT = _PACKAGE.parents[1]


def shipped_templates() -> Path:
    """The folder of the templates that ship with the program."""
    return _first_folder(_SHIPPED / "templates", _CHECKOUT / "templates")


def example_store() -> Path:
    """The root of the fictional example store (it holds liushou.yaml and data/)."""
    return _first_folder(_SHIPPED / "example", _CHECKOUT)


def _first_folder(*candidates: Path) -> Path:
    return next((folder for folder in candidates if folder.is_dir()), candidates[-1])
