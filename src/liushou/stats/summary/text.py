"""A summary as the text of a file, and back: JSON that a person can compare line by line.

Every first-level key and every part of the figures stands on a line of its own, a unit of several on one
line. The last line is the digest of all bytes before it. No clock is asked: the same archives counted by
the same version give the same bytes.
"""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from liushou import __version__
from liushou.stats.summary.gate import opened
from liushou.stats.summary.layout import FORMAT, VERSION, SummaryText
from liushou.stats.summary.model import Archives, Summary, UnitName

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
_SHORT = 8


def summary_text(summary: Summary) -> str:
    """The text of a file, with its checksum; it ends with a newline and has no other line ends than LF."""
    lines = [f'"format":{_ENCODE(FORMAT)}', f'"version":{VERSION}', f'"program":{_ENCODE(__version__)}']
    lines += [f"{_ENCODE(key)}:{_spread(key, value)}" for key, value in _plain(summary).items()]
    above = "{\n" + "".join(f"{line},\n" for line in lines)
    return f'{above}"sha256":"{sha256(above.encode()).hexdigest()}"\n}}\n'


def checksum_of(text: str) -> str:
    """The checksum at the end of a summary's text."""
    return text.rstrip("}\n").rpartition(":")[2].strip('"')


def short_checksum(text: str) -> str:
    """As much of it as is enough to compare two files on the telephone."""
    return checksum_of(text)[:_SHORT]


def read_summary(data: bytes, name: str) -> Summary:
    """The summary in a file's bytes; `name` is what the file is called in messages.

    Line ends and a byte order mark may have been changed on the way, nothing else. Raises SummaryError that
    names the file for bytes that are no summary, were changed, or hold figures that do not add up.
    """
    return _summary(opened(data, name))


def _spread(key: str, value: object) -> str:
    """The value; figures and units with a line for each of their parts."""
    if key == "figures" and isinstance(value, Mapping):
        return "{\n" + ",\n".join(f"{_ENCODE(part)}:{_ENCODE(tree)}" for part, tree in value.items()) + "}"
    if key == "units" and isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_ENCODE, value)) + "]"
    return _ENCODE(value)


def _plain(summary: Summary) -> SummaryText:
    archives = summary.archives
    return {
        "unit": {
            "name": summary.unit.name,
            "level": summary.unit.level,
            "parent": summary.unit.parent,
            "region": summary.unit.region,
        },
        "term": summary.term,
        "begins": summary.begins.isoformat(),
        "ends": summary.ends.isoformat(),
        "on": summary.on.isoformat(),
        "definitions": {kind: {**words} for kind, words in summary.definitions.items()},
        "targets": {name: float(target) for name, target in summary.targets.items()},
        "archives": None
        if archives is None
        else {"commit": archives.commit, "day": archives.day.isoformat(), "signed": archives.signed},
        "figures": summary.figures,
        "lacking": [*summary.lacking],
        "repeated": summary.repeated,
        "units": [_plain(unit) for unit in summary.units],
    }


def _summary(text: SummaryText) -> Summary:
    unit, archives = text["unit"], text["archives"]
    return Summary(
        unit=UnitName(unit["name"], unit["level"], unit["parent"], unit["region"]),
        term=text["term"],
        begins=date.fromisoformat(text["begins"]),
        ends=date.fromisoformat(text["ends"]),
        on=date.fromisoformat(text["on"]),
        definitions=text["definitions"],
        targets=text["targets"],
        figures=text["figures"],
        archives=archives
        and Archives(archives["commit"], date.fromisoformat(archives["day"]), archives["signed"]),
        units=tuple(_summary(each) for each in text["units"]),
        lacking=tuple(text["lacking"]),
        repeated=text["repeated"],
    )
