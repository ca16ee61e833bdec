"""VS Code's YAML server under our schema and settings: proposals, explanations and faults in Chinese.

Needs `yaml-language-server` on the path (npm install --global yaml-language-server).
"""

import json
from collections.abc import Iterator
from typing import get_args

import pytest
from tests.commands.language_server import COMMAND, Editor, editor

from liushou.records.schema import schema_files
from liushou.records.vocabulary import ChildStatus
from liushou.setup.editor_files import editor_files

pytestmark = pytest.mark.skipif(COMMAND is None, reason="yaml-language-server is not installed")

CHILDREN = "data/children"
CHILD = (
    "id: c-7kq2m\nname: 田小禾\nsex: 女\nbirth_date: 2016-03-05\nstatus: 在册\n"
    "registered_on: 2024-09-01\nparents: []\nguardians: []\n"
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """A store with our schemas and settings, open in an editor."""
    root = tmp_path_factory.mktemp("store")
    for path, text in schema_files().items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    with editor(root, json.loads(editor_files()[".vscode/settings.json"])) as ready:
        yield ready


def test_an_empty_archive_is_offered_its_frame_and_its_fields(opened: Editor) -> None:
    offered = opened.proposals(CHILDREN, "|")
    assert "birth_date: " in offered["儿童档案"]
    assert offered["name"] == "姓名（必填）：与户口簿一致"


def test_new_keys_are_explained_and_those_there_are_not_offered(opened: Editor) -> None:
    offered = opened.proposals(CHILDREN, CHILD + "|")
    assert offered["guardianship"].startswith("监护情况：")
    assert all(offered.values())
    assert "sex" not in offered


def test_the_terms_of_a_field_are_offered_and_nothing_else(opened: Editor) -> None:
    assert list(opened.proposals(CHILDREN, CHILD.replace("在册", "|"))) == list(get_args(ChildStatus))
    optional = opened.proposals(CHILDREN, CHILD + "guardianship: |")
    assert list(optional) == ["较好", "一般", "差", "无人监护"]
    assert not opened.proposals(CHILDREN, CHILD + "phone: |")


def test_the_word_under_the_cursor_is_explained(opened: Editor) -> None:
    assert "在册时不写" in opened.hover(CHILDREN, CHILD + "closed_|on: \n")
    told = opened.hover(CHILDREN, CHILD + "guardian|ship: 差\n")
    assert told.startswith("#### 监护情况\n")
    assert "`无人监护`" in told
    assert "null" not in told


@pytest.mark.parametrize(
    ("changed", "line", "told"),
    [
        (CHILD + "gaurdians: []\n", 9, "没有这个字段"),
        (CHILD + "gaurdians:\n", 9, "没有这个字段"),
        (CHILD.replace("女", "女孩"), 3, "应为下列之一：男、女"),
        (CHILD + "guardianship: 不好\n", 9, "应为下列之一：较好、一般、差、无人监护"),
        (CHILD.replace("sex: 女\n", ""), 1, "必填：id（编号）、name（姓名）、sex（性别）"),
        (CHILD.replace("03-05", "02-30"), 4, "应为日历上有的日期，写作 2026-09-01"),
        (CHILD + "phone: 15400012345\n", 9, "加引号"),
        (CHILD.replace("在册", "转出"), 1, "缺少 closed_on（销档日期）"),
        (CHILD + "closed_on: 2026-07-01\n", 9, "在册的不应有 closed_on"),
        (CHILD + "hukou: 农村\n", 9, "“户籍”应为一组"),
        (CHILD + "records:\n  - {date: 2026-09-01, kind: 谈心, by: 5}\n", 10, "应为文字"),
    ],
)
def test_a_fault_is_underlined_and_told_in_our_words(
    opened: Editor, changed: str, line: int, told: str
) -> None:
    faults = opened.faults(CHILDREN, changed)
    assert [place for place, _ in faults] == [line]
    assert told in faults[0][1]


def test_a_right_archive_is_not_underlined(opened: Editor) -> None:
    assert opened.faults(CHILDREN, CHILD + "phone:\nrecords:\nhukou:\nguardianship:\n") == []
