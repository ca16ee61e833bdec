"""What holds of every document of an activity beside its plan: files, readers, hostile text, gaps."""

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.documents.blocks import Block, Form, Heading, text_of_runs
from liushou.documents.docx.writer import write_docx
from liushou.documents.markdown_out import write_markdown
from liushou.documents.templates import find
from liushou.records.activity import Activity
from tests.builders import activity
from tests.documents.docx.opened import assert_valid, parts, text
from tests.documents.events import (
    CLUB,
    CLUB_FIELDS,
    MEETING,
    ON,
    ONCE_FIELDS,
    PLANNED,
    VISIT,
    VISIT_FIELDS,
    document,
)
from tests.documents.hostile import HOSTILE, SHOWN, with_hostile_text
from tests.documents.plans import FOLDERS
from tests.documents.reading import assert_reads_well
from tests.golden import agrees

GOLDEN = Path(__file__).parent / "golden"
NAMES = ("activity-summary", "sign-in", "visit-plan", "minutes", "supplies-receipt")
RICH = {"visit-plan": VISIT, "supplies-receipt": VISIT, "minutes": MEETING}
"""What a paper is most of: the club otherwise."""
FAMILIES = ("常小满", "谷雨", "白露晨", "立冬阳", "夏至远", "谷秋香", "常桂枝", "谷春梅", "白玉兰")


def blocks(name: str, record: Activity, **how: Any) -> tuple[Block, ...]:
    return document(name, record, allow_missing=True, **how).blocks


def markdown(name: str, record: Activity, **how: Any) -> str:
    return write_markdown(blocks(name, record, **how))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["rich", "tiny"])
def test_papers(name: str, kind: str) -> None:
    record = PLANNED if kind == "tiny" else RICH.get(name, CLUB)
    agrees(GOLDEN / f"{name}-{kind}.md", markdown(name, record, given={"date": ON}))


@pytest.mark.parametrize("name", NAMES)
def test_papers_are_valid_files_and_the_same_twice(name: str) -> None:
    page = find(name, FOLDERS).about.page
    for record in (CLUB, VISIT, MEETING, PLANNED):
        content = write_docx(blocks(name, record), title="文书", date=ON, profile=page)
        assert write_docx(blocks(name, record), title="文书", date=ON, profile=page) == content
        assert_valid(content)


OPTIONAL = sorted(set(CLUB_FIELDS) - {"title", "kind", "when", "places"})


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([CLUB_FIELDS, ONCE_FIELDS, VISIT_FIELDS]),
    st.sets(st.sampled_from(OPTIONAL)),
    st.sampled_from(["internal", "superior", "public"]),
    st.sampled_from(["计划", "进行", "完成", "取消"]),
)
def test_whatever_is_left_out_the_rest_reads_well(
    name: str, whole: dict[str, Any], left_out: set[str], audience: Any, status: str
) -> None:
    fields = {key: value for key, value in whole.items() if key not in left_out}
    made = blocks(name, activity("a-x", **{**fields, "status": status}), audience=audience)
    assert_reads_well(made)
    cells = [
        text_of_runs(cell.runs)
        for block in made
        if isinstance(block, Form) and block.borders
        for cell in block.cells
    ]
    assert not [cell for cell in cells if "None" in cell or "（）" in cell or cell.endswith(("：", "；"))]


@pytest.mark.parametrize("name", NAMES)
def test_no_id_is_on_paper(name: str) -> None:
    written = markdown(name, CLUB)
    assert not [word for word in ("v-head", "v-art", "c-one", "a-club", "None") if word in written]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("audience", ["superior", "public"])
def test_readers_outside_find_no_name_of_a_family(name: str, audience: Any) -> None:
    """常桂枝, who leads on the agenda, stands there by name."""
    fields = {**CLUB_FIELDS, "agenda": CLUB_FIELDS["agenda"][:2]}
    written = markdown(name, activity("a-club", **fields), audience=audience)
    assert {family for family in FAMILIES if family in written} == set()


@pytest.mark.parametrize("name", NAMES)
def test_hostile_text_in_every_field_stays_text(name: str) -> None:
    record = activity("a-x", **with_hostile_text(copy.deepcopy(CLUB_FIELDS)))
    page = find(name, FOLDERS).about.page
    content = write_docx(blocks(name, record), title=HOSTILE, date=ON, profile=page)
    whole = text(parts(content)["word/document.xml"])
    assert whole.count(SHOWN) >= (2 if name == "sign-in" else 4)
    assert "49" not in whole
    plain = [block.number for block in blocks(name, CLUB) if isinstance(block, Heading)]
    assert [block.number for block in blocks(name, record) if isinstance(block, Heading)] == plain
    assert_valid(content)
