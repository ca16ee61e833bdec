"""An archive as lines that each make sense alone, one fact a line: what `git diff` compares for people.

`git diff`, `git log -p` and `git show` give each version to a program (textconv) and compare what it
prints. Of the way something is written (order of keys, quotes) nothing shows here, so a mere rewriting
shows no difference; of what is written, comments included, everything does.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from liushou.findings import Path
from liushou.history.words.wording import is_secret, sensitivity
from liushou.records.describe import FieldInfo, field_at, fields_at
from liushou.records.fields import HIDDEN, Record, Sensitivity
from liushou.records.sameness import SAMENESS
from liushou.records.vocabulary import EVERY_LABELS
from liushou.yamltext.comments import comments
from liushou.yamltext.edit_values import Archive
from liushou.yamltext.scalars import Scalar, Value, resolve
from liushou.yamltext.spans import Lines
from liushou.yamltext.written import as_written

GAP = "\u3000"
"""Between the entry and its field: 监护人 祖母 李秀英　电话：***45."""
_NULL, _NO_ENTRIES = "（空）", "（没有）"


@dataclass(frozen=True, slots=True)
class Covering:
    """How values are covered: `secret` those whose field is sensitive, by its mark; `loose` all else.

    Loose text (comments, titles) may hold a phone all the same.
    """

    secret: Callable[[Scalar, Sensitivity], str]
    loose: Callable[[str], str]


def reading_copy(label: str, model: type[Record], text: str, value: Archive, cover: Covering) -> list[str]:
    """The lines of an archive of the kind `model` (`label` its Chinese name); `value` is what `text` says.

    The first line names the archive; fields follow in the model's order, entries of lists as they stand.
    """
    copy = _Copy(model, cover, _remarks(text))
    lines = [*copy.title(label, value), *copy.fields((), "", value, copy.told)]
    return [*lines, *copy.rest()]


def with_markers(ours: Sequence[str], theirs: Sequence[str], names: tuple[str, str]) -> list[str]:
    """The copies of the two sides of a conflict as one, git's markers around the lines that differ.

    `names` are what the markers call the sides. So `git diff` shows in the middle of a merge what is left
    to decide, and not the whole archive.
    """
    lines: list[str] = []
    for same, i, j, m, n in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if same == "equal":
            lines += ours[i:j]
        else:
            lines += [f"{'<' * 7} {names[0]}", *ours[i:j], "=" * 7, *theirs[m:n], f"{'>' * 7} {names[1]}"]
    return lines


def _remarks(text: str) -> dict[Path, list[str]]:
    """The comments by what they stand at: a value on the same line, else the next thing; () at the end."""
    found: dict[Path, list[str]] = {}
    lines = Lines(text)
    scalars = as_written(text).scalars
    place = 0
    for comment in comments(text):
        start = lines.start(comment.line)
        here = start + comment.column - 1
        while place < len(scalars) and scalars[place].start < here:
            place += 1
        beside = place > 0 and scalars[place - 1].end > start
        at = scalars[place - 1].path if beside else scalars[place].path if place < len(scalars) else ()
        found.setdefault(at, []).append(comment.text)
    return found


@dataclass(slots=True)
class _Copy:
    """One archive on its way into lines; `remarks` are the comments not yet shown."""

    model: type[Record]
    cover: Covering
    remarks: dict[Path, list[str]]
    told: frozenset[str] = field(default=frozenset())

    def title(self, label: str, value: Archive) -> Iterator[str]:
        """〔儿童档案〕c-7kq2m 田小禾: the line that git shows above each change (diff.liushou.xfuncname)."""
        names = [key for key in ("id", "name", "title") if isinstance(value.get(key), str)]
        self.told = frozenset(names)
        shown = [self._text((key,), value[key]) for key in names if value[key]]
        yield f"〔{label}〕{' '.join(' '.join(each.split()) for each in shown)}"
        for key in names:
            yield from self._remarks_at((key,))

    def fields(
        self, path: Path, before: str, value: dict[str, Value], told: frozenset[str] = frozenset()
    ) -> Iterator[str]:
        """The fields of a mapping but those already `told`; `before` is what each line begins with."""
        known = fields_at(self.model, path)
        order = dict.fromkeys((*(key for key in known if key in value), *value))
        for key in order:
            if key not in told:
                info = known.get(key)
                label = before + (info.label if info else self.cover.loose(key))
                yield from self._remarks_at((*path, key))
                yield from self._field((*path, key), label, value[key])

    def rest(self) -> Iterator[str]:
        """The comments at the end, and at what has no line of its own."""
        for path in list(self.remarks):
            yield from self._remarks_at(path)

    def _field(self, path: Path, label: str, value: Value) -> Iterator[str]:
        if isinstance(value, dict) and value and not is_secret(self.model, path):
            yield from self.fields(path, label + GAP, value)
        elif isinstance(value, list) and value:
            for place, item in enumerate(value):
                yield from self._item((*path, place), label, item)
        else:
            yield from (f"{label}：{line}" for line in self._text(path, value).splitlines() or [""])

    def _item(self, path: Path, label: str, item: Value) -> Iterator[str]:
        yield from self._remarks_at(path)
        if not isinstance(item, dict) or is_secret(self.model, path):
            yield from self._field(path, label, item)
            return
        names = self._naming_keys(path, item)
        head = " ".join((label, *(self._list_text((*path, key), item[key]) for key in names)))
        for key in names:
            yield from self._remarks_at((*path, key))
        yield head
        yield from self.fields(path, head + GAP, item, frozenset(names))

    def _naming_keys(self, path: Path, item: dict[str, Value]) -> list[str]:
        """What tells the entry from its neighbours (records/sameness.py), so far as it may be shown."""
        info = field_at(self.model, path)
        same = SAMENESS.get(info.part) if info is not None and info.part is not None else None
        keys = same.tiers[0] if same is not None else ()
        return [key for key in keys if _in_one_line(item.get(key)) and not self._mark((*path, key))]

    def _list_text(self, path: Path, value: Value) -> str:
        items = value if isinstance(value, list) else [value]
        return "、".join(self._text(path, item) for item in items)

    def _text(self, path: Path, value: Value) -> str:
        """A single value: covered, or as people write it."""
        info, mark = field_at(self.model, path), self._mark(path)
        if mark is not None and isinstance(value, dict) and value:
            return self.cover.secret(str(value), mark)
        if value is None or isinstance(value, (dict, list)):
            return _NULL if value is None else _NO_ENTRIES
        if mark is not None:
            return self.cover.secret(value, mark)
        return self.cover.loose(_plain(value, info))

    def _mark(self, path: Path) -> Sensitivity | None:
        mark = sensitivity(self.model, tuple(part for part in path if isinstance(part, str)))
        return mark if mark in HIDDEN else None

    def _remarks_at(self, path: Path) -> list[str]:
        return [self.cover.loose(remark) for remark in self.remarks.pop(path, ())]


def _in_one_line(value: Value) -> bool:
    items = value if isinstance(value, list) else [value]
    return bool(items) and all(
        item is not None and not isinstance(item, (dict, list)) and "\n" not in str(item) for item in items
    )


def _plain(value: Scalar, info: FieldInfo | None) -> str:
    """A value as people write it; what is written as another type than the field has, as it is written.

    So the mending of `boarding: 是` or of a number without quotes shows too.
    """
    kind = info.type if info is not None else None
    if isinstance(value, bool):
        return ("是" if value else "否") if kind is bool else str(value).lower()
    if not isinstance(value, str):
        return f"{value}（没有引号）" if kind is str else str(value)
    if info is not None and info.choices == tuple(EVERY_LABELS):
        return EVERY_LABELS.get(value, f'"{value}"')
    return (
        f'"{value}"' if kind is bool or (kind is not str and not isinstance(resolve(value), str)) else value
    )
