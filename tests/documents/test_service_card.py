"""便民服务联系卡: what the template makes of a village's contacts."""

from pathlib import Path

import pytest

from liushou.documents.blocks import Form
from liushou.documents.contexts.village import village_context, villages
from liushou.documents.docx.writer import write_docx
from liushou.documents.markdown_out import write_markdown
from liushou.records.unit import Unit
from tests.builders import child, store, unit
from tests.documents.docx.opened import assert_valid, parts, text
from tests.documents.letters import ON, RICH, a_store, a_unit, assert_forms_read_well, service_card
from tests.golden import agrees

GOLDEN = Path(__file__).parent / "golden"


def test_cards() -> None:
    rich = service_card("青塘村", a_store(RICH))
    agrees(GOLDEN / "service-card-rich.md", write_markdown(rich.blocks))
    assert_forms_read_well(rich.blocks)
    assert rich.title == "便民服务联系卡"
    agrees(GOLDEN / "service-card-tiny.md", write_markdown(service_card("青塘村", store()).blocks))


def test_cards_are_valid_files_and_the_same_twice() -> None:
    for known in (a_store(RICH), store()):
        content = write_docx(service_card("青塘村", known).blocks, title="卡", date=ON, profile="card")
        again = write_docx(service_card("青塘村", known).blocks, title="卡", date=ON, profile="card")
        assert again == content
        assert_valid(content)


def test_a_village_has_its_own_contacts_and_those_for_everybody() -> None:
    whole = write_markdown(service_card("青塘村", a_store(RICH)).blocks)
    for word in ("郑支书", "镇卫生院", "公安报警", "亲情室", "青塘村儿童活动室", "临溪小学热线：12345"):
        assert word in whole
    for word in ("上湾主任", "上湾村图书室", "储藏室", "小满", "留守"):
        assert word not in whole


def test_villages_are_those_of_contacts_and_homes() -> None:
    gone = child("c-b", address={"village": "远村"}, status="转出", closed_on="2026-09-02")
    near = child("c-d", address={"village": "河东社区"})
    assert villages(a_store(RICH, gone, near), ON) == ("青塘村", "上湾村", "河东社区")


def contacts(count: int) -> Unit:
    return unit(
        contacts=[{"service": "服务", "name": f"第{each}号", "phone": "12110"} for each in range(count)]
    )


@pytest.mark.parametrize(("count", "cards"), [(0, 5), (4, 8), (11, 4), (40, 1), (200, 1)])
def test_as_many_cards_as_a_page_holds(count: int, cards: int) -> None:
    blocks = service_card("青塘村", store(contacts(count))).blocks
    forms = [block for block in blocks if isinstance(block, Form)]
    assert len(forms) == cards
    height = sum(sum(each or 0 for each in form.heights) + 4 for form in forms)
    assert height < 267 or cards == 1
    assert write_markdown(blocks).count("12110") == count * cards


def test_a_card_holds_the_same_for_every_reader() -> None:
    assert "audience" not in village_context(a_store(RICH), "青塘村", {}, on=ON)


def test_hostile_text_stays_text() -> None:
    shown = "<b>粗</b> | {{ 7*7 }} =1+1 </td> 镕喆堃玥璟婳垚 " + "长" * 400
    known = store(a_unit(lambda _: shown + "\x00\x1b"))
    content = write_docx(service_card("青塘村", known).blocks, title="卡", date=ON, profile="card")
    assert text(parts(content)["word/document.xml"]).count(shown.strip()) >= 4
    assert_valid(content)
