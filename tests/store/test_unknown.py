"""What to write in the place of a word that names nobody."""

import pytest

from liushou.store.unknown import instead

TITLES = {"c-7kq2m": "李小雨", "c-9xw4d": "王小川", "c-2abcd": "王小山", "c-3abcd": "欧阳朝阳"}


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("李小雨，王小川", "几个之间用空格隔开：李小雨 王小川。"),
        ("c-7kq2m,c-9xw4d、王小山", "几个之间用空格隔开：c-7kq2m c-9xw4d 王小山。"),
        ("五年级", "年级和班写成条件：年级:五年级。"),
        ("五年级1班", "年级和班写成条件：班级:五年级1班。"),
        ("c-7kq2n", "是不是：c-7kq2m（李小雨）？"),
        ("c-7k2qm", "是不是：c-7kq2m（李小雨）？"),
        ("李小雪", "是不是：李小雨？"),
        ("李小雨，赵一", "是不是：李小雨？"),
        ("冯", "可用 liushou list 查看；条件要写成 字段:值，如 年级:五年级。"),
        ("c-00000", "可用 liushou list 查看；条件要写成 字段:值，如 年级:五年级。"),
    ],
)
def test_what_was_meant(word: str, said: str) -> None:
    assert instead(word, TITLES, filters=True) == said


def test_where_no_condition_may_stand_none_is_spoken_of() -> None:
    assert instead("五年级1班", TITLES, filters=False) == "可用 liushou list 查看。"


def test_three_at_most_are_named_the_likest_first() -> None:
    titles = {f"c-{number}": f"王小{name}" for number, name in enumerate("山川河海")} | {"c-9": "王小山"}
    assert instead("王小川山", titles, filters=True).count("、") == 2
    near = {f"c-9xw4{letter}": "王小川" for letter in "abcdef"}
    assert (
        instead("c-9xw4z", near, filters=True)
        == "是不是：c-9xw4a（王小川）、c-9xw4b（王小川）、c-9xw4c（王小川）？"
    )
