"""What --map and --default say: headings and values by the fields that people name."""

from pathlib import Path

import pytest

from liushou.commands.importing.fields import defaults, mapped, target_named
from liushou.errors import UsageError
from liushou.exchange.columns.column import Kind


@pytest.mark.parametrize(
    ("word", "target"),
    [
        ("guardians[0].phone", "guardians[0].phone"),
        ("监护人电话", "guardians[0].phone"),
        ("监护人·电话", "guardians[0].phone"),
        ("监护人.电话", "guardians[0].phone"),
        ("父亲联系电话", "parents[父亲].phone"),
        ("school.boarding", "school.boarding"),
        ("寄宿", "school.boarding"),
        ("班级", "class_label"),
        ("hukou.rural", "hukou.rural"),
        ("农村户籍", "hukou.rural"),
        ("健康状况.说明", "health.detail"),
        ("-", "-"),
        ("不取", "-"),
    ],
)
def test_a_field_by_its_target_its_heading_or_its_label(word: str, target: str) -> None:
    assert target_named("--map", word, "children") == target


@pytest.mark.parametrize(
    ("word", "kind", "said"),
    [
        ("监护人电化", "children", "没有“监护人电化”这个字段；是不是“监护人电话”？"),
        ("ｘｙｚ", "children", "没有“ｘｙｚ”这个字段。"),
        ("语文", "children", "没有“语文”"),
        ("备注", None, "在几种表里意思不同：请用 --kind"),
    ],
)
def test_a_word_that_is_no_field_or_several_is_refused(word: str, kind: Kind | None, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        target_named("--map", word, kind)
    assert said in caught.value.message


def test_a_field_that_only_one_kind_has_needs_no_kind() -> None:
    assert target_named("--map", "监护人电话", None) == "guardians[0].phone"
    assert target_named("--map", "姓名", None) == "name"
    assert target_named("--map", "scores.美术", None) == "scores.美术"


def test_pairs_are_words_or_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "对照.yaml"
    file.write_text('家长手机: 监护人电话\n"血型=": 不取\n', encoding="utf-8", newline="\n")
    assert mapped([str(file), "电话 ＝父亲电话"], "children") == {
        "家长手机": "guardians[0].phone",
        "血型=": "-",
        "电话": "parents[父亲].phone",
    }
    assert defaults(["农村户籍=是", "address=a=b"], "children") == {"hukou.rural": "是", "address": "a=b"}


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("家长手机", "读不懂：请写成 列名=字段"),
        ("=监护人电话", "读不懂"),
        ("家长手机=", "读不懂"),
        ("没有.yaml", "没有“没有.yaml”这个文件"),
        ("坏.yaml", "读不懂：要一行一个“列名: 字段”。第 1 行"),
        ("表.yaml", "读不懂：要一行一个“列名: 字段”"),
    ],
)
def test_what_is_no_pair_is_refused(
    word: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("坏.yaml").write_text("- [", encoding="utf-8")
    Path("表.yaml").write_text("姓名: [name]\n", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        mapped([word], "children")
    assert said in caught.value.message


def test_nothing_can_be_given_for_what_is_not_taken() -> None:
    with pytest.raises(UsageError):
        defaults(["不取=是"], "children")
