"""docs/代码变异.md: what was tried, below the part written by hand (page.md beside this)."""

from pathlib import Path

from codemutants.results import Results
from codemutants.section import section

PAGE = Path(__file__).resolve().parents[1] / "docs" / "代码变异.md"
_TEMPLATE = Path(__file__).with_name("page.md")


def page(results: Results) -> str:
    """The whole page."""
    return f"{_TEMPLATE.read_text(encoding='utf-8')}{section(results)}"
