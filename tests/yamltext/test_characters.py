"""Characters that are not seen or not allowed, each at its exact place."""

import pytest

from liushou.yamltext.characters import UNUSUAL
from liushou.yamltext.reader import read

from .samples import ARCHIVE, told


def test_an_ordinary_archive_needs_no_closer_look() -> None:
    assert not UNUSUAL.search(ARCHIVE)


@pytest.mark.parametrize(
    "char", ["\x00", "\x01", "\x0b", "\x0c", "\x1b", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff"]
)
def test_control_characters_are_fatal(char: str) -> None:
    reading = read(f"id: c-1\nnote: 今天{char}好\n".encode())
    assert reading.value is None
    assert told(reading.faults) == [("LS108", 2, 9)]
    fault = reading.faults[0]
    assert (fault.fatal, fault.severity) == (True, "error")
    assert f"U+{ord(char):04X}" in fault.message
    assert (fault.span.end_line, fault.span.end_column) == (2, 10)


@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029"])
def test_line_ends_of_yaml_1_1_are_characters_here(char: str) -> None:
    reading = read(f'id: c-1\nnote: "今天{char}好"\n姓{char}名: 石{char}小满\nsex: 女\n'.encode())
    assert reading.value == {
        "id": "c-1",
        "note": f"今天{char}好",
        f"姓{char}名": f"石{char}小满",
        "sex": "女",
    }
    assert told(reading.faults) == [("LS108", 2, 10), ("LS108", 3, 2), ("LS108", 3, 7)]
    assert {(fault.fatal, fault.severity) for fault in reading.faults} == {(False, "error")}


def test_line_ends_of_yaml_1_1_within_collections() -> None:
    reading = read('a: [{"b\u2028": ["c\x85", 1]}]\n'.encode())
    assert reading.value == {"a": [{"b\u2028": ["c\x85", 1]}]}


@pytest.mark.parametrize(
    "char", ["\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\xad", "\u3164", "\U000e0041"]
)
def test_characters_that_are_not_seen(char: str) -> None:
    reading = read(f"id: c-1\nname: 石{char}小满\n".encode())
    assert reading.value == {"id": "c-1", "name": f"石{char}小满"}
    assert told(reading.faults) == [("LS108", 2, 8)]
    assert (reading.faults[0].fatal, reading.faults[0].severity) == (False, "warning")


def test_two_on_a_line_are_two_faults() -> None:
    assert told(read("name: \u200b石\u200b\n".encode()).faults) == [("LS108", 1, 7), ("LS108", 1, 9)]


@pytest.mark.parametrize("emoji", ["❤\ufe0f", "👩\u200d🏫", "👨\u200d👩\u200d👧", "🏳\ufe0f\u200d🌈"])
def test_joints_of_emoji_are_not_told(emoji: str) -> None:
    reading = read(f"wish: 想妈妈{emoji}\n".encode())
    assert reading.faults == ()
    assert reading.value == {"wish": f"想妈妈{emoji}"}


def test_a_joint_without_an_emoji_is_told() -> None:
    assert told(read("name: 石\ufe0f小满\n".encode()).faults) == [("LS108", 1, 8)]
    assert told(read("\u200da: 1\n".encode()).faults) == [("LS108", 1, 1)]


@pytest.mark.parametrize("char", ["e\u0301", "\uf900", "か\u3099", "\u1112\u1161"])
def test_not_in_normal_form_c(char: str) -> None:
    reading = read(f"id: c-1\nnote: 好{char}，{char}\n".encode())
    assert reading.value == {"id": "c-1", "note": f"好{char}，{char}"}
    assert told(reading.faults) == [("LS108", 2, 8)]
    assert "NFC" in reading.faults[0].message
    assert reading.faults[0].span.end_column == 9


def test_accents_in_normal_form_c_are_fine() -> None:
    assert read("name: Renée Müller ñ\n".encode()).faults == ()


def test_no_more_than_a_hundred_of_a_kind() -> None:
    assert len(read(f"note: 好{chr(0x200B) * 300}\n".encode()).faults) == 100
    assert len(read("".join(f"k{n}: e\u0301\n" for n in range(300)).encode()).faults) == 100


def test_faults_behind_a_control_character_are_found_too() -> None:
    reading = read("note: 今天\x07好\nid: 1\nid: 2\n".encode())
    assert told(reading.faults) == [("LS108", 1, 9), ("LS003", 3, 1)]


def test_every_character_is_read_or_told() -> None:
    """No character of the basic plane makes libyaml refuse a text without a fault of its own."""
    chars = [
        chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000 and chr(code) not in '"\\\r\n'
    ]
    for start in range(0, len(chars), 64):
        block = chars[start : start + 64]
        reading = read("".join(f'k{ord(char)}: "a{char}b"\n' for char in block).encode())
        if reading.value is None:
            assert {fault.code for fault in reading.faults if fault.fatal} == {"LS108"}
        else:
            assert reading.value == {f"k{ord(char)}": f"a{char}b" for char in block}
