"""Records for people: masks, labels, the timeline, plain values."""

from datetime import date

import pytest

from liushou.records.child import Child
from liushou.records.fields import Sensitivity
from liushou.records.masks import mask
from liushou.records.present import Line, Presenter, plain
from liushou.records.reveal import as_values
from liushou.records.timeline import timeline

CHILD = Child.model_validate(
    {
        "id": "c-1",
        "name": "田小禾",
        "sex": "女",
        "birth_date": "2015-11-20",
        "status": "在册",
        "registered_on": "2024-09-01",
        "id_number": "439900201511200029",
        "phone": "15400012345",
        "address": {"village": "朝阳村", "detail": "三组 8 号"},
        "parents": [{"relation": "父亲", "situation": "外出务工", "phone": "15400000001"}],
        "guardians": [],
        "interests": ["画画", "跳绳"],
        "grades": [{"term": "2025-2026-2", "scores": {"语文": 91.5, "数学": 88}}],
        "pairings": [{"with": "v-1", "role": "爱心妈妈", "since": "2024-10-01", "until": "2025-07-01"}],
        "records": [
            {
                "date": "2026-10-10",
                "kind": "谈心",
                "by": "v-1",
                "note": "想妈妈",
                "follow_up": {"due": "2026-10-20", "what": "约视频", "done": "2026-10-18"},
            }
        ],
        "cases": [
            {
                "opened": "2026-09-20",
                "kind": "心理",
                "level": "重点",
                "what": "失眠",
                "escalated": [{"to": "镇儿童督导员", "date": "2026-09-21"}],
                "steps": [{"date": "2026-09-22", "by": "v-1", "what": "家访"}],
                "closed": "2026-10-30",
                "outcome": "好转",
            }
        ],
    }
)


def no_names(word: str) -> str:
    return {"v-1": "何老师"}.get(word, word)


def test_masks_show_no_length_and_little_else() -> None:
    assert mask("王小雨", Sensitivity.NAME) == "王某"
    assert mask("欧阳小雨", Sensitivity.NAME) == "欧某"
    assert mask("15400012345", Sensitivity.CONTACT) == "***45"
    assert mask("439900201511200029", Sensitivity.IDENT) == "***"
    assert mask("三组 8 号", Sensitivity.CONTACT) == mask("很长很长很长的地址", Sensitivity.CONTACT)
    assert mask("重病重残", Sensitivity.STATUS) == "重病重残"
    assert mask("朝阳村", None) == "朝阳村"


def test_lines_have_labels_names_and_masks() -> None:
    found = list(Presenter(no_names, reveal=False).lines(CHILD, frozenset({"records", "cases"})))
    assert Line("编号", "c-1") in found
    assert Line("公民身份证号码", "***") in found
    assert Line("现居住地", "村 朝阳村，详细地址 ***") in found
    assert Line("父母", "父亲，外出务工，电话 ***01") in found
    assert Line("结对", "结对人 何老师，爱心妈妈，起始 2024-10-01，截止 2025-07-01") in found
    assert Line("兴趣爱好", "画画、跳绳") in found
    assert Line("成绩", "学期 2025-2026-2，各科成绩 语文 91.5、数学 88") in found
    assert not any(line.label == "帮扶记录" for line in found)


def test_parts_within_parts_stand_in_brackets() -> None:
    found = list(Presenter(no_names, reveal=True).lines(CHILD))
    case = next(line.text for line in found if line.label == "问题")
    assert case.startswith(
        "立案日期 2026-09-20，心理，重点，问题 失眠，上报（上报对象 镇儿童督导员，日期 2026-09-21）"
    )
    assert "经过（日期 2026-09-22，何老师，做法 家访）" in case


def test_lines_reveal_when_asked() -> None:
    assert Line("电话", "15400012345") in list(Presenter(no_names, reveal=True).lines(CHILD))


def test_plain_values() -> None:
    assert [plain(value) for value in (True, False, 2400.0, 2400.5, date(2026, 9, 1), 3)] == [
        "是", "否", "2400", "2400.5", "2026-09-01", "3",
    ]  # fmt: skip


def test_the_timeline_is_in_order_and_whole() -> None:
    told = [(event.day.isoformat(), event.kind) for event in timeline(CHILD)]
    assert told == [
        ("2024-09-01", "建档"),
        ("2024-10-01", "结对"),
        ("2025-07-01", "结对结束"),
        ("2026-09-20", "问题·心理（重点）"),
        ("2026-09-21", "上报"),
        ("2026-09-22", "处理"),
        ("2026-10-10", "谈心"),
        ("2026-10-18", "后续完成"),
        ("2026-10-30", "办结"),
    ]
    assert all(event.mark is Sensitivity.CARE for event in timeline(CHILD) if event.kind in ("谈心", "办结"))


def test_plain_values_are_masked_and_complete() -> None:
    hidden, shown = as_values(CHILD, reveal=False), as_values(CHILD, reveal=True)
    assert hidden["id_number"] == "***"
    assert shown["id_number"] == "439900201511200029"
    assert "想妈妈" not in str(hidden)
    assert "失眠" not in str(hidden)
    assert Child.model_validate(shown) == CHILD


TOKEN = "ENC[1,contact.1,AAAA]"
SEALED = CHILD.model_copy({"phone": TOKEN, "records": (CHILD.records[0].model_copy({"note": TOKEN}),)})


@pytest.mark.parametrize("reveal", [True, False])
def test_what_was_not_opened_is_never_shown_as_it_stands(*, reveal: bool) -> None:
    values = as_values(SEALED, reveal=reveal)
    assert values["phone"] == "***"
    assert "ENC[" not in str(values)
    lines = list(Presenter(lambda name: name, reveal=reveal).lines(SEALED))
    assert Line("电话", "***") in lines
    assert "ENC[" not in str(lines)


def test_what_was_opened_is_shown_when_asked_for() -> None:
    assert as_values(CHILD, reveal=True)["phone"] == "15400012345"
    lines = list(Presenter(lambda name: name, reveal=True).lines(CHILD))
    assert Line("电话", "15400012345") in lines
