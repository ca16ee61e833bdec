"""Safe fixes: they take findings away, bring none, change only what they must, and come to an end."""

import codecs
import difflib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.check.mend import Mended, mend
from liushou.check.runner import check_alone
from liushou.findings import Finding, Repair
from liushou.records.child import Child
from liushou.yamltext.emit import dump
from tests.check.any_records import records
from tests.check.case_files import Case, cases
from tests.check.stores import CHILD, ON, base_files, overlay, source_of

BASE = base_files()[CHILD].decode()
CASES = [case for case in cases() if any(one.fix for one in case.expected)]


def alone(data: bytes, path: str = CHILD, *, select: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    return check_alone(source_of(path), data, ON, select=select)


def mended(data: bytes, path: str = CHILD, *, select: tuple[str, ...] = ()) -> Mended:
    return mend(data, lambda text: alone(text, path, select=select))


def words(done: tuple[Finding, ...]) -> list[str]:
    return [f"{one.code} {one.fix.words}" for one in done if one.fix]


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("ethnicty: 汉族", "ethnicity: 汉族"),
        ("phone: 15400012345", 'phone: "15400012345"'),
        ("phone: 079912345", 'phone: "079912345"'),
        ('phone: "１５４00012345"', 'phone: "15400012345"'),
        ("phone: '154 0001 2345'", "phone: '15400012345'"),
        ("id_number: 43990020170312002X  # 抄自户口簿", None),
        ('id_number: "439900 20170312 0024"', 'id_number: "439900201703120024"'),
        ("guardianship: 无监护   # 村里说的", "guardianship: 无人监护   # 村里说的"),
        ("health: {condition: 健康, immunised: 是}", "health: {condition: 健康, immunised: true}"),
        ("focus: {since: 2026年9月1日, why: 父母失联}", "focus: {since: 2026-09-01, why: 父母失联}"),
        ("hukou: {rural: 'true', registered: true}", "hukou: {rural: true, registered: true}"),
        ("grades: [{term: 2026秋, total: '98'}]", "grades: [{term: 2026-2027-1, total: 98}]"),
        ("hukuo: {rurl: true, registered: 是}", "hukou: {rural: true, registered: true}"),
        ("grade: 五年级", None),
        ("guardianship: 很好", None),
        ("ethnicity: 汉族\nethnicity: 汉族", None),
    ],
)  # fmt: skip
def test_one_line(written: str, becomes: str | None) -> None:
    before = overlay(BASE, written)
    after = mended(before.encode()).data.decode()
    assert after == before.replace(written, written if becomes is None else becomes)


def test_what_a_file_of_another_program_needs() -> None:
    text = BASE.replace("name:", "nmae:", 1).replace("sex: ", "sex：", 1) + "phone: 15400012345"
    data = text.replace("\n", "\r\n").encode("gbk")
    after = mended(data)
    wanted = BASE + 'phone: "15400012345"\n'
    assert after.data.decode() == wanted
    assert sorted(words(after.done)) == [
        "LS001 换行改为 LF", "LS001 末尾加换行", "LS001 转为 UTF-8", "LS002 改为英文冒号加空格",
        "LS101 改为 name", "LS103 加引号",
    ]  # fmt: skip


def test_only_the_rules_asked_for_are_mended() -> None:
    data = codecs.BOM_UTF8 + overlay(BASE, "ethnicty: 汉族").encode()
    assert mended(data, select=("LS101",)).data == data.replace(b"ethnicty", b"ethnicity")


def test_a_silenced_finding_is_not_mended() -> None:
    data = overlay(BASE, "guardianship: 无监护  # liushou: ignore LS104").encode()
    assert mended(data).data == data


def test_one_bad_offer_does_not_keep_the_others_back() -> None:
    """The repair of a block scalar cannot be made in place; the others are."""
    data = overlay(BASE, "phone: |-\n  １５４00012345\nethnicty: 汉族\nguardianship: 无监护").encode()
    after = mended(data)
    assert words(after.done) == ["LS101 改为 ethnicity", "LS104 改为 无人监护"]
    assert "１５４00012345" in after.data.decode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_cases_with_a_fix(case: Case) -> None:
    for path, data in case.files.items():
        offered = [one for one in alone(data, path) if one.fix]
        if not offered:
            continue
        after = mended(data, path)
        assert after.done
        assert not [one for one in alone(after.data, path) if one.fix]
        assert mended(after.data, path) == Mended(after.data, ())


