"""Slips of the hand: full-width signs and missing spaces, told where they are and all at once."""

import pytest

from liushou.yamltext.reader import read

from .samples import told

_WIDE_COLON = "用了全角冒号"
_NO_SPACE = "冒号后面缺一个空格"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("id: c-1\nname：石小满\nsex: 女\n", [(2, 5)]),
        ("name：石小满\nid: c-1\n", [(1, 5)]),
        ("id：c-1\nname：石小满\n", [(1, 3), (2, 5)]),
        ("姓名：石小满\n", [(1, 3)]),
        ('id: c-1\nname：石小满\nsex：女\nstatus: 在册\nphone："1"\n', [(2, 5), (3, 4), (5, 6)]),
        ("parents:\n  - relation：父亲\n    name: 石山\n", [(2, 13)]),
        ("parents:\n  - relation：父亲\n    name：石山\n", [(2, 13), (3, 9)]),
        ("id: c-1\naddress：\n  village: 上坪村\nsex: 女\n", [(2, 8)]),
        ("id: c-1\naddress：  \n  village: 上坪村\n", [(2, 8)]),
        ("address:\n  village：上坪村\nsex: 女\n", [(2, 10)]),
        ("address:\n  village ：上坪村\n", [(2, 11)]),
        ("address:\n  village：上坪村\n  detail：三组\n", [(2, 10), (3, 9)]),
        ("scores:\n  语文：95\n  数学：88.5\n", [(2, 5), (3, 5)]),
        ("id ：c-1\n", [(1, 4)]),
        ('"name"：石小满\n', [(1, 7)]),
    ],
)
def test_full_width_colon(text: str, places: list[tuple[int, int]]) -> None:
    reading = read(text.encode())
    assert reading.value is None
    assert told(reading.faults) == [("LS002", *place) for place in places]
    assert all(_WIDE_COLON in fault.message for fault in reading.faults)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("id: c-1\nname:石小满\nsex:女\n", [(2, 5), (3, 4)]),
        ("name:石小满\nid: c-1\n", [(1, 5)]),
        ("address:\n  village:上坪村\n", [(2, 10)]),
        ("address:\n  phone:15400012345\n", [(2, 8)]),
    ],
)
def test_no_space_behind_the_colon(text: str, places: list[tuple[int, int]]) -> None:
    reading = read(text.encode())
    assert reading.value is None
    assert told(reading.faults) == [("LS002", *place) for place in places]
    assert all(_NO_SPACE in fault.message for fault in reading.faults)


@pytest.mark.parametrize(
    ("text", "place", "phrase"),
    [
        ("id: c-1\nname:\u3000石小满\nsex: 女\n", (2, 6), "冒号后面是全角空格"),
        ("address:\n\u3000\u3000village: 上坪村\n", (2, 1), "缩进里有全角空格"),
        ("id: c-1\n\xa0name: 石小满\n", (2, 1), "缩进里有全角空格"),
        (
            "records:\n  - date: 2026-09-01\n\u3000  note: |\n  - date: 2026-09-02\n",
            (3, 1),
            "缩进里有全角空格",
        ),
        ("address:\n  village\u3000: 上坪村\n", (2, 3), "键后面有全角空格"),
        ("address:\n\u3000\u3000village：上坪村\n", (2, 1), "缩进里有全角空格"),
        ("interests:\n  -画画\n  -跳绳\n", (2, 3), "列表项应为英文“-”加一个空格"),
        ("interests:\n  －画画\n  －跳绳\n", (2, 3), "列表项应为英文“-”加一个空格"),
        ("interests:\n- 画画\n-跳绳\nsex: 女\n", (3, 1), "“-”后面缺一个空格"),
    ],
)
def test_spaces_and_dashes(text: str, place: tuple[int, int], phrase: str) -> None:
    reading = read(text.encode())
    assert reading.value is None
    assert told(reading.faults) == [("LS002", *place)]
    assert phrase in reading.faults[0].message


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("records:\n  - {date: 2026-01-01，kind: 谈心}\n", (2, 22)),
        ("a: {date: 2026-01-01、kind: 谈心}\n", (1, 21)),
        ("a: {note: 今天来了，kind: 谈心}\n", (1, 15)),
        ("a: {note: 今天来了，kind：谈心}\n", (1, 15)),
    ],
)
def test_full_width_comma_between_fields(text: str, place: tuple[int, int]) -> None:
    reading = read(text.encode())
    assert reading.value is None
    assert told(reading.faults) == [("LS002", *place)]
    assert "括号里用了全角的" in reading.faults[0].message


@pytest.mark.parametrize(
    "text", ["a: {date：2026-01-01, kind: 谈心}\n", "a: {date:2026-01-01, kind: 谈心}\n"]
)
def test_field_and_value_in_one_word(text: str) -> None:
    reading = read(text.encode())
    assert told(reading.faults) == [("LS002", 1, 5)]
    assert "键和值没有分开" in reading.faults[0].message


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        ("interests: [画画，唱歌]\n", 15, ["画画，唱歌"]),
        ("interests: [跑步, 画画、唱歌]\n", 19, ["跑步", "画画、唱歌"]),
        ("interests: [跑步,\n  画画、唱歌]\n", 5, ["跑步", "画画、唱歌"]),
    ],
)
def test_full_width_comma_in_a_list_is_a_warning(text: str, column: int, value: list[str]) -> None:
    reading = read(text.encode())
    assert reading.value == {"interests": value}
    assert [(fault.code, fault.span.column) for fault in reading.faults] == [("LS002", column)]
    assert (reading.faults[0].fatal, reading.faults[0].severity) == (False, "warning")


@pytest.mark.parametrize(
    "text",
    [
        "notes: 今天：好\n",
        "notes: qq：12345\n",
        "notes:\n  今天家访：奶奶说很好\n",
        "notes:\n  今天家访：奶奶说\n  身体：很好\n",
        'notes:\n  "qq：12345"\n',
        "notes: |\n  name：石小满\n  －画画\n  [画画，唱歌]\n",
        "interests:\n  - qq：群名\n",
        "url: http://example.org/a:b\n",
        "time: 12:30\n",
        "a: {note: 今天，很好, url: http://example.org}\n",
        'interests: ["画画，唱歌"]\n',
        "notes: 段首\u3000空格\n",
        "a: -5\nb:\n  -5\n",
        "notes: -x\n",
        "notes: 他说，a: 1\n".replace("a: 1", "a:1"),
        "notes: 12#楼\n",
        "'a：b': 1\n",
    ],
)
def test_text_that_may_be_meant(text: str) -> None:
    reading = read(text.encode())
    assert reading.faults == ()
    assert reading.value is not None


def test_what_follows_a_slip_is_looked_at_too() -> None:
    text = 'id: c-1\nname："石小满"\nid: c-2\nsex：女\nx: &v 1\nnote: @x\n'
    assert told(read(text.encode()).faults) == [
        ("LS002", 2, 5),
        ("LS003", 3, 1),
        ("LS002", 4, 4),
        ("LS005", 5, 4),
        ("LS002", 6, 7),
    ]


def test_a_slip_that_cannot_be_mended_ends_the_search() -> None:
    text = "id: c-1\nnotes：|\n  一段\n  二段: x\nname：石小满\n"
    assert told(read(text.encode()).faults) == [("LS002", 2, 6)]


def test_many_slips_are_all_told() -> None:
    text = "".join(f"k{number}：{number}\nx{number}: 1\n" for number in range(30))
    assert len(read(text.encode()).faults) == 30
