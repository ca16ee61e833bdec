"""What a cell, a default or a change is about: a target parsed, its label, its sensitivity.

A target is a path of the record (`school.grade`), with the relation for parents (`parents[父亲].phone`), the
place for guardians and members of a resident's family (`guardians[0].phone` is the primary one's), or a
word of its own for what says several fields at once (`class_label`, `guardians[0]`, `scores.语文`).
"""

import re
from dataclasses import dataclass
from functools import cache

from liushou.records.describe import FieldInfo, field_at, mark_at
from liushou.records.fields import NAME, STATUS, Record, Sensitivity

_FORM = re.compile(r"(?P<first>[^.\[\]]+)(?:\[(?P<pick>[^\[\]]+)\])?(?:\.(?P<rest>.+))?", re.DOTALL)

_SHEETS_OF_THEIR_OWN = ("grades", "records")
"""Lists of an archive whose entries are rows of a sheet: `total` there is `grades.total`."""

_OWN_LABELS = {
    "class_label": "班级", "left_behind": "留守类型", "helpers.with": "帮扶人", "helpers.since": "帮扶起始",
}  # fmt: skip
_OWN_MARKS: dict[str, Sensitivity] = {
    "left_behind": STATUS, "guardians": NAME, "parents": NAME, "pairings.with": NAME, "helpers.with": NAME,
}  # fmt: skip
_SPEAK_FOR_THEMSELVES = frozenset({"school", "address", "hukou"})
"""Parts whose fields need no word before them: 年级, 村."""


@dataclass(frozen=True, slots=True)
class Target:
    """`parents[父亲].phone`: keys ("parents", "phone"), pick "父亲"; of `guardians[0].name` the pick is 0."""

    keys: tuple[str, ...]
    pick: str | int | None = None

    @property
    def first(self) -> str:
        """The field of the record itself."""
        return self.keys[0]


@cache
def parse_target(text: str) -> Target:
    """The keys of a target and what is picked of its list.

    The subject of a mark is one key, whatever is in its name. Raises ValueError for what is no target.
    """
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(f"not a target: {text!r}")
    rest = found["rest"]
    inner = () if rest is None else (rest,) if found["first"] == "scores" else tuple(rest.split("."))
    pick = found["pick"]
    return Target(
        (found["first"], *inner),
        int(pick) if pick is not None and pick.isascii() and pick.isdigit() else pick,
    )


@cache
def path_of(model: type[Record], target: str) -> tuple[str, ...]:
    """Where the model describes a target: keys without picks; `total` of a row of marks is `grades.total`."""
    keys = parse_target(target).keys
    if field_at(model, keys[:1]) is None:
        for part in _SHEETS_OF_THEIR_OWN:
            if field_at(model, (part, keys[0])) is not None:
                return (part, *keys)
    return keys


@cache
def info_of(model: type[Record], target: str) -> FieldInfo | None:
    """What the model says of a target; None for words of their own and what it does not know.

    The info of `scores.语文` is that of 各科成绩.
    """
    path = path_of(model, target)
    if path[-2:-1] == ("scores",):
        path = path[:-1]
    return field_at(model, path)


@cache
def mark_of(model: type[Record], target: str) -> Sensitivity | None:
    """How sensitive the cells of a target are; of a cell that says several fields, the most sensitive."""
    parsed = parse_target(target)
    own = _OWN_MARKS.get(".".join(parsed.keys))
    if own is not None:
        return own
    path = path_of(model, target)
    info = field_at(model, path)
    if info is not None and info.part is not None and parsed.keys == ("address",):
        return mark_at(model, (*path, "detail"))
    return mark_at(model, path)


@cache
def label_of(model: type[Record], target: str) -> str:
    """A target as people call it: 父亲·电话, 监护人2·姓名, 年级, 语文; itself where nobody knows it."""
    parsed = parse_target(target)
    if target in _OWN_LABELS:
        return _OWN_LABELS[target]
    path = path_of(model, target)
    if path[-2:-1] == ("scores",):
        return path[-1]
    labels = [info.label for info in _infos(model, path)]
    if len(labels) < len(path):
        return target
    if isinstance(parsed.pick, str):
        labels[0] = parsed.pick
    elif parsed.pick:
        labels[0] += str(parsed.pick + 1)
    hidden = path[0] in (*_SPEAK_FOR_THEMSELVES, *_SHEETS_OF_THEIR_OWN) and len(labels) > 1
    return "·".join(labels[1:] if hidden else labels)


def _infos(model: type[Record], path: tuple[str, ...]) -> list[FieldInfo]:
    found = (field_at(model, path[: length + 1]) for length in range(len(path)))
    return [info for info in found if info is not None]
