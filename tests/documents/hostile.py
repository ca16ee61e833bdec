"""Text in data that would be markup, code or a control character if it were not kept text."""

from typing import Any

SHOWN = (
    "# 标题\n1. 甲 *星* <b>粗</b> | {{ 7*7 }} {% raw %} </td></table> =1+1 ::: sign ```chart &amp; \u202e"
    f" 👧 镕喆堃玥璟婳垚 {'长' * 400}"
)
"""What is to be read on paper of HOSTILE."""
HOSTILE = SHOWN.replace("甲", "甲\x00\x1b\ufffe")

_FIXED = frozenset(
    {"id", "kind", "term", "status", "from", "to", "date", "start", "end", "weekdays", "children",
     "volunteers", "phase", "present", "guardians", "child", "photos"}
)  # fmt: skip


def with_hostile_text(value: Any, fixed: frozenset[str] = _FIXED) -> Any:
    """The fields of an activity with hostile text in place of every free text."""
    if isinstance(value, dict):
        return {key: each if key in fixed else with_hostile_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [with_hostile_text(each) for each in value]
    return HOSTILE if isinstance(value, str) else value
