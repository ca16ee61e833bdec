"""Who did something, as a sheet or the command line names them."""

import pytest
from tests.builders import store, volunteer

from liushou.care.who_did import carers
from liushou.errors import UsageError

HELPERS = store(
    volunteer("v-a", name="何秀兰"), volunteer("v-b", name="何秀兰"), volunteer("v-c", name="尤静")
)


@pytest.mark.parametrize("word", ["v-a", "V-A", "何秀兰（v-a）", "何秀兰(v-a)"])
def test_an_id_tells_those_of_one_name_apart(word: str) -> None:
    found = carers(HELPERS, [f"{word}、尤静"])
    assert (found.who, found.strangers) == (("v-a", "v-c"), ())


def test_a_name_that_several_have_is_refused() -> None:
    with pytest.raises(UsageError, match="v-a"):
        carers(HELPERS, ["何秀兰"])


@pytest.mark.parametrize("word", ["尤静（v-a）", "何秀兰（村医）", "何秀兰（v-z）"])
def test_other_words_in_brackets_belong_to_the_name(word: str) -> None:
    found = carers(HELPERS, [word])
    assert (found.who, found.strangers) == ((word,), (word,))
