"""What figures as JSON have in common, and a duty's, alike for children and residents."""

from liushou.stats.duties import DutyCount

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


def duty_json(duty: DutyCount) -> dict[str, Json]:
    """One duty; `overdue` lists those whose latest period was missed."""
    return {
        "kind": duty.name,
        "every": duty.every,
        "due": duty.due,
        "done": duty.done,
        "rate": duty.rate,
        "overdue": [*duty.overdue],
    }
