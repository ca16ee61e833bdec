"""Sentences of a plain list that were reworded."""

import pytest

from liushou.history.matching import matched
from liushou.history.merging.sentences import with_reworded
from liushou.yamltext.values import Value

ONE, OTHER = "帮扶教师每周到家里走访一次", "学校每月召开一次帮扶例会"


def pairs(old: list[Value], new: list[Value]) -> list[tuple[int, int]]:
    found = with_reworded(matched(None, old, new), old, new)
    assert {i for i, _ in found.pairs}.isdisjoint(found.removed)
    assert len(found.pairs) + len(found.removed) == len(old)
    assert len(found.pairs) + len(found.added) == len(new)
    return list(found.pairs)


def test_a_reworded_sentence_is_the_same_one() -> None:
    assert pairs([ONE, OTHER], [OTHER, ONE.replace("一次", "两次")]) == [(1, 0), (0, 1)]
    assert pairs([ONE, OTHER], [ONE.replace("一次", "两次"), f"{OTHER}。"]) == [(0, 0), (1, 1)]


def test_the_likeliest_are_paired_first() -> None:
    assert pairs([ONE], [ONE.replace("每周到家里", "到家"), ONE.replace("一次", "两次")]) == [(0, 1)]


@pytest.mark.parametrize(
    ("old", "new"),
    [(ONE, OTHER), ("画画", "画画儿"), ("2026-04-18", "2026-04-19"), ("c-7kq2m", "c-7kq2n"), (1, 2)],
)
def test_another_sentence_a_word_a_date_or_an_id_is_another_one(old: Value, new: Value) -> None:
    assert pairs([old], [new]) == []
