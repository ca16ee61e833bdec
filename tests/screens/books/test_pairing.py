"""The workbook of who helps whom."""

from datetime import date
from typing import Any

from tests.builders import child, school, store, volunteer

from liushou.documents.frontmatter import Audience
from liushou.exchange.books.model import Sheet
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.pairing import pairing

DAY = date(2026, 11, 20)
ADULT = {"with": "v-a", "role": "代理家长", "since": "2025-09-10", "signed_on": "2025-09-12"}
PEER = {"with": "c-b", "role": "学习帮手", "since": "2026-09-10"}


def sheets(
    *ids: str, audience: Audience = "internal", reveal: bool = True, **fields: Any
) -> dict[str, Sheet]:
    """The sheets of the workbook about these children, by name."""
    held = store(
        child("c-a", name="吴小禾", school=school("五年级", 2), address={"village": "朝阳村"}, **fields),
        child("c-b", name="田一", school=school("一年级", 1)),
        volunteer("v-a", name="何秀兰", position="校长", organisation="石桥小学", phone="15400010001"),
    )
    exporting = Exporting(held, ids or ("c-a", "c-b"), held.terms["2026-2027-1"], DAY, audience, reveal)
    return {each.name: each for each in pairing(exporting).sheets if isinstance(each, Sheet)}


def test_pairs_helpers_peers_and_those_left() -> None:
    found = sheets(pairings=[ADULT, PEER])
    assert list(found) == ["结对帮扶对接表", "帮扶人员", "同伴结对", "尚未结对"]
    assert found["结对帮扶对接表"].rows == (
        (1, "吴小禾", "五年级2班", "朝阳村", "何秀兰", "教师", "石桥小学", "校长", "15400010001", "代理家长",
         date(2025, 9, 10), date(2025, 9, 12), None),
    )  # fmt: skip
    assert found["帮扶人员"].rows[0][-2:] == (1, "吴小禾（五年级2班）")
    assert found["同伴结对"].rows == (
        (1, "吴小禾", "五年级2班", "田一", "一年级1班", "学习帮手", date(2026, 9, 10)),
    )
    assert found["尚未结对"].rows == ((1, "田一", "一年级1班", None, None, None),)


def test_sheets_without_rows_are_left_out() -> None:
    assert list(sheets("c-a", pairings=[ADULT])) == ["结对帮扶对接表", "帮扶人员"]
    assert list(sheets()) == ["结对帮扶对接表", "尚未结对"]


def test_only_pairs_of_the_children_it_is_about() -> None:
    found = sheets("c-b", pairings=[ADULT, PEER])
    assert found["结对帮扶对接表"].rows == ()
    assert len(found["同伴结对"].rows) == 1
    assert "帮扶人员" not in found


def test_phones_are_covered_inside_and_left_out_outside() -> None:
    row = sheets(reveal=False, pairings=[ADULT])["结对帮扶对接表"].rows[0]
    assert "***01" in row
    outside = sheets(audience="superior", pairings=[ADULT])["结对帮扶对接表"]
    assert "联系电话" not in [head.heading for head in outside.heads]
    assert outside.rows[0][1:7] == ("吴某", "五年级2班", "朝阳村", "何秀兰", "教师", "石桥小学")
