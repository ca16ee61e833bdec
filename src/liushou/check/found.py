"""What reading and validating a file already found, as hits of the rule it belongs to."""

from collections.abc import Iterator

from liushou.check.rule import Hit
from liushou.store.load import Loaded

_FIXES = {
    "crlf": "换行改为 LF",
    "bom": "去掉 BOM",
    "final-newline": "末尾加换行",
    "gbk": "转为 UTF-8",
}


def found(file: Loaded, code: str) -> Iterator[Hit]:
    """The faults and problems of a file that are of the rule `code`."""
    for fault in file.faults:
        if fault.code == code:
            fix = _FIXES.get(fault.fix) if fault.fix else None
            yield Hit((), fault.message, fix=fix, severity=fault.severity, span=fault.span)
    for problem in file.problems:
        if problem.code == code:
            yield Hit(problem.path, problem.message, problem.at, problem.fix)
