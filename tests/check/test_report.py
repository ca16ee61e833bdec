"""The reports: text and its summary, JSON as the command line promises it, and all formats of one store."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from liushou.check.report_json import report_json
from liushou.check.report_text import report_text
from liushou.check.reporters import REPORTERS, STYLED, Outcome
from liushou.check.styled import COLOURS, as_text
from liushou.check.summing import summary
from liushou.findings import Finding, Repair
from liushou.textwidth import width
from tests.check.broken_store import broken
from tests.check.found_cases import found_cases
from tests.golden import agrees

GOLDEN = Path(__file__).parent / "golden"
FINDING = Finding(
    path="data/children/c-0012.yaml",
    line=14,
    column=10,
    end_line=14,
    end_column=28,
    code="LS106",
    name="id-number",
    severity="error",
    message="身份证号码不对",
    id="c-0012",
    field="guardians[0].id_number",
)
WARNING = Finding("liushou.yaml", 1, 1, 1, 4, "LS107", "phone-number", "warning", "电话写法不对")
EVIL = "甲\x1b[31m\r\n\x00\x7f\x9b\u202e\u2028\u200b\ufeff[/red]乙"
NOT_RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\ufeff]")


def test_text_has_one_line_a_finding_and_a_summary() -> None:
    assert report_text((FINDING, WARNING), 112, 0.04) == (
        "data/children/c-0012.yaml:14:10: LS106 id-number 身份证号码不对\n"
        "liushou.yaml:1:1: LS107 phone-number 电话写法不对\n"
        "检查了 112 个文件，2 个有问题：1 个错误，1 个警告。用时 0.0 秒。\n"
        "LS106 id-number 1，LS107 phone-number 1\n"
    )


def test_text_without_findings() -> None:
    assert report_text((), 112) == "检查了 112 个文件，没有发现问题。\n"
    assert report_text((), 112, 1.25) == "检查了 112 个文件，没有发现问题。用时 1.2 秒。\n"


def test_the_summary_counts_severities_codes_and_fixes() -> None:
    info = Finding("a.yaml", 1, 1, 1, 1, "LS508", "grown-up", "info", "满 16 周岁")
    fixable = replace(FINDING, fix=Repair("quote", "", "加引号"))
    assert summary((info, WARNING, WARNING, fixable), 3) == (
        "检查了 3 个文件，3 个有问题：1 个错误，2 个警告，1 个提示。\n"
        "LS107 phone-number 2，LS106 id-number 1，LS508 grown-up 1\n"
        "其中 1 处可用 liushou check --fix 改正。"
    )


def test_the_summary_is_no_wider_than_80_cells() -> None:
    many = tuple(replace(WARNING, code=f"LS{number}") for number in range(100, 130))
    lines = summary(many, 30).split("\n")
    assert len(lines) > 7
    assert all(width(line) <= 80 for line in lines)
    assert "".join(lines[1:]).count("phone-number 1") == 30


def test_json_has_the_promised_keys() -> None:
    assert json.loads(report_json((FINDING,))) == [
        {
            "path": "data/children/c-0012.yaml",
            "line": 14,
            "column": 10,
            "end_line": 14,
            "end_column": 28,
            "code": "LS106",
            "name": "id-number",
            "severity": "error",
            "message": "身份证号码不对",
            "id": "c-0012",
            "field": "guardians[0].id_number",
            "fix": None,
        }
    ]
    assert "身份证号码不对" in report_json((FINDING,))
    assert json.loads(report_json(())) == []


def test_no_control_character_is_raw_in_any_format() -> None:
    evil = Finding(f"data/{EVIL}", 1, 1, 1, 1, "LS006", "file-and-id", "error", EVIL, id=EVIL, field=EVIL)
    outcome = Outcome((evil,), 1, lambda _: None, "1.0.0")
    for name, report in REPORTERS.items():
        assert not NOT_RAW.search(report(outcome)), name
    line = report_text((evil,), 1).split("\n")[0]
    assert line.endswith("甲\\x1b[31m\\x0d\\x0a\\x00\\x7f\\x9b\\u202e\\u2028\\u200b\\ufeff[/red]乙")
    assert json.loads(report_json((evil,)))[0]["message"] == EVIL


@pytest.mark.parametrize("name", [name for name in REPORTERS if name != "sarif"])
def test_the_report_of_a_broken_store(name: str) -> None:
    agrees(GOLDEN / f"report.{name}.txt", REPORTERS[name](broken()))


@pytest.mark.parametrize("name", STYLED)
def test_a_styled_report_is_the_plain_one_in_parts(name: str) -> None:
    lines = list(STYLED[name](broken()))
    assert as_text(lines) == REPORTERS[name](broken())
    assert {"error", "warning", "place"} <= {style for line in lines for _, style in line} <= set(COLOURS)


def test_every_case_can_be_reported() -> None:
    for found in found_cases():
        outcome = Outcome(found.findings, len(found.files), lambda _: None, "1.0.0")
        assert len(json.loads(report_json(found.findings))) == len(found.findings)
        assert all(report(outcome).endswith("\n") for report in REPORTERS.values())
