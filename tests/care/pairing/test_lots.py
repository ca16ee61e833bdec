"""Lots: the same on every machine, never heavier than a unit of cost, and fair."""

import numpy as np
import pytest

from liushou.care.pairing.lots import lots, scale_for, seeds


def test_a_lot_is_the_same_on_every_machine() -> None:
    assert seeds(["c-7kq2m", "v-8ndx5"]).tolist() == [16_781_386_969_680_694_602, 15_565_967_989_221_684_446]
    assert lots(seeds(["c-7kq2m"]), seeds(["v-8ndx5"]), 10).tolist() == [14_762]


@pytest.mark.parametrize("pairs", [1, 57, 20_000, 180_000])
def test_all_lots_of_an_arrangement_are_less_than_a_unit(pairs: int) -> None:
    chance = np.random.default_rng(1)
    drawn = lots(*chance.integers(0, 1 << 63, (2, 10_000), dtype=np.uint64), pairs)
    assert int(drawn.min()) >= 0
    assert int(drawn.max()) * pairs < scale_for(pairs)
    assert len(np.unique(drawn)) > 40


def test_lots_favour_nobody() -> None:
    children, helpers = (seeds([f"{letter}-{n:03}" for n in range(100)]) for letter in "cv")
    drawn = lots(np.repeat(children, 100), np.tile(helpers, 100), 100).reshape(100, 100)
    most = scale_for(100) / 101
    assert 0.4 < drawn.mean(axis=0).min() / most < drawn.mean(axis=0).max() / most < 0.6
    assert 0.4 < drawn.mean(axis=1).min() / most < drawn.mean(axis=1).max() / most < 0.6
