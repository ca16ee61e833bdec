"""What a key's file holds once it is unwrapped."""

import json

import pytest
from tests.store.sealing.at_hand import RING

from liushou.records.fields import CARE
from liushou.store.sealing.keyfile import decoded, encoded

KEY = RING.current(CARE)


def test_what_is_written_is_read() -> None:
    assert decoded(KEY.file, encoded(KEY)) == KEY


@pytest.mark.parametrize("recipients", ["age1", [1], ["age1", None], {"age1": 1}, None])
def test_recipients_are_a_list_of_texts(recipients: object) -> None:
    told = {**json.loads(encoded(KEY)), "recipients": recipients}
    with pytest.raises(ValueError, match="not a list of recipients"):
        decoded(KEY.file, json.dumps(told).encode())
