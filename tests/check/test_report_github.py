"""Workflow commands of GitHub Actions: escaped, the worst first."""

import re
from dataclasses import replace

from liushou.check.report_github import report_github
from liushou.findings import Finding
from tests.check.broken_store import broken

FINDING = Finding("data/a.yaml", 3, 4, 3, 8, "LS106", "id-number", "error", "不对")


def commands(*findings: Finding) -> list[str]:
    return [line for line in report_github(findings, 9).split("\n") if line.startswith("::")]


def test_a_command_names_the_place_twice() -> None:
    assert report_github((FINDING,), 9) == (
        "::error file=data/a.yaml,line=3,endLine=3,col=4,endColumn=8,title=LS106 id-number"
        "::data/a.yaml:3:4: 不对\n"
        "检查了 9 个文件，1 个有问题：1 个错误。\n"
        "LS106 id-number 1\n"
    )


def test_a_place_over_several_lines_has_no_columns() -> None:
    (command,) = commands(replace(FINDING, end_line=5))
    assert command.startswith("::error file=data/a.yaml,line=3,endLine=5,title=")


def test_what_ends_a_property_is_escaped() -> None:
    (command,) = commands(replace(FINDING, path="a,b:c%.yaml", message="50%，a::b\r\n,"))
    assert command == (
        "::error file=a%2Cb%3Ac%25.yaml,line=3,endLine=3,col=4,endColumn=8,title=LS106 id-number"
        "::a,b:c%25.yaml:3:4: 50%25，a::b\\x0d\\x0a,"
    )


def test_errors_come_first_then_warnings_then_notices() -> None:
    info, warning = replace(FINDING, severity="info"), replace(FINDING, severity="warning")
    found = [command.split(" ")[0] for command in commands(info, warning, FINDING)]
    assert found == ["::error", "::warning", "::notice"]


def test_every_command_can_be_read_back() -> None:
    outcome = broken()
    found = commands(*outcome.findings)
    assert len(found) == len(outcome.findings)
    for command in found:
        read = re.fullmatch(r"::(error|warning|notice) ((?:\w+=[^,:]*,?)+)::(.+)", command)
        assert read is not None, command
        assert {"file", "line", "endLine", "title"} <= {part.split("=")[0] for part in read[2].split(",")}
