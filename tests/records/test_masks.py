"""Masks: what a list shows, and knowing it again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.records.fields import CARE, CONTACT, IDENT, NAME, STATUS, Sensitivity
from liushou.records.masks import COVER, is_masked, mask, masks_to


@given(st.text(min_size=1).filter(lambda text: text[0] != "\n"), st.sampled_from([NAME, CARE, CONTACT]))
def test_what_is_masked_is_known_as_such(value: str, mark: Sensitivity) -> None:
    assert is_masked(mask(value, mark))


@pytest.mark.parametrize("text", ["王某2", "***", "***21", "内容***", "甲\n***"])
def test_a_mask(text: str) -> None:
    assert is_masked(text)


@pytest.mark.parametrize("text", ["王小雨", "", "某", "欧阳某", "王某某", "** *", "王某家"])
def test_no_mask(text: str) -> None:
    assert not is_masked(text)


@pytest.mark.parametrize(("text", "same"), [("王某", True), ("王某12", True), ("李某", False), ("王", False)])
def test_whose_mask_it_may_be(text: str, *, same: bool) -> None:
    assert masks_to("王小雨", text) is same


@pytest.mark.parametrize("mark", [*Sensitivity, None])
@pytest.mark.parametrize("text", ["ENC[1,contact.1,AAAA]", "ENC[", "ENC[15400012345]"])
def test_of_what_is_sealed_nothing_is_shown(text: str, mark: Sensitivity | None) -> None:
    assert mask(text, mark) == COVER


def test_what_only_looks_a_little_like_it_is_masked_as_ever() -> None:
    assert mask("15400012345", CONTACT) == "***45"
    assert mask("enc[", STATUS) == "enc["
    assert mask("439900201511200029", IDENT) == COVER
