"""The table of contents: codes, names, and that no rule is left out of it."""

import importlib
import pkgutil
import re

import pytest

from liushou.check import rules
from liushou.check.catalogue import RULES, chosen, find_rule, named_by
from liushou.check.rule import Rule
from liushou.errors import UsageError


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_code_has_three_digits_and_a_name_is_kebab_case(rule: Rule) -> None:
    assert re.fullmatch(r"LS[0-9]{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)


def test_every_rule_made_anywhere_is_in_the_table() -> None:
    modules = [
        importlib.import_module(f"{rules.__name__}.{found.name}")
        for found in pkgutil.iter_modules(rules.__path__)
    ]
    made = {one.code for module in modules for one in vars(module).values() if isinstance(one, Rule)}
    assert made == {rule.code for rule in RULES}


def test_a_rule_is_found_by_code_and_by_name() -> None:
    assert find_rule("ls106").name == "id-number"
    assert find_rule(" id-number ").code == "LS106"
    with pytest.raises(UsageError, match="LS106"):
        find_rule("LS999")


def test_select_takes_codes_and_beginnings_and_ignore_wins() -> None:
    assert {rule.code for rule in chosen(("LS106", "ls00"), ("LS003", "LS106"))} == {
        "LS001",
        "LS002",
        "LS004",
        "LS005",
        "LS006",
    }
    assert chosen((), ()) == RULES


@pytest.mark.parametrize("prefix", ["", "LS9", "id-number", "LS1066"])
def test_what_names_no_rule_is_refused(prefix: str) -> None:
    assert named_by(prefix) == ()
    with pytest.raises(UsageError):
        chosen((prefix,), ())
    with pytest.raises(UsageError):
        chosen((), (prefix,))
