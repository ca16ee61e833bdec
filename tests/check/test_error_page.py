"""The page of errors is current, and every fault that reading can find has a case that provokes it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from liushou.check.catalogue import RULES
from liushou.yamltext import faults
from tests.check.error_page import error_page
from tests.check.found_cases import found_cases
from tests.golden import agrees

PAGE = Path(__file__).resolve().parents[2] / "docs" / "错误示例.md"
TELLING = (
    "characters",
    "conflicts",
    "gate",
    "leniency",
    "lookalikes",
    "slips",
    "structure",
    "syntax",
    "yaml_faults",
)
"""The modules of yamltext that say what is wrong."""
_HAN = re.compile("[\u4e00-\u9fff]")


def test_the_page_in_docs_is_current() -> None:
    agrees(PAGE, error_page(found_cases()))


def test_every_rule_has_a_section_with_a_case() -> None:
    page = error_page(found_cases())
    for rule in RULES:
        section = page.split(f"\n## {rule.code} {rule.name}\n")[1].split("\n## ")[0]
        assert "\n### " in section, rule.code
        assert f" {rule.code} {rule.name}：" in section, rule.code
    assert page.count("```") == 2 * (page.count("```yaml\n") + page.count("```text\n"))


def messages() -> Iterator[tuple[str, str]]:
    """Every Chinese text in those modules that is no docstring, as a pattern: what is put in matches all."""
    folder = Path(faults.__file__).parent
    for name in TELLING:
        tree = ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))
        docstrings = {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        inner = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                pattern = "".join(map(_pattern, node.values))
            elif isinstance(node, ast.Constant) and node not in docstrings | inner:
                pattern = _pattern(node)
            else:
                continue
            if _is_message(pattern):
                yield f"{name}:{node.lineno}", pattern


def _pattern(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return re.escape(part.value) if isinstance(part.value, str) else ""
    return ".*"


def _is_message(pattern: str) -> bool:
    return bool(_HAN.search(pattern)) and not pattern.startswith("\\[")


NO_CASE = {
    "超过上限": "a file of over 1 MiB; tests/yamltext/test_gate.py has it",
    "这里不是正确的": "a problem that libyaml does not know yet; tests/yamltext/test_syntax.py has it",
}


@pytest.mark.parametrize(("place", "pattern"), tuple(messages()))
def test_every_fault_of_reading_has_a_case(place: str, pattern: str) -> None:
    said = [finding.message for found in found_cases() for finding in found.findings]
    has_none = any(words in pattern for words in NO_CASE)
    assert any(re.search(pattern, message) for message in said) != has_none, f"{place}: {pattern}"
