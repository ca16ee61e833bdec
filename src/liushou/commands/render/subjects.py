"""What a document is of: the records, village, month or term that the command line names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liushou.commands.common import term_of
from liushou.documents.contexts.village import villages
from liushou.documents.frontmatter import Of
from liushou.documents.templates import Template
from liushou.errors import UsageError
from liushou.records.kinds import KindName
from liushou.records.standing import on_register
from liushou.store.load import Store
from liushou.store.who import find_many
from liushou.terms import reads_as_term

_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])", re.ASCII)
_RECORDS: dict[Of, tuple[KindName, str]] = {
    "activity": ("activity", "活动"),
    "child": ("child", "儿童"),
    "volunteer": ("volunteer", "帮扶人员"),
}
_OF_PEOPLE: frozenset[Of] = frozenset({"child", "volunteer", "sample"})
_WANTED: dict[Of, str] = {
    "activity": "活动（编号、名称或条件；用 liushou list activities 查看）",
    "village": "村名",
    "sample": "抽查的儿童（编号、姓名或条件）",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What one document is of: its kind and the ids it is about (none for one that is for everybody)."""

    kind: Of
    ids: tuple[str, ...]

    @property
    def id(self) -> str:
        """The one id of a subject that has one."""
        return self.ids[0]


def subjects(
    template: Template, store: Store, words: Sequence[str], but: Sequence[str], term: str | None, day: date
) -> tuple[Subject, ...]:
    """The subjects of the documents to make, one each. Raises UsageError where none is named or found."""
    kind = _kind(template, words, term)
    if kind == "changes":
        raise UsageError(f"{template.about.title}由 liushou diff 生成：liushou diff --term -o 变化.docx。")
    if kind in ("term", "report"):
        return (Subject(kind, (term_of(store, term or (words[0] if words else None), day),)),)
    if kind == "month":
        return tuple(Subject("month", (word,)) for word in words) or (Subject("month", (f"{day:%Y-%m}",)),)
    if kind == "unit":
        return (Subject("unit", ()),)
    if kind == "village":
        return tuple(Subject("village", (name,)) for name in _villages(store, words, day))
    if kind == "sample":
        return (Subject("sample", _found(store, "sample", words, but, day)),)
    return tuple(Subject(kind, (each,)) for each in _found(store, kind, words, but, day))


def of_nobody(template: Template, chosen: Sequence[Subject]) -> None:
    """Raise UsageError for a document about one person, or about children one by one: none is for the public.

    Without a name it would still tell the class, the village and the story of somebody people know.
    """
    if any(each.kind in _OF_PEOPLE for each in chosen):
        raise UsageError(
            f"{template.about.title}写的是具体的人，不能公开：给上级请写 --audience superior；"
            "本单位自己用请写 --audience internal。"
        )


def _kind(template: Template, words: Sequence[str], term: str | None) -> Of:
    """Which of the kinds a template is made for is meant."""
    kinds = template.about.of
    if "month" in kinds and words and all(_MONTH.fullmatch(word) for word in words):
        return "month"
    if kinds == ("report",):
        return "report"
    if "term" in kinds and (term is not None or (len(words) == 1 and reads_as_term(words[0]))):
        return "term"
    if "unit" in kinds and not words:
        return "unit"
    if words:
        return next((kind for kind in kinds if kind not in ("unit", "month", "term")), kinds[0])
    return next((kind for kind in kinds if kind not in _WANTED), kinds[0])


def _found(store: Store, kind: Of, words: Sequence[str], but: Sequence[str], day: date) -> tuple[str, ...]:
    """The ids that the words name; children and volunteers are all of today's where none are."""
    if not words and kind in _WANTED:
        raise UsageError(f"请写明是哪一个{_WANTED[kind]}。")
    record_kind, label = _RECORDS.get(kind, ("child", "儿童"))
    ids = find_many(store, words, record_kind, day, but)
    if not words:
        ids = tuple(each for each in ids if _is_there(store, record_kind, each, day))
    if not ids:
        raise UsageError(f"没有符合条件的{label}。")
    return ids


def _is_there(store: Store, kind: KindName, record_id: str, day: date) -> bool:
    if kind == "child":
        return on_register(store.children[record_id], day)
    return store.volunteers[record_id].service.holds(day)


def _villages(store: Store, words: Sequence[str], day: date) -> tuple[str, ...]:
    """The villages named, or all there are."""
    known = villages(store, day)
    unknown = [word for word in words if word not in known]
    if unknown:
        raise UsageError(f"没有“{'、'.join(unknown)}”这个村；现有：{'、'.join(known)}。")
    return tuple(words) or known
