"""Fields a template cannot do without."""

from datetime import date
from pathlib import Path

import pytest

from liushou.documents.blocks import Paragraph, text_of_runs
from liushou.documents.errors import MissingData, TemplateError
from liushou.documents.plain import Context
from liushou.documents.render import render
from liushou.documents.templates import find
from liushou.errors import Status
from tests.documents.writing import write

HEAD = "---\ntitle: 方案\nof: activity\nneeds: [a.title, a.when.from, a.places, a.contact.name]\n---\n"
BODY = (
    "{{ a.title }}，{{ a.when.from | cndate(a.when.to) }}，{{ a.places | join }}，{{ a.contact.name }}"
    "{% if a.contact.phone %}，{{ a.contact.phone }}{% endif %}\n"
)
LABELS = {"a.title": "名称", "a.when.from": "开始日期", "a.places": "地点", "a.contact.name": "联系人"}
FULL: Context = {
    "a": {
        "title": "讲座",
        "when": {"from": date(2026, 9, 1), "to": None},
        "places": ["礼堂"],
        "contact": {"name": "甲", "phone": "12345"},
    }
}
EMPTY: Context = {"a": {"title": " ", "when": {"from": None, "to": None}, "places": [], "contact": None}}


def rendered(folder: Path, context: Context, *, allow_missing: bool = False) -> str:
    write(folder, BODY, head=HEAD)
    found = render(find("draft", [folder]), context, [folder], labels=LABELS, allow_missing=allow_missing)
    (paragraph,) = found.blocks
    assert isinstance(paragraph, Paragraph)
    return text_of_runs(paragraph.runs)


def test_what_is_there_is_printed(tmp_path: Path) -> None:
    assert rendered(tmp_path, FULL) == "讲座，2026年9月1日，礼堂，甲，12345"


def test_all_that_is_missing_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(MissingData) as caught:
        rendered(tmp_path, EMPTY)
    assert caught.value.fields == ("a.title", "a.when.from", "a.places", "a.contact.name")
    assert (
        "名称（a.title）、开始日期（a.when.from）、地点（a.places）、联系人（a.contact.name）"
        in caught.value.message
    )
    assert caught.value.status is Status.FINDINGS


def test_blanks_are_left_to_fill_in_when_asked_for(tmp_path: Path) -> None:
    assert rendered(tmp_path, EMPTY, allow_missing=True) == "＿＿＿＿，＿＿＿＿，＿＿＿＿，＿＿＿＿"


def test_the_context_itself_is_not_changed(tmp_path: Path) -> None:
    rendered(tmp_path, EMPTY, allow_missing=True)
    assert EMPTY["a"] == {"title": " ", "when": {"from": None, "to": None}, "places": [], "contact": None}


def test_a_field_the_context_does_not_know_is_the_templates_fault(tmp_path: Path) -> None:
    write(tmp_path, "", head=HEAD.replace("a.title", "a.titel"))
    with pytest.raises(TemplateError, match=r"“a\.titel”没有“titel”这一项，是否想写“title”？"):
        render(find("draft", [tmp_path]), FULL, [tmp_path])
