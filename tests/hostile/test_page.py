"""The section of docs/reliability.md is made of what was measured."""

import json

from hostile.campaign import Borne, Met, as_json
from hostile.corpus import CASES
from hostile.page import _GROUPS, section


def test_every_sort_of_input_has_its_row() -> None:
    assert {case.group for case in CASES} == _GROUPS.keys()


def test_the_figures_are_those_of_the_file() -> None:
    results = (
        Met("yaml/a", "check", "LS005", 1, 0.31, 38.0, ()),
        Met("yaml/b", "check \udcff", "LS001", 1, 0.52, 41.2, ("状态 70",)),
        Borne("yaml/a", 113, 0.4, "check", ()),
    )
    written = section(json.loads(as_json(results).encode()))
    assert "| 档案的文字 | 2 | 0.52 | 41 | 1 |" in written
    assert "共 113 次" in written
    assert "不合要求的 1 处" in written
