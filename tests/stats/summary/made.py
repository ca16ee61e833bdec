"""Summaries to test with, and their text with something changed and the checksum made right again."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

from liushou.records.fields import Record
from liushou.stats.frames import frames_of
from liushou.stats.population import scope_of
from liushou.stats.summary.counts import added
from liushou.stats.summary.model import Archives, Summary
from liushou.stats.summary.of_unit import summary_of
from liushou.stats.summary.text import summary_text
from tests.builders import activity, child, resident, school, store, term, unit, volunteer

ON = date(2026, 11, 20)
TERM = "2026-2027-1"
ARCHIVES = Archives("0123456789" * 4, date(2026, 11, 19), signed=True)
Values = dict[str, Any]


def counted(*records: Record, on: date = ON, archives: Archives | None = None) -> Summary:
    """The summary of a store of these records."""
    return summary_of(frames_of(scope_of(store(*records), TERM, on)), archives)


@cache
def some() -> Summary:
    """A unit with something under every key of the figures."""
    return counted(
        unit(
            info={"parent": "石桥镇"},
            duties=[{"kind": "谈心", "every": "month"}, {"activity": "讲座", "every": "term"}],
            checklists=[{"name": "督导", "items": [{"name": "同意书", "field": "consent"}]}],
            indicators=[{"name": "寄宿率", "where": "寄宿:是"}],
        ),
        term(
            survey=[{"students": 40, "left_behind": 3}],
            goals=[{"indicator": "走访率", "target": 98.6}, {"indicator": "结对帮扶率", "target": 50}],
        ),
        *_children(),
        volunteer(),
        activity(sessions=[{"date": "2026-10-16", "present": ["c-a"]}], outcome={"spent": 120.5}),
        resident(needs=["心理抚慰"]),
        archives=ARCHIVES,
    )


@cache
def town() -> Summary:
    """Two schools added up, of which one child is in both."""
    one, other = some(), replace(some(), unit=replace(some().unit, name="白果小学"))
    figures = added([one.figures, other.figures])
    heads = figures["heads"]
    assert isinstance(heads, int)
    return replace(
        one,
        unit=replace(one.unit, name="石桥镇", level="乡镇", parent=None),
        figures={**figures, "heads": heads - 1},
        archives=None,
        units=(one, other),
        lacking=("石湾小学",),
        repeated=1,
    )


def _children() -> tuple[Record, ...]:
    guardian = {"name": "田奶奶", "relation": "祖母", "phone": "15400000002", "primary": True}
    return (
        child(
            "c-a",
            sex="男",
            school=school(boarding=True),
            address={"village": "朝阳村"},
            hukou={"rural": True, "registered": True},
            health={"condition": "健康", "immunised": True},
            guardians=[guardian],
            guardianship="较好",
            categories=["困难", "学困"],
            pairings=[{"with": "v-a", "role": "爱心妈妈", "since": "2026-09-10"}],
            records=[{"date": "2026-10-10", "kind": "谈心"}, {"date": "2026-10-12", "kind": "家访"}],
            cases=[{"opened": "2026-10-10", "kind": "学习", "level": "一般", "what": "见记录"}],
        ),
        child("c-b", school=school("六年级"), address={"village": "白果村"}, guardianship="一般"),
        child("c-c", status="转出", closed_on="2026-10-20", guardianship="差"),
    )


def changed(change: Callable[[Values], object], text: str | None = None) -> bytes:
    """The text of a summary after `change` was done to its values, with a checksum that fits."""
    values = json.loads(text or summary_text(some()))
    change(values)
    return sealed(values)


def sealed(values: Values) -> bytes:
    """Values as the bytes of a file with a checksum that fits, whatever they are."""
    values = {name: value for name, value in values.items() if name != "sha256"}
    above = json.dumps(values, ensure_ascii=False)[:-1] + ","
    return f'{above}"sha256":"{sha256(above.encode()).hexdigest()}"}}'.encode()
