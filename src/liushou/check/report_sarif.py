"""Findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format)."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import quote

from liushou.check.reference import explanation
from liushou.check.report_json import json_text
from liushou.check.rule import Rule
from liushou.findings import Finding, Severity
from liushou.printable import printable

Plain = str | int | dict[str, "Plain"] | list["Plain"]
"""What JSON can hold, as far as a report needs it."""

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_ROOT = "SRCROOT"


def report_sarif(findings: tuple[Finding, ...], rules: tuple[Rule, ...], version: str) -> str:
    """One run of the program of this version: all its rules, and the findings as results."""
    driver: dict[str, Plain] = {
        "name": "liushou",
        "semanticVersion": version,
        "language": "zh-CN",
        "rules": [_rule(rule) for rule in rules],
    }
    run: dict[str, Plain] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": _message("档案库的根目录")}},
        "results": list(_results(findings, {rule.code: index for index, rule in enumerate(rules)})),
    }
    log: dict[str, Plain] = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(log, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Plain]:
    about = rule.explanation.split("\n\n坏例", 1)[0].replace("\n\n", "\n")
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": about},
        "help": {"text": rule.explanation, "markdown": "\n\n".join(explanation(rule))},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _results(findings: tuple[Finding, ...], index: dict[str, int]) -> Iterator[Plain]:
    alike: Counter[str] = Counter()
    for finding in findings:
        key = "\n".join((finding.code, finding.path, finding.field or "", finding.id or ""))
        alike[key] += 1
        about = {"id": finding.id, "field": finding.field}
        yield {
            "ruleId": finding.code,
            "ruleIndex": index[finding.code],
            "level": _LEVELS[finding.severity],
            "message": _message(finding.message),
            "locations": [{"physicalLocation": _location(finding)}],
            "partialFingerprints": {"liushou/v1": _fingerprint(key, alike[key])},
            "properties": {name: value for name, value in about.items() if value},
        }


def _message(text: str) -> dict[str, Plain]:
    """A message without placeholders: section 3.11.5 has its braces doubled."""
    return {"text": printable(text).replace("{", "{{").replace("}", "}}")}


def _location(finding: Finding) -> dict[str, Plain]:
    return {
        "artifactLocation": {"uri": quote(finding.path, errors="surrogatepass"), "uriBaseId": _ROOT},
        "region": {
            "startLine": finding.line,
            "startColumn": finding.column,
            "endLine": finding.end_line,
            "endColumn": finding.end_column,
        },
    }


def _fingerprint(key: str, number: int) -> str:
    """The same for the same thing in the next run, wherever its line is by then; made of no value."""
    return sha256(f"{key}\n{number}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
