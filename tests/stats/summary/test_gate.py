"""Each fault a summary file can have is refused with a message of its own."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from liushou.stats.summary import gate
from liushou.stats.summary.errors import SummaryError
from liushou.stats.summary.model import Summary
from liushou.stats.summary.text import read_summary, summary_text
from tests.stats.summary.made import Values, changed, sealed, some, town


def refused(data: bytes) -> str:
    with pytest.raises(SummaryError) as caught:
        read_summary(data, "上报/石桥.json")
    assert caught.value.message.startswith("上报/石桥.json：")
    assert caught.value.message.endswith("。")
    return caught.value.message


def put(*way: str | int, value: object) -> Callable[[Values], None]:
    """Puts a value at a way."""

    def change(values: Any) -> None:
        for name in way[:-1]:
            values = values[name]
        values[way[-1]] = value

    return change


def drop(*way: str) -> Callable[[Values], None]:
    """Takes out what is at a way."""

    def change(values: Any) -> None:
        for name in way[:-1]:
            values = values[name]
        del values[way[-1]]

    return change


def untouched(_: Values) -> None:
    """Changes nothing."""


FAULTS: dict[str, tuple[Callable[[Values], object], str]] = {
    "newer": (put("version", value=2), "由更新版本的 liushou 生成（格式第 2 版）。请升级 liushou"),
    "other file": (put("format", value="x"), "不是 liushou 的上报汇总文件"),
    "missing": (drop("figures", "heads"), "缺少“figures/heads”"),
    "extra": (put("children", value=["c-a"]), "“children”不是这种文件里的内容"),
    "extra figure": (put("figures", "names", value={}), "“figures/names”不是这种文件里的内容"),
    "text for number": (put("figures", "heads", value="2"), "“figures/heads”应为整数"),
    "fraction": (
        put("figures", "indicators", "走访率", 0, value=0.5),
        "“figures/indicators/走访率/0”应为整数",
    ),
    "fraction that is whole": (put("figures", "heads", value=2.0), "“figures/heads”应为整数"),
    "true": (put("figures", "heads", value=True), "“figures/heads”应为整数"),
    "negative": (put("figures", "heads", value=-1), "“figures/heads”是负数"),
    "huge": (put("figures", "heads", value=10**40), "“figures/heads”大得不可能"),
    "short row": (put("figures", "indicators", "走访率", value=[1]), "“figures/indicators/走访率”有 1 个数"),
    "long row": (put("figures", "survey", "official", "朝阳村", value=[0] * 33), "有 33 个数"),
    "a list for names": (put("figures", "groups", "sex", value=[1]), "“figures/groups/sex”不是应有的内容"),
    "a number for a row": (put("figures", "canvassed", value=3), "“figures/canvassed”不是应有的内容"),
    "unknown kind": (
        put("figures", "activities", "聚餐", value=[1, 1, 1, 1]),
        "“figures/activities/聚餐”不是规定",
    ),
    "unknown every": (put("figures", "duties", "year2", value={}), "“figures/duties/year2”不是规定的名称"),
    "unknown group": (put("figures", "groups", "sex", "不详", value=0), "性别没有“不详”这一组"),
    "no such day": (put("on", value="2026-11-31"), "日期“2026-11-31”不存在"),
    "another form of day": (put("on", value="2026/11/20"), "“on”的写法不对"),
    "term ends before": (put("ends", value="2026-08-31"), "日期先后不对"),
    "before the term": (put("on", value="2026-08-31"), "统计截至 2026-08-31，学期 2026-09-01 才开始"),
    "no such term": (put("term", value="2026-2028-1"), "学期“2026-2028-1”不存在"),
    "no name": (put("unit", "name", value=""), "“unit/name”的写法不对"),
    "commit": (put("archives", "commit", value="main"), "“archives/commit”的写法不对"),
    "target": (put("targets", "走访率", value=-0.5), "“targets/走访率”是负数"),
    "numerator": (put("figures", "indicators", "走访率", 0, value=9), "“走访率”的分子 9 大于分母 3"),
    "promise": (put("figures", "checklists", "督导", "同意书", 0, value=9), "“同意书”的分子 9 大于分母"),
    "duty": (put("figures", "duties", "month", "谈心", 1, value=99), "职责“谈心”做到 99 次"),
    "overdue": (put("figures", "duties", "month", "谈心", 2, value=99), "逾期 99 人"),
    "activity": (put("figures", "activities", "讲座", 1, value=2), "活动“讲座”完成 2 次，多于全部 1 次"),
    "heads": (put("figures", "heads", value=4), "在册人数 4 多于学期统计的 3 人"),
    "cases": (put("figures", "cases", "by_kind", "学习", value=2), "问题按办结、类别、等级分别相加"),
    "groups": (put("figures", "groups", "sex", "男", value=2), "按性别分组合计 4 人，不等于总数 3 人"),
    "categories": (put("figures", "groups", "category", "困难", value=4), "按类别分组合计 7 人，与总数 3 人"),
    "too few categories": (put("figures", "groups", "category", value={"困难": 2}), "按类别分组合计 2 人"),
    "cross": (
        put("figures", "crosses", "village,sex", "朝阳村", value={"女": 1}),
        "村和性别的交叉表与各组合计",
    ),
    "cross of categories": (put("figures", "crosses", "sex,category", "男", value={}), "性别和类别的交叉表"),
    "cross of nobody": (
        put("figures", "crosses", "grade,sex", "七年级", value={"女": 0}),
        "年级和性别的交叉表",
    ),
    "survey": (put("figures", "survey", "official", "朝阳村", 0, value=5), "“朝阳村”一行不平：第1栏为5"),
    "residents": (
        put("figures", "residents", "by_kind", "留守妇女", value=1),
        "按类别合计 2 人，不等于总数 1 人",
    ),
    "resident villages": (
        put("figures", "residents", "by_village", value={}),
        "按村合计，与按类别合计不一样",
    ),
    "resident needs": (put("figures", "residents", "needs", "心理抚慰", value=2), "有某项需求的人多于总数"),
}


@pytest.mark.parametrize(("change", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_has_its_message(change: Callable[[Values], object], words: str) -> None:
    assert words in refused(changed(change))


OF_UNITS: dict[str, tuple[Callable[[Values], object], str]] = {
    "sum": (put("figures", "canvassed", value=[80, 7]), "各下级单位的“canvassed”相加，不等于本级的数"),
    "repeated": (put("repeated", value=0), "各下级单位的“heads”相加，不等于本级的数"),
    "built-in left out": (drop("figures", "indicators", "走访率"), "各下级单位的“indicators”相加"),
    "within a unit": (
        put("units", 1, "figures", "groups", "sex", "男", value=2),
        "白果小学：按性别分组合计 4 人",
    ),
    "other term": (put("units", 0, "term", value="2025-2026-2"), "下级单位的学期（2025-2026-2）与本级的"),
    "day of a unit": (put("units", 0, "on", value="2026-11-31"), "日期“2026-11-31”不存在"),
    "layout of a unit": (drop("units", 0, "figures", "heads"), "缺少“units/0/figures/heads”"),
}


@pytest.mark.parametrize(("change", "words"), OF_UNITS.values(), ids=OF_UNITS)
def test_a_sum_has_to_be_that_of_its_units(change: Callable[[Values], object], words: str) -> None:
    assert words in refused(changed(change, summary_text(town())))


def test_unlike_units_cannot_be_added() -> None:
    def change(values: Values) -> None:
        values["units"][0]["figures"]["duties"] = {"month": {}}
        values["figures"]["duties"]["month"]["谈心"] = values["units"][1]["figures"]["duties"]["month"][
            "谈心"
        ]

    read = read_summary(changed(change, summary_text(town())), "x")
    assert read.units[0].figures["duties"] == {"month": {}}


@pytest.mark.parametrize("own", [("indicators", "寄宿率"), ("checklists", "督导")])
def test_what_units_define_themselves_may_have_no_sum(own: tuple[str, str]) -> None:
    part, name = own
    summary = read_summary(changed(drop("figures", part, name), summary_text(town())), "x")
    told = summary.figures[part]
    assert isinstance(told, dict)
    assert name not in told


def test_villages_of_several_towns_may_be_told_apart() -> None:
    def change(values: Values) -> None:
        figures = values["figures"]
        groups = figures["groups"]["village"]
        groups.update({"石桥镇·朝阳村": 1, "白果镇·朝阳村": 1})
        del groups["朝阳村"]
        for name, table in figures["crosses"].items():
            down, across = name.split(",")
            if down == "village":
                cells = table.pop("朝阳村")
                half = {column: count // 2 for column, count in cells.items()}
                table.update({"石桥镇·朝阳村": half, "白果镇·朝阳村": half})
            elif across == "village":
                for cells in table.values():
                    if "朝阳村" in cells:
                        count = cells.pop("朝阳村") // 2
                        cells.update({"石桥镇·朝阳村": count, "白果镇·朝阳村": count})

    summary = read_summary(changed(change, summary_text(town())), "x")
    assert summary.figures["population"] == 6


def test_a_changed_file() -> None:
    data = summary_text(some()).replace('"population":3', '"population":4').encode()
    assert refused(data) == (
        "上报/石桥.json：内容与校验码不符：文件在发出后被改动过。"
        "请对方用 liushou stats --summary 重新生成后再发来。"
    )


def test_a_layout_that_somebody_changed_is_first_of_all_changed() -> None:
    data = summary_text(some()).replace('"population":3', '"population":-3').encode()
    assert "内容与校验码不符" in refused(data)


def test_a_checksum_that_is_not_last_is_none() -> None:
    data = changed(untouched).replace(b'"sha256"', b'"sha256":"","sha256"')
    assert "“sha256”在同一处写了两次" in refused(data)


def test_a_name_twice() -> None:
    data = changed(untouched)
    twice = data.replace(b'"heads": ', b'"heads": 9, "heads": ', 1)
    values = json.loads(twice)
    assert values["figures"]["heads"] == 2
    above = twice[: twice.rindex(b'"sha256"')]
    digest = gate.sha256(above).hexdigest().encode()
    assert "“heads”在同一处写了两次" in refused(above + b'"sha256":"' + digest + b'"}')


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_no_number(word: str) -> None:
    data = changed(untouched).replace(b'"heads": 2', f'"heads": {word}'.encode())
    assert f"“{word}”不是数" in refused(data)


@pytest.mark.parametrize("odd", ["\x1b[31m", "\x00", "\x07", "\x7f", "\x9b31m", "\r", "\\\x1b", "\b"])
def test_characters_that_steer_a_terminal(odd: str) -> None:
    assert "看不见的控制字符" in refused(changed(put("unit", "name", value=f"石桥{odd}小学")))


@pytest.mark.parametrize("fine", ["\\b", "\\\\r", "\n", "·\u3000é", "\\u001b"])
def test_what_only_looks_like_them(fine: str) -> None:
    data = changed(put("unit", "name", value=f"石桥{fine}小学"))
    assert read_summary(data, "x").unit.name == f"石桥{fine}小学"


def test_other_bytes() -> None:
    assert "文字不是 UTF-8 编码" in refused("{“不是”}".encode("gb18030"))
    assert "第 1 行第 1 个字符处不是完好的 JSON" in refused(b"x")
    for empty in (b"", b" \r\n", b"\xef\xbb\xbf"):
        assert "文件是空的" in refused(empty)
    assert "不是完好的 JSON" in refused(summary_text(some()).encode()[:13])
    assert "不是 liushou 的上报汇总文件" in refused(b"[1, 2]")
    assert "层层相套太深" in refused(b'{"units":' + b"[" * 100_000)


def test_a_file_cut_within_a_character() -> None:
    data = summary_text(some()).encode()
    cut = data[: data.index("石".encode()) + 2]
    assert "可能没有下载完整" in refused(cut)


def test_half_of_a_pair_of_characters() -> None:
    data = changed(untouched)
    above = data[: data.rindex(b'"sha256"')].replace(b'"name": "', b'"name": "\\ud83d', 1)
    assert above != data[: data.rindex(b'"sha256"')]
    digest = gate.sha256(above).hexdigest().encode()
    assert "名称里有不完整的字符" in refused(above + b'"sha256":"' + digest + b'"}')


def test_a_file_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "LARGEST_FILE", 1 << 20)
    assert "文件太大，超过 1 MB" in refused(b" " * ((1 << 20) + 1))


def test_many_levels_of_units() -> None:
    def nested(depth: int) -> Values:
        whole: Values = json.loads(summary_text(some()))
        inner = {key: whole[key] for key in whole if key not in ("format", "version", "program", "sha256")}
        for _ in range(depth):
            inner = {**inner, "units": [inner]}
        return {**whole, "units": inner["units"]}

    deep: Summary = read_summary(sealed(nested(20)), "x")
    assert sum(1 for _ in deep.leaves()) == 1
    assert "层层相套太深" in refused(sealed(nested(300)))


def test_a_name_twice_among_very_many_is_found_at_once() -> None:
    """Looking for each name among all the others would take minutes."""
    names = "".join(f'"{number}":1,' for number in range(300_000))
    assert "“299999”在同一处写了两次" in refused(f'{{{names}"299999":1}}'.encode())
