"""The examples in the rules' docstrings are right: a bad one is found by its rule, a good one by none."""

import re
import textwrap
from dataclasses import dataclass

import pytest

from liushou.check.catalogue import RULES
from liushou.check.rule import Rule
from tests.check.stores import MAIN_FILES, base_files, check_files, overlay

_HEADING = re.compile(r"^(?P<which>[坏好])例（(?P<kind>[^，）]+)(?:，存为 (?P<encoding>[^）]+))?）：$")
_ENCODERS = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 BOM": lambda text: text.encode("utf-8-sig"),
    "GBK": lambda text: text.encode("gbk"),
}


@dataclass(frozen=True)
class Example:
    """One example: the rule it belongs to, whether it is bad, and the bytes of its file."""

    rule: Rule
    bad: bool
    path: str
    data: bytes

    def codes(self) -> set[str]:
        """The rules that find something in the base store with this file."""
        return {finding.code for finding in check_files({**base_files(), self.path: self.data})}


def examples_of(rule: Rule) -> list[Example]:
    """The examples of a docstring: an indented fragment under each heading."""
    blocks = rule.explanation.split("\n\n")
    found = []
    for block in blocks:
        first, _, rest = block.partition("\n")
        heading = _HEADING.match(first)
        if heading:
            path = MAIN_FILES[heading["kind"]]
            text = overlay(base_files()[path].decode(), textwrap.dedent(rest))
            data = _ENCODERS[heading["encoding"] or "UTF-8"](text)
            found.append(Example(rule, heading["which"] == "坏", path, data))
    return found


EXAMPLES = [example for rule in RULES for example in examples_of(rule)]
NAMES = [f"{one.rule.code}-{'bad' if one.bad else 'good'}-{index}" for index, one in enumerate(EXAMPLES)]


def test_the_base_store_has_no_findings() -> None:
    assert check_files(base_files()) == ()


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
def test_example(example: Example) -> None:
    assert example.codes() == ({example.rule.code} if example.bad else set())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_examples_and_says_how_to_mend(rule: Rule) -> None:
    assert {example.bad for example in examples_of(rule)} == {True, False}
    assert rule.explanation.count("例（") == len(examples_of(rule))
    assert "怎样改：" in rule.explanation
    assert rule.title.endswith("。")