SPOILERS: list[tuple[str, str]] = [
    ("：", ":"), (": ", ":"), (": ", "："), ("\n", "\r\n"), ("：", "： "), ("true", "是"), ("false", '"x"'),
    ("2026", "２０２６"), ('"', ""), ("-", "/"), ("a", ""), ("e", "ee"), ("\n", ""), ("父", "爸"),
]  # fmt: skip


@given(records(Child, {"id": "c-7kq2m"}), st.sampled_from(SPOILERS), st.integers(0, 40), st.booleans())
def test_laws_of_fixing(record: dict[str, Any], spoiler: tuple[str, str], at: int, gbk: bool) -> None:
    """Fixing twice is fixing once; no finding but those offered goes, and no error comes but hidden ones."""
    text = dump(record)
    old, new = spoiler
    places = text.split(old)
    cut = 1 + at % len(places)
    spoiled = old.join(places[:cut]) + (new + old.join(places[cut:]) if places[cut:] else "")
    data = spoiled.encode("gb18030") if gbk else spoiled.encode()
    before = alone(data)
    after = mended(data)
    left = alone(after.data)
    assert mended(after.data) == Mended(after.data, ())
    assert bool(after.done) == (after.data != data)
    readable = not any(
        one.code in ("LS001", "LS002", "LS003", "LS005") and one.severity == "error" for one in before
    )
    if readable and all(one.fix and one.fix.how != "key" for one in after.done):
        shape = {"LS101", "LS103", "LS104"}
        assert {(one.code, one.field) for one in left if one.code in shape} <= {
            (one.code, one.field) for one in before
        }


def test_a_sum_too_fine_is_told_before_anything_is_mended() -> None:
    """The law's example: told only of a file that gave a record, it came as an error of the fix's making."""
    aid = "aid: [{kind: 低保, from: 2026-09-01, amount: 99.995}]"
    data = overlay(BASE, f"hukou: {{rural: 是, registered: true}}\n{aid}").encode()
    fine = ("LS103", "aid[0].amount")
    assert [(one.code, one.field) for one in alone(data)] == [("LS103", "hukou.rural"), fine]
    after = mended(data)
    assert words(after.done) == ["LS103 改为 true"]
    assert [(one.code, one.field) for one in alone(after.data)] == [fine]


@pytest.mark.parametrize("written", ["\\u200b", "\u200b"])
def test_a_text_that_would_come_to_nothing_is_left(written: str) -> None:
    """The law's other example: nobody is no helper, so the record was lost with the character."""
    data = overlay(BASE, f'records: [{{date: 2026-09-01, kind: 随访, by: ["{written}"]}}]').encode()
    assert [one.code for one in alone(data)] == ["LS108"]
    assert mended(data) == Mended(data, ())


def test_a_repair_for_which_the_list_around_it_is_refused_is_not_made() -> None:
    def look(data: bytes) -> tuple[Finding, ...]:
        found = replace(alone(overlay(BASE, "guardianship: 很好").encode())[0], code="LS108", field="by[0]")
        offer = replace(found, fix=Repair("text", "", "删去看不见的字符", at=("by", 0)))
        return (offer,) if b"x" in data else (replace(found, code="LS103", field="by"),)

    assert mend(b"by: [x]\n", look) == Mended(b"by: [x]\n", ())


def test_a_fix_changes_no_other_line() -> None:
    written = "ethnicty: 汉族   # 民族\n\n# 一条注释\nguardianship:   无监护\ninterests: [ 画画,  唱歌 ]"
    before = overlay(BASE, written)
    after = mended(before.encode()).data.decode()
    changed = [line for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[0] in "+-"]
    assert changed == [
        "- ethnicty: 汉族   # 民族", "+ ethnicity: 汉族   # 民族",
        "- guardianship:   无监护", "+ guardianship:   无人监护",
    ]  # fmt: skip
