"""The page of rules is written from the rules, so it can never be behind them."""

from pathlib import Path

from liushou.check.catalogue import RULES
from liushou.check.reference import rules_reference
from tests.golden import agrees

PAGE = Path(__file__).resolve().parents[2] / "docs" / "规则.md"


def test_the_page_in_docs_is_current() -> None:
    agrees(PAGE, rules_reference(RULES))


def test_every_rule_and_block_is_whole() -> None:
    page = rules_reference(RULES)
    assert all(f"## {rule.code} {rule.name}（" in page for rule in RULES)
    assert page.count("```yaml\n") * 2 == page.count("```")
