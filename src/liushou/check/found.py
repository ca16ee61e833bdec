"""What reading and validating a file already found, as hits of the rule it belongs to."""

from collections.abc import Iterable, Iterator

from liushou.check.rule import Hit
from liushou.findings import Repair
from liushou.store.load import Loaded
from liushou.yamltext.faults import FixName

_WORDS: dict[FixName, str] = {
    "gbk": "转为 UTF-8",
    "bom": "去掉 BOM",
    "crlf": "换行改为 LF",
    "final-newline": "末尾加换行",
    "colons": "改为英文冒号加空格",
    "unseen": "删去看不见的字符",
    "nfc": "改为规范的编码",
}


TOLD_BY_READING = frozenset({"LS001", "LS002", "LS003", "LS004", "LS005", "LS006", "LS101", "LS104"})
"""Rules that say no more than reading found: a file without faults and problems needs none of them."""


def found(file: Loaded, code: str) -> Iterable[Hit]:
    """The faults and problems of a file that are of the rule `code`."""
    return _found(file, code) if file.faults or file.problems else ()


def _found(file: Loaded, code: str) -> Iterator[Hit]:
    for fault in file.faults:
        if fault.code == code:
            fix = Repair("file", fault.fix, _WORDS[fault.fix]) if fault.fix else None
            yield Hit((), fault.message, fix=fix, severity=fault.severity, span=fault.span)
    for problem in file.problems:
        if problem.code == code:
            yield Hit(problem.path, problem.message, problem.at, problem.fix)
