"""The inspection form says how its children were drawn, so that anybody can draw them again."""

from dataclasses import replace
from pathlib import Path

import pytest

from liushou.documents.blocks import Form, text_of_runs
from liushou.documents.contexts.drawing import EXAMPLE, Drawing
from liushou.documents.described import described
from liushou.documents.docx.writer import write_docx
from liushou.documents.frontmatter import Audience
from liushou.documents.markdown_out import write_markdown
from tests.documents.docx.opened import assert_valid
from tests.documents.reading import assert_reads_well
from tests.documents.term_tables import DAY, RICH, a_school, of_sample, sample_context
from tests.golden import agrees

GOLDEN = Path(__file__).parent / "golden"
EVERYONE = tuple(fields["id_"] for fields in RICH)
SEED = "种子482913，"


def method(drawing: Drawing | None, audience: Audience = "internal") -> list[str]:
    """The lines of 抽样办法; none where the form has no such row."""
    rendered = of_sample(EVERYONE[:3], drawing=drawing, audience=audience)
    first = next(block for block in rendered.blocks if isinstance(block, Form))
    texts = [text_of_runs(cell.runs) for cell in first.cells]
    return texts[texts.index("抽样办法") + 1].split("\n") if "抽样办法" in texts else []


def test_a_form_of_children_who_were_drawn() -> None:
    rendered = of_sample(EVERYONE[:3], drawing=EXAMPLE, day=DAY)
    until_the_checklists = write_markdown(rendered.blocks).partition("## 二、")[0]
    agrees(GOLDEN / "inspection-form-drawn.md", until_the_checklists)
    assert_reads_well(rendered.blocks)
    assert_valid(write_docx(rendered.blocks, title="表", date=DAY, profile="form"))


def test_all_it_says() -> None:
    assert method(EXAMPLE) == [
        "电脑按种子随机抽取，不由人挑：从在册留守儿童15名中抽3名，按班级分层，最近30天走访过的4名，抽中的机会减半",
        "各层人数和抽取数：五年级1班10抽2、五年级2班5抽1",
        "种子482913，档案版本aeb8c47a10",
        "重抽：liushou sample 3 --per 班级 --seed 482913 --lightly 30 --on 2026-11-20 --at aeb8c47a10",
    ]


@pytest.mark.parametrize(
    ("drawing", "line", "words"),
    [
        (replace(EXAMPLE, lightly=None, lately=0), 0, "按班级分层，每名儿童的机会相同"),
        (replace(EXAMPLE, lately=0), 0, "按班级分层，每名儿童的机会相同"),
        (replace(EXAMPLE, lately=15), 0, "按班级分层，每名儿童的机会相同"),
        (replace(EXAMPLE, certain=2), 0, "抽中的机会减半，2名必定抽中"),
        (replace(EXAMPLE, count=15), 0, "在册留守儿童15名全部检查"),
        (
            replace(EXAMPLE, whom="所列儿童", lately=0),
            0,
            "从所列儿童15名中抽3名，按班级分层，每名儿童的机会相同",
        ),
        (replace(EXAMPLE, changed=True), 2, f"{SEED}档案版本aeb8c47a10（有未提交的改动，别人重做可能不同）"),
        (replace(EXAMPLE, revision=None), 2, f"{SEED}档案没有版本，改动以后重抽可能不同"),
        (replace(EXAMPLE, seed="<b>*甲*|"), 2, "种子<b>*甲*|，档案版本aeb8c47a10"),
    ],
)
def test_what_differs(drawing: Drawing, line: int, words: str) -> None:
    assert method(drawing)[line].endswith(words)


def test_children_named_by_hand_were_not_drawn() -> None:
    assert method(None) == []
    assert sample_context(EVERYONE[:1], a_school())["draw"] is None


@pytest.mark.parametrize("audience", ["superior", "public"])
def test_readers_outside_do_not_see_the_command_line_which_may_name_children(audience: Audience) -> None:
    named = replace(EXAMPLE, repeat="liushou sample 1 镕喆小满 --seed 482913")
    assert method(named, audience)[-1] == "种子482913，档案版本aeb8c47a10"
    assert method(named)[-1].endswith("镕喆小满 --seed 482913")


def test_every_key_has_a_meaning() -> None:
    entries = described([sample_context(EVERYONE[:1], a_school(), drawing=EXAMPLE)])
    drawn = [each for each in entries if each.name.startswith("draw")]
    assert len(drawn) == 14
    assert all(each.meaning.startswith("抽样·") and each.example for each in drawn)
