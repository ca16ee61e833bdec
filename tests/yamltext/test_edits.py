"""Single keys and values exchanged in place: one changed value is one changed line, and reads back."""

import codecs
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.findings import Path, Repair
from liushou.yamltext.edits import edited, spliced
from liushou.yamltext.emit import dump
from liushou.yamltext.reader import read

from .strategies import archives, texts

TEXT = """\
# 石小满的档案
name: 石小满   # 与户口簿一致
"phone" : 15400012345
address: {village: '上坪村', detail: 三组}
parents:
  - relation: 父亲   # 父亲

    phone: "15400012346"
notes: |
  第一行
  第二行
long: 一段
  折行的文字
"""


@pytest.mark.parametrize(
    ("repair", "old", "new"),
    [
        (Repair("text", "石晓满", "", ("name",)), "name: 石小满   #", "name: 石晓满   #"),
        (Repair("text", "石: 满", "", ("name",)), "name: 石小满   #", 'name: "石: 满"   #'),
        (Repair("text", "true", "", ("name",)), "name: 石小满   #", 'name: "true"   #'),
        (Repair("key", "full_name", "", ("name",)), "name: 石小满", "full_name: 石小满"),
        (Repair("key", "mobile", "", ("phone",)), '"phone" : 154', "mobile : 154"),
        (Repair("quote", "", "", ("phone",)), "15400012345", '"15400012345"'),
        (Repair("bare", "12.5", "", ("name",)), "石小满   #", "12.5   #"),
        (Repair("text", "下'坪村", "", ("address", "village")), "'上坪村'", "'下''坪村'"),
        (Repair("text", "甲, 乙", "", ("address", "detail")), "三组", '"甲, 乙"'),
        (Repair("text", "母亲", "", ("parents", 0, "relation")), "父亲   #", "母亲   #"),
        (Repair("text", '1"2', "", ("parents", 0, "phone")), '"15400012346"', '"1\\"2"'),
    ],
)
def test_one_value_one_line(repair: Repair, old: str, new: str) -> None:
    after = edited(TEXT.encode(), [repair])
    assert after is not None
    assert after.decode() == TEXT.replace(old, new)


@pytest.mark.parametrize(
    "repair",
    [
        Repair("text", "甲", "", ("notes",)),
        Repair("text", "甲", "", ("long",)),
        Repair("text", "甲", "", ("nobody",)),
        Repair("key", "甲", "", ("nobody",)),
        Repair("bare", "一二", "", ("parents",)),
        Repair("key", "name", "", ("phone",)),
        Repair("key", "a: b", "", ("phone",)),
        Repair("bare", "{", "", ("name",)),
    ],
)
def test_what_cannot_be_exchanged_safely_is_left(repair: Repair) -> None:
    assert edited(TEXT.encode(), [repair]) is None


def test_several_at_once_and_a_key_above_its_values() -> None:
    repairs = [
        Repair("key", "address", "", ("adress",)),
        Repair("text", "下坪村", "", ("adress", "village")),
        Repair("quote", "", "", ("phones", 1)),
    ]
    data = "adress: {village: 上坪村}\nphones: [110, 120]\n".encode()
    after = edited(data, repairs)
    assert after is not None
    assert after.decode() == 'address: {village: 下坪村}\nphones: [110, "120"]\n'


def test_two_edits_of_one_place_are_refused() -> None:
    assert edited(b"a: 1\n", [Repair("quote", "", "", ("a",)), Repair("text", "x", "", ("a",))]) is None


def test_the_mark_and_line_ends_of_a_file_stay() -> None:
    data = codecs.BOM_UTF8 + "name: 甲\r\nphone: 110\r\n".encode()
    after = edited(data, [Repair("quote", "", "", ("phone",))])
    assert after == codecs.BOM_UTF8 + 'name: 甲\r\nphone: "110"\r\n'.encode()


def test_a_text_that_cannot_be_read_is_left() -> None:
    assert edited(b"a: [1\n", [Repair("quote", "", "", ("a", 0))]) is None
    assert edited(b"\xff", []) is None


def leaves(value: Any, path: Path = ()) -> list[Path]:
    if isinstance(value, dict) and value:
        return [leaf for key, item in value.items() for leaf in leaves(item, (*path, key))]
    if isinstance(value, list) and value:
        return [leaf for index, item in enumerate(value) for leaf in leaves(item, (*path, index))]
    return [] if isinstance(value, dict | list) else [path]


@given(archives, texts, st.data())
def test_only_the_value_meant_changes(document: dict[str, Any], put: str, data: st.DataObject) -> None:
    paths = leaves(document)
    if not paths:
        return
    path = data.draw(st.sampled_from(paths))
    before = dump(document)
    after = edited(before.encode(), [Repair("text", put, "", path)])
    if after is None:
        return
    value: Any = read(after).value
    other: Any = read(before.encode()).value
    for part in path[:-1]:
        value, other = value[part], other[part]
    assert value[path[-1]] == put
    other[path[-1]] = put
    assert value == other
    changed = [
        pair
        for pair in zip(before.split("\n"), after.decode().split("\n"), strict=True)
        if pair[0] != pair[1]
    ]
    assert len(changed) <= 1


def test_spliced() -> None:
    assert spliced("abcdef", [(0, 1, "X"), (3, 3, "-"), (5, 6, "")]) == "Xbc-de"
