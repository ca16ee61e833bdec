"""The page of the file format is written from the models, so it can never be behind them."""

from pathlib import Path

from tests.golden import agrees

from liushou.records.describe import walk
from liushou.records.kinds import KINDS
from liushou.records.reference import format_reference

PAGE = Path(__file__).resolve().parents[2] / "docs" / "格式.md"


def test_the_page_in_docs_is_current() -> None:
    agrees(PAGE, format_reference())


def test_every_field_is_on_the_page() -> None:
    page = format_reference()
    for kind in KINDS:
        for path, info in walk(kind.model):
            assert f"| `{path[-1]}` | {info.label} |" in page
