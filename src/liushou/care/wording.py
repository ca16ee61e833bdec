"""A word of the command line or of a sheet to the one term of the field that it says."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeVar, get_args

from liushou.errors import UsageError
from liushou.records.vocabulary import CaseKind, CaseLevel, RecordKind

T = TypeVar("T", bound=str)

RECORD_KINDS: tuple[RecordKind, ...] = get_args(RecordKind)
CASE_KINDS: tuple[CaseKind, ...] = get_args(CaseKind)
CASE_LEVELS: tuple[CaseLevel, ...] = get_args(CaseLevel)

_RECORDS_SAID: Mapping[str, RecordKind] = {
    "谈话": "谈心", "交谈": "谈心", "视频": "亲情视频", "视频通话": "亲情视频", "书信": "亲情书信",
    "写信": "亲情书信", "见面": "亲情见面", "核查": "信息核查", "生日": "生日祝福", "宣传": "入户宣传",
    "联系家长": "家长联系", "看病": "就医", "回访": "随访", "作业辅导": "课业辅导", "走访慰问": "慰问",
    "谈心谈话": "谈心", "个别谈心": "谈心", "个别谈话": "谈心", "视频聊天": "亲情视频",
    "家长沟通": "家长联系", "与家长沟通": "家长联系", "上门家访": "家访", "入户家访": "家访",
    "入户走访": "走访", "节日慰问": "慰问", "心理疏导": "心理辅导", "学习辅导": "课业辅导",
    "课后辅导": "课业辅导",
}  # fmt: skip
"""Other words for a kind of record; 电话, 通话 are none of them: they may be 亲情电话 or 家长联系."""


def record_kind(word: str) -> RecordKind:
    """The kind of record that a word says. Raises UsageError."""
    return term_meant(word, RECORD_KINDS, "记录类别", _RECORDS_SAID)


def case_kind(word: str) -> CaseKind:
    """The kind of case that a word says. Raises UsageError."""
    return term_meant(word, CASE_KINDS, "个案类别", {})


def case_level(word: str) -> CaseLevel:
    """The level of case that a word says. Raises UsageError."""
    return term_meant(word, CASE_LEVELS, "个案等级", {})


def term_meant(word: str, terms: Sequence[T], what: str, said: Mapping[str, T]) -> T:
    """The one of `terms` that is the word, that another word says, or that alone begins with it.

    Raises UsageError with the nearest terms; `what` is what the word should have been, in Chinese.
    """
    plain = "".join(unicodedata.normalize("NFKC", word).split())
    begun = [term for term in terms if plain and term.startswith(plain)]
    for term in terms:
        if term == plain or said.get(plain) == term or begun == [term]:
            return term
    # A library for likeness is needed only where no term is meant.
    from liushou.records.nearest import alike

    alternatives = begun or [term for term in terms if plain and plain in term]
    near: list[str] = [*alternatives] or [found for found in (alike(plain, terms),) if found]
    hint = f"是不是{'、'.join(near)}？" if near else ""
    raise UsageError(f"“{word}”不是{what}。{hint}可用：{'、'.join(terms)}。")
