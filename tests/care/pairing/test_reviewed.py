"""A suggestion read back after the meeting."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import child, store, volunteer

from liushou.care.importing.outcome import Place, Row
from liushou.care.pairing.reviewed import HEADS, Reviewed, reviewed
from liushou.care.pairing.suggestion import Pair
from liushou.errors import LiushouError
from liushou.records.vocabulary import PEER_ROLES, PairingRole

DAY = date(2026, 11, 20)
STORE = store(
    child("c-a", name="田小禾"),
    child("c-b", name="李想"),
    child("c-c", name="李想"),
    volunteer("v-a", name="何秀兰"),
    volunteer("v-b", name="郑爱国", kind="五老", sex="男"),
    volunteer("v-c", name="李想", kind="学生"),
)


ROLES: tuple[PairingRole, ...] = ("代理家长", "爱心妈妈", "志愿者", "学习帮手", "手拉手伙伴")


def row(number: int = 2, **cells: str) -> Row:
    return Row(Place("", number), {**dict.fromkeys(HEADS, ""), "role": "代理家长", **cells})


def refusal(*rows: Row) -> str:
    with pytest.raises(LiushouError) as raised:
        reviewed(STORE, rows, DAY)
    assert raised.value.status == 1
    return raised.value.message


def test_what_was_written_out_comes_back() -> None:
    given_ = row(child="c-a", child_name="田小禾", **{"with": "v-a"}, with_name="何秀兰")
    assert reviewed(STORE, [given_], DAY) == Reviewed((Pair("c-a", "v-a", "代理家长", ()),), (), ())


def test_names_do_where_only_one_has_them() -> None:
    found = reviewed(STORE, [row(child_name="田小禾", with_name="郑爱国")], DAY)
    assert found.pairs == (Pair("c-a", "v-b", "代理家长", ()),)
    assert "请用编号指明是哪一个" in refusal(row(child_name="李想", with_name="郑爱国"))


def test_a_name_means_an_adult_or_a_peer_by_the_role() -> None:
    adult = reviewed(STORE, [row(child="c-a", with_name="郑爱国")], DAY)
    assert adult.pairs[0].with_ == "v-b"
    assert "没有“田小禾”" in refusal(row(child="c-b", with_name="田小禾"))
    peer = reviewed(STORE, [row(child="c-b", with_name="田小禾", role="手拉手伙伴")], DAY)
    assert peer.pairs == (Pair("c-b", "c-a", "手拉手伙伴", ()),)


def test_a_helper_changed_in_one_cell_only_is_asked_about() -> None:
    told = refusal(row(child="c-a", **{"with": "v-a"}, with_name="郑爱国"))
    assert "第 2 行“结对人”：v-a 是何秀兰，不是“郑爱国”：换了人的，编号也要改，或者清空编号只写姓名" in told


@pytest.mark.parametrize(
    ("opinion", "taken"),
    [
        ("", 1),
        ("同意", 1),
        ("同意。", 1),
        ("同意！", 1),
        ("不同意。", 0),
        ("√", 1),
        ("不同意", 0),
        ("×", 0),
        ("X", 0),
        ("Y", 1),
        ("否", 0),
    ],
)
def test_opinions(opinion: str, taken: int) -> None:
    found = reviewed(STORE, [row(child="c-a", **{"with": "v-a"}, opinion=opinion)], DAY)
    assert len(found.pairs) == taken
    assert found.declined == (() if taken else ("c-a",))


def test_a_declined_row_needs_no_helper_and_no_role() -> None:
    assert reviewed(STORE, [row(child="c-a", role="", opinion="不同意")], DAY).declined == ("c-a",)


def test_a_child_without_a_helper_is_left_out() -> None:
    assert reviewed(STORE, [row(child="c-a", role="")], DAY) == Reviewed((), (), ("c-a",))
    assert reviewed(STORE, [row(child="c-a", **{"with": "—"})], DAY).blank == ("c-a",)


def test_a_helper_without_a_role_gets_the_one_that_fits() -> None:
    for helper, role in (
        ("v-a", "帮扶教师"),
        ("v-b", "代理家长"),
        ("v-c", "手拉手伙伴"),
        ("c-b", "手拉手伙伴"),
    ):
        found = reviewed(STORE, [row(child="c-a", **{"with": helper}, role="")], DAY)
        assert found.pairs == (Pair("c-a", helper, role, ()),)


def test_every_row_that_cannot_be_taken_is_named_at_once() -> None:
    told = refusal(
        row(2, child="c-x", with_name="何秀兰"),
        row(3, with_name="何秀兰"),
        row(4, child="c-a", with_name="何秀兰", role="师傅"),
        row(5, child="c-b", with_name="何秀兰", opinion="再议"),
        row(6, child="c-c", with_name="何秀英", role=""),
    )
    assert told.startswith("表里有 5 行不对，没有写入任何文件：")
    assert "第 2 行“儿童编号”：儿童档案里没有“c-x”" in told
    assert "第 3 行“儿童编号”：编号和姓名都没有填" in told
    assert "第 4 行“结对身份”：“师傅”不是结对身份：应是 代理家长、" in told
    assert "第 5 行“意见”：不明白“再议”" in told
    assert "第 6 行“结对人”：帮扶人员、儿童档案里没有“何秀英”" in told


def test_one_child_in_two_rows_is_refused_unless_one_is_declined() -> None:
    first, second = (row(n, child="c-a", **{"with": f"v-{who}"}) for n, who in ((2, "a"), (3, "b")))
    assert "田小禾（c-a）有两行都没有写不同意" in refusal(first, second)
    no = row(2, child="c-a", **{"with": "v-a"}, opinion="不同意")
    assert reviewed(STORE, [no, second], DAY).pairs == (Pair("c-a", "v-b", "代理家长", ()),)


said = st.tuples(
    st.sampled_from(["c-a", "c-b", "c-c"]), st.sampled_from(ROLES), st.sampled_from(["", "同意", "不同意"])
)


@given(st.lists(said, unique_by=lambda one: one[0]))
def test_every_row_ends_in_one_place(given_: list[tuple[str, PairingRole, str]]) -> None:
    rows = [
        row(n, child=who, role=role, opinion=opinion, **{"with": "v-c" if role in PEER_ROLES else "v-a"})
        for n, (who, role, opinion) in enumerate(given_)
    ]
    found = reviewed(STORE, rows, DAY)
    assert [pair.child for pair in found.pairs] == [who for who, _, opinion in given_ if opinion != "不同意"]
    assert found.declined == tuple(who for who, _, opinion in given_ if opinion == "不同意")
