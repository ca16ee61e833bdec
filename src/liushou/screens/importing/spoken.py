"""Which columns may have said what a target means, the target's own one first."""

import re
from collections.abc import Iterator

_PICK = re.compile(r"\[[^\]]*\]")
_SAID_BY = {
    "school.grade": ("class_label",),
    "school.class": ("class_label",),
    "birth_date": ("id_number",),
    "sex": ("id_number",),
}


def spoken(target: str) -> tuple[str, ...]:
    """The targets of the columns: `guardians[0].name`, `guardians.name`, `guardians[0]`, `guardians`."""
    return tuple(dict.fromkeys(_spoken(target)))


def _spoken(target: str) -> Iterator[str]:
    if not target:
        return
    yield target
    yield from _SAID_BY.get(target, ())
    yield _PICK.sub("", target)
    if target.startswith("parents[") and target.endswith(".situation"):
        yield "left_behind"
    around = target
    while "." in around:
        around = around.rpartition(".")[0]
        yield around
