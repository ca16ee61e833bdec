"""What check finds in every case, worked out once for all the tests that look at it."""

from dataclasses import dataclass
from functools import cache

from liushou.findings import Finding
from tests.check.case_files import Case, cases
from tests.check.stores import Files, base_files, check_files


@dataclass(frozen=True)
class Found:
    """A case, the files of its store, and all findings in them."""

    case: Case
    files: Files
    findings: tuple[Finding, ...]


@cache
def found_cases() -> tuple[Found, ...]:
    """All cases, by name."""
    found = []
    for case in cases():
        files = {**base_files(), **case.files}
        found.append(Found(case, files, check_files(files, case.on, ignore=case.ignore)))
    return tuple(found)
