"""承诺清单 in the term report: how far each list was kept."""

from collections.abc import Sequence

from liushou.documents.contexts.report_shape import ChecklistJson
from liushou.documents.plain import Plain

_NAMED = 3


def promised(checklists: Sequence[ChecklistJson]) -> tuple[dict[str, Plain], ...]:
    """{name, done, due, rate, whole, denominator, lowest, weakest, further} of each list.

    `done` of `due` promises to single children were kept, at `rate`; `whole` counts the children for whom
    all was, of `denominator`. `weakest` are the first items kept for
    the smallest share of children, `lowest`, and `further` how many more there are; none where all was kept.
    """
    return tuple(_row(one) for one in checklists)


def _row(checklist: ChecklistJson) -> dict[str, Plain]:
    behind = [
        (item["rate"], item["name"])
        for item in checklist["items"]
        if item["rate"] is not None and item["rate"] < 1
    ]
    lowest = min((rate for rate, _ in behind), default=None)
    weakest = [name for rate, name in behind if rate == lowest]
    every = checklist["all"]
    done = sum(item["numerator"] for item in checklist["items"])
    due = sum(item["denominator"] for item in checklist["items"])
    return {
        "name": checklist["name"],
        "done": done,
        "due": due,
        "rate": done / due if due else None,
        "whole": every["numerator"],
        "denominator": every["denominator"],
        "lowest": lowest,
        "weakest": tuple(weakest[:_NAMED]),
        "further": max(0, len(weakest) - _NAMED),
    }
