"""SARIF 2.1.0: valid by the schema of OASIS, with stable fingerprints and nothing of a value."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from liushou.check.catalogue import RULES, find_rule
from liushou.check.report_sarif import report_sarif
from liushou.findings import Finding
from tests.check.broken_store import broken
from tests.check.found_cases import found_cases
from tests.golden import agrees

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
GOLDEN = Path(__file__).parent / "golden" / "report.sarif.txt"
VALIDATOR = jsonschema_rs.validator_for(SCHEMA)
FINDING = Finding(
    "data/children/c-a.yaml", 3, 4, 3, 8, "LS106", "id-number", "error", "不对", "c-a", "id_number"
)


def run_of(*findings: Finding) -> Any:
    (run,) = json.loads(report_sarif(findings, RULES, "1.2.3"))["runs"]
    return run


def fingerprints(*findings: Finding) -> list[str]:
    return [result["partialFingerprints"]["liushou/v1"] for result in run_of(*findings)["results"]]


@pytest.mark.parametrize("findings", [(), broken().findings], ids=["none", "broken"])
def test_a_report_is_valid(findings: tuple[Finding, ...]) -> None:
    VALIDATOR.validate(json.loads(report_sarif(findings, RULES, "1.2.3")))


def test_the_report_of_a_broken_store() -> None:
    rule = find_rule("LS106")
    findings = tuple(one for one in broken().findings if one.code == rule.code)
    agrees(GOLDEN, report_sarif(findings, (rule,), "0.1.0"))


def test_the_schema_can_refuse() -> None:
    log = json.loads(report_sarif((FINDING,), RULES, "1.2.3"))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not VALIDATOR.is_valid(log)


def test_every_case_gives_a_valid_report() -> None:
    findings = tuple(one for found in found_cases() for one in found.findings)
    VALIDATOR.validate(json.loads(report_sarif(findings, RULES, "1.2.3")))


def test_all_rules_are_described() -> None:
    driver = run_of()["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("liushou", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in RULES]
    for rule in driver["rules"]:
        assert "坏例" not in rule["fullDescription"]["text"]
        assert "```yaml\n" in rule["help"]["markdown"]
        assert rule["shortDescription"]["text"] in rule["help"]["text"]


def test_a_result() -> None:
    (result,) = run_of(FINDING)["results"]
    assert result.pop("partialFingerprints")
    assert result == {
        "ruleId": "LS106",
        "ruleIndex": [rule.code for rule in RULES].index("LS106"),
        "level": "error",
        "message": {"text": "不对"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "data/children/c-a.yaml", "uriBaseId": "SRCROOT"},
                    "region": {"startLine": 3, "startColumn": 4, "endLine": 3, "endColumn": 8},
                }
            }
        ],
        "properties": {"id": "c-a", "field": "id_number"},
    }


def test_levels_addresses_and_braces() -> None:
    odd = replace(FINDING, severity="info", path="data/children/小 明%.yaml", message="“{”没有结束\n")
    (result,) = run_of(odd)["results"]
    assert result["level"] == "note"
    address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert address == "data/children/%E5%B0%8F%20%E6%98%8E%25.yaml"
    assert result["message"]["text"] == "“{{”没有结束\\x0a"


def test_a_fingerprint_stays_when_lines_move_and_values_change() -> None:
    moved = replace(FINDING, line=9, end_line=9, message="还是不对")
    assert fingerprints(FINDING) == fingerprints(moved)
    others = [
        replace(FINDING, field="phone"),
        replace(FINDING, code="LS107"),
        replace(FINDING, path="b.yaml"),
    ]
    assert len(set(fingerprints(FINDING, *others, moved))) == 5
