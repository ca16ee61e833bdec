"""The two reports: one line a finding, and JSON as the command line promises it."""

import json
import re

from liushou.check.report_json import report_json
from liushou.check.report_text import lines, report_text, summary
from liushou.findings import Finding
from tests.check.case_files import cases
from tests.check.stores import base_files, check_files

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
    assert report_text((FINDING, WARNING), 112) == (
        "data/children/c-0012.yaml:14:10: LS106 id-number 身份证号码不对\n"
        "liushou.yaml:1:1: LS107 phone-number 电话写法不对\n"
        "检查了 112 个文件，2 个有问题：1 个错误，1 个警告。\n"
    )


def test_text_without_findings() -> None:
    assert report_text((), 112) == "检查了 112 个文件，没有发现问题。\n"


def test_the_summary_counts_files_and_severities() -> None:
    info = Finding("a.yaml", 1, 1, 1, 1, "LS508", "grown-up", "info", "满 16 周岁")
    assert summary((info, WARNING, WARNING), 3) == "检查了 3 个文件，2 个有问题：2 个警告，1 个提示。"


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


def test_no_control_character_is_raw_in_text_or_json() -> None:
    evil = Finding(f"data/{EVIL}", 1, 1, 1, 1, "LS006", "file-and-id", "error", EVIL, id=EVIL, field=EVIL)
    (line,) = lines((evil,))
    assert not NOT_RAW.search(line)
    assert "\n" not in line
    assert line.endswith("甲\\x1b[31m\\x0d\\x0a\\x00\\x7f\\x9b\\u202e\\u2028\\u200b\\ufeff[/red]乙")
    assert not NOT_RAW.search(report_json((evil,)))
    assert json.loads(report_json((evil,)))[0]["message"] == EVIL


def test_every_case_can_be_reported() -> None:
    for case in cases():
        findings = check_files({**base_files(), **case.files}, case.on)
        assert len(lines(findings)) == len(findings) == len(json.loads(report_json(findings)))
        assert not NOT_RAW.search(report_text(findings, 7))
