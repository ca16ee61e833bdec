"""Adding up units: summary files beside reading them as JSON, stores beside reading their archives."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import yaml

from bench.nation import DAY, TERM, place_of, unit_store, write_nation
from bench.timing import Action, Ratio, compare, process
from liushou.stats.frames import frames_of
from liushou.stats.population import scope_of
from liushou.stats.rollup.model import Asked
from liushou.stats.rollup.rolled import roll_up
from liushou.stats.summary.counts import added
from liushou.stats.summary.model import UnitName
from liushou.stats.summary.of_unit import summary_of
from liushou.stats.summary.text import read_summary, summary_text
from liushou.workers import here

SUMMARIES, CHILDREN = 1000, 180
_DIFFERENT = 20
_STORES = 12
_READ_THRICE = """
import json, pathlib, sys
files = sorted(pathlib.Path(sys.argv[1]).glob("*.json"))
for _ in range(3):
    for file in files:
        json.loads(file.read_bytes())
"""


def rollup(root: Path) -> Iterator[Ratio]:
    """The rows of the table, measured on files made under `root`."""
    sent = root / "sent"
    size = write_summaries(sent, SUMMARIES)
    files = sorted(sent.glob("*.json"))
    what = f"{len(files)} 份上报文件，平均 {size / 1000:.0f} KB"
    as_json: Action = lambda: [json.loads(file.read_bytes()) for file in files]  # noqa: E731
    yield compare(
        f"读、核对、相加 {what}",
        lambda: added(read_summary(file.read_bytes(), file.name).figures for file in files),
        "json.loads",
        as_json,
        3.0,
        5,
    )
    asked = Asked(None, TERM, DAY)
    yield compare(f"整个汇总，{what}", lambda: roll_up([sent], asked, here), "json.loads", as_json, 3.0, 5)
    python = sys.executable
    thrice = process([python, "-c", _READ_THRICE, str(sent)])
    start = process([python, "-m", "liushou", "--help"])
    command = [python, "-m", "liushou", "rollup", str(sent), "--unit", "测试市", "--level", "市"]
    whole = process([*command, "--on", str(DAY), "-o", str(root / "sum.json")])
    yield compare(
        f"liushou rollup，{what}", whole, "json.loads 三遍，加 --help", lambda: (thrice(), start()), 1.0, 5
    )
    yield _stores(root / "stores")


def write_summaries(folder: Path, number: int) -> float:
    """Summary files of so many schools of their towns; their size on average, in bytes."""
    folder.mkdir(parents=True)
    made = [
        summary_of(frames_of(scope_of(unit_store(unit, CHILDREN), TERM, DAY)))
        for unit in range(min(number, _DIFFERENT))
    ]
    size = 0
    for unit in range(number):
        county, town, name = place_of(unit)
        called = UnitName(f"{county}{town}{name}", "学校", f"{county}{town}")
        data = summary_text(replace(made[unit % len(made)], unit=called)).encode()
        (folder / f"{unit:04}.json").write_bytes(data)
        size += len(data)
    return size / number


def _stores(root: Path) -> Ratio:
    places = write_nation(root, _STORES, CHILDREN)
    asked = Asked(None, TERM, DAY)
    files = [file for place in places for file in sorted(place.glob("data/*/*.yaml"))]
    return compare(
        f"rollup {len(places)} 个档案库，{len(files)} 个文件，一个进程",
        lambda: roll_up(places, asked, here),
        "CSafeLoader 只读",
        lambda: [yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader) for file in files],
        1.5,
        3,
    )
