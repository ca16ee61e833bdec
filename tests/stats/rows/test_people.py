"""Whom the unit's own indicators may mean by name."""

from typing import Any

import pytest

from liushou.stats.rows.people import asked_for
from tests.builders import unit

NAMED = [("何秀兰", "v-h"), ("何秀兰", "c-h"), ("何秀", "v-s"), ("成向前", "v-c")]


@pytest.mark.parametrize(
    ("indicators", "found"),
    [
        ([], {}),
        ([{"name": "甲", "where": "寄宿:是"}], {}),
        ([{"name": "甲", "where": "结对:何秀兰"}], {"何秀兰": {"v-h", "c-h"}}),
        ([{"name": "甲", "where": "结对~秀兰"}], {"何秀兰": {"v-h", "c-h"}}),
        ([{"name": "甲", "of": "NOT (结对:成向前 OR 寄宿:是)", "where": "性别:女"}], {"成向前": {"v-c"}}),
        ([{"name": "甲", "where": "结对:“何秀”"}], {"何秀": {"v-s"}, "何秀兰": {"v-h", "c-h"}}),
        ([{"name": "甲", "where": "（没写完"}, {"name": "乙", "where": "结对:成向前"}], {"成向前": {"v-c"}}),
    ],
)
def test_those_whose_name_has_a_value_in_it(
    indicators: list[dict[str, Any]], found: dict[str, set[str]]
) -> None:
    assert asked_for(unit(indicators=indicators), NAMED) == found
