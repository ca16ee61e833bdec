"""A suggestion of pairings as people and programs read it."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import child, school, store, volunteer

from liushou.care.pairing.suggestion import Pair, PassedOver, Reason, Suggestion, Unpaired
from liushou.screens.pairing import markdown, nobody, suggestion_lines
from liushou.screens.pairing_json import as_json
from liushou.screens.pairing_rows import only, points, reasons_of, tally
from liushou.textwidth import width

DAY = date(2026, 11, 20)
STORE = store(
    child("c-a", name="田小禾", school=school(), address={"village": "朝阳村"}),
    child("c-b", name="李想", address={"village": "朝阳村"}),
    child("c-c", name="周晓"),
    *(volunteer(f"v-{n}", name=f"何{n}", kind="五老") for n in range(10)),
    volunteer("v-a", name="郑爱国", kind="五老", address={"village": "朝阳村"}),
)
NEAR = Reason("distance", "同村（朝阳村）", 0)
LOAD = Reason("load", "现有1名，上限3名", 667)
PAIR = Pair("c-a", "v-a", "代理家长", (NEAR, LOAD))
EXPIRED = PassedOver("v-0", "查询过期：2025-01-01 查询")
SUGGESTION = Suggestion(DAY, (PAIR,), (Unpaired("c-b", "名额都满了"),), (EXPIRED,), 4)


def test_a_narrow_screen_leaves_out_the_villages() -> None:
    assert suggestion_lines(STORE, SUGGESTION, room=56)[:3] == [
        "儿童    班级       结对人        结对身份  代价",
        "田小禾  五年级2班  郑爱国  五老  代理家长  6.67",
        "    同村（朝阳村）；现有1名，上限3名 +6.67",
    ]


def test_the_screen() -> None:
    assert suggestion_lines(STORE, SUGGESTION) == [
        "儿童    班级       村      结对人        村      结对身份  代价",
        "田小禾  五年级2班  朝阳村  郑爱国  五老  朝阳村  代理家长  6.67",
        "    同村（朝阳村）；现有1名，上限3名 +6.67",
        "",
        "代价是各项不合适相加，越小越合适；理由后面的 +数 是那一项加上的，没有写的不加。",
        "",
        "没有合适结对人的儿童（1 名）",
        "  名额都满了（1 名）：",
        "    李想",
        "",
        "没有列入的人（1 名）",
        "  查询过期（1 名）：",
        "    何0（五老，2025-01-01 查询）",
        "",
        "2 名儿童，结对 1 名，没有合适的 1 名；4 个名额；总代价 6.67，越小越合适",
    ]


def test_of_many_with_one_reason_some_are_named_and_all_counted() -> None:
    many = replace(SUGGESTION, passed_over=tuple(PassedOver(f"v-{n}", "查询过期") for n in range(10)))
    shown, whole = ("\n".join(suggestion_lines(STORE, many, every=every)) for every in (False, True))
    assert "何7（五老）等 10 名" in shown
    assert "何8" not in shown
    assert "何9（五老）\n" in whole
    assert "等 10 名" not in whole


@pytest.mark.parametrize(
    ("reasons", "shown"),
    [
        (("查询（2025-01-01）已超过 12 个月", "查询（2025-02-01）已超过 12 个月"),
         ["查询已超过 12 个月（2 名）：", "何0（五老，2025-01-01）；何1（五老，2025-02-01）"]),
        (("违法犯罪记录查询的日期（2027-01-01）还没有到", "违法犯罪记录查询的日期（2027-02-01）还没有到"),
         ["违法犯罪记录查询的日期还没有到（2 名）：", "何0（五老，2027-01-01）；何1（五老，2027-02-01）"]),
        (("2027-01-01 才加入", "2027-02-01 才加入"),
         ["才加入（2 名）：", "何0（五老，2027-01-01）；何1（五老，2027-02-01）"]),
        (("已离岗", "已离岗（2026-01-01）"), ["已离岗（2 名）：", "何0（五老）；何1（五老，2026-01-01）"]),
        (("（2026-01-01）", "（2026-01-01）"), ["（2026-01-01）（2 名）：", "何0（五老）；何1（五老）"]),
    ],
)  # fmt: skip
def test_what_differs_in_one_reason_stands_beside_the_people(
    reasons: tuple[str, str], shown: list[str]
) -> None:
    passed = tuple(PassedOver(f"v-{n}", reason) for n, reason in enumerate(reasons))
    lines = [line.strip() for line in suggestion_lines(STORE, replace(SUGGESTION, passed_over=passed))]
    assert lines[lines.index("没有列入的人（2 名）") + 1 :][:2] == shown


def test_a_line_never_leaves_the_screen() -> None:
    long = Pair(
        "c-a", "v-a", "手拉手伙伴", tuple(Reason("distance", "很长的理由" * n, 1) for n in range(1, 20))
    )
    for room in (70, 80):
        assert all(
            width(line) <= room
            for line in suggestion_lines(STORE, replace(SUGGESTION, pairs=(long,)), room=room)
        )


def test_what_steers_a_terminal_is_written_out() -> None:
    odd = store(child("c-a", name="田\x1b[31m"), volunteer("v-a", name="郑\u202e"))
    found = Suggestion(DAY, (Pair("c-a", "v-a", "代理家长", (Reason("kind", "\x1b]0;x", 0),)),), (), (), 1)
    assert not {"\x1b", "\u202e"} & set("".join(suggestion_lines(odd, found)) + markdown(odd, found, "\x1b"))


def test_two_children_who_pair_are_both_counted() -> None:
    peers = replace(SUGGESTION, pairs=(Pair("c-a", "c-b", "手拉手伙伴", ()),), unpaired=(), places=0)
    assert tally(STORE, peers) == "2 名儿童，结对 2 名（1 对）；总代价 0，越小越合适"
    assert "李想" in "".join(suggestion_lines(STORE, peers))


def test_a_part_of_the_suggestion_changes_nobody_s_pair() -> None:
    assert only(SUGGESTION, {"c-a"}.__contains__) == replace(SUGGESTION, unpaired=())
    assert only(SUGGESTION, {"c-b"}.__contains__) == replace(SUGGESTION, pairs=())
    peers = replace(SUGGESTION, pairs=(Pair("c-a", "c-b", "手拉手伙伴", ()),))
    assert only(peers, {"c-b"}.__contains__).pairs == peers.pairs


def test_markdown_has_every_reason_and_everybody() -> None:
    text = markdown(STORE, SUGGESTION, "结对建议")
    assert text.startswith("# 结对建议\n\n2 名儿童，结对")
    assert "| 6.67 | 同村（朝阳村）；现有1名，上限3名 +6.67 |" in text
    assert "| 李想 |            | 朝阳村 | 名额都满了 |" in text
    assert "查询过期：2025-01-01 查询" in text


def test_json() -> None:
    assert json.loads(json.dumps(as_json(SUGGESTION, peers=False))) == {
        "day": "2026-11-20",
        "peers": False,
        "places": 4,
        "total_cost": 6.67,
        "pairs": [
            {
                "child": "c-a",
                "with": "v-a",
                "role": "代理家长",
                "cost": 6.67,
                "reasons": ["同村（朝阳村）", "现有1名，上限3名"],
                "parts": [
                    {"factor": "distance", "text": "同村（朝阳村）", "cost": 0.0},
                    {"factor": "load", "text": "现有1名，上限3名", "cost": 6.67},
                ],
            }
        ],
        "unpaired": [{"child": "c-b", "reason": "名额都满了"}],
        "passed_over": [{"helper": "v-0", "reason": "查询过期：2025-01-01 查询"}],
    }


@given(st.integers(min_value=0, max_value=10**12))
def test_points_say_the_cost_exactly(cost: int) -> None:
    whole, _, part = points(cost).partition(".")
    assert int(whole) * 100 + int(part.ljust(2, "0")) == cost
    assert not part.endswith("0")


@given(st.lists(st.integers(min_value=0, max_value=9999), max_size=6))
def test_what_stands_behind_the_reasons_adds_up_to_the_cost(costs: list[int]) -> None:
    pair = Pair("c-a", "v-a", "代理家长", tuple(Reason("load", "理由", cost) for cost in costs))
    added = [text.partition(" +")[2] for text in reasons_of(pair)]
    assert sum(round(float(text or 0) * 100) for text in added) == pair.cost


def test_where_nobody_is_without_it_is_said() -> None:
    assert nobody(peers=True, chosen=False) == "没有要找伙伴的儿童：在册的留守儿童都有了。"
    assert nobody(peers=False, chosen=True).startswith("所选的儿童没有要找结对人的")
