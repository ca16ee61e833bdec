"""Adding up units: summary files beside reading them as JSON, stores beside reading their archives."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import yaml

from bench.nation import DAY, TERM, place_of, unit_store, write_nation
from bench.results import Result
from bench.row import Scene
from bench.timing import Action, compare, liushou, process, python
from liushou.stats.frames import frames_of
from liushou.stats.population import scope_of
from liushou.stats.rollup.model import Asked
from liushou.stats.rollup.rolled import roll_up
from liushou.stats.summary.counts import added
from liushou.stats.summary.model import UnitName
from liushou.stats.summary.of_unit import summary_of
from liushou.stats.summary.text import read_summary, summary_text
from liushou.workers import here

CHILDREN = 180
_DIFFERENT = 20
_READ_THRICE = """
import json, pathlib, sys
files = sorted(pathlib.Path(sys.argv[1]).glob("*.json"))
for _ in range(3):
    for file in files:
        json.loads(file.read_bytes())
"""


def rollup(scene: Scene) -> Iterator[Result]:
    """The whole command, and its parts without what it costs to start."""
    sent = scene.work / "sent"
    size = write_summaries(sent, scene.sizes.summaries)
    files = sorted(sent.glob("*.json"))
    what = f"，{len(files):,} 份上报文件，平均 {size / 1000:.0f} KB"
    runs = scene.sizes.runs
    thrice, start = process(python(_READ_THRICE, sent)), process(liushou("--help"))
    named = ("--unit", "测试市", "--level", "市", "--on", str(DAY))
    whole = process(liushou("rollup", sent, *named, "-o", scene.work / "sum.json"))
    yield compare(
        f"{what}，整个命令",
        whole,
        "json.loads 三遍，加 liushou --help",
        lambda: (thrice(), start()),
        1.0,
        runs,
    )
    as_json: Action = lambda: [json.loads(file.read_bytes()) for file in files]  # noqa: E731
    yield compare(
        f"{what}，只读、核对、相加",
        lambda: added(read_summary(file.read_bytes(), file.name).figures for file in files),
        "json.loads",
        as_json,
        3.0,
        runs,
    )
    asked = Asked(None, TERM, DAY)
    added_up: Action = lambda: roll_up([sent], asked, here)  # noqa: E731
    yield compare(f"{what}，整个汇总，不算启动", added_up, "json.loads", as_json, 3.0, runs)


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


def of_stores(scene: Scene) -> Iterator[Result]:
    """Schools' stores, read and counted in this process."""
    places = write_nation(scene.work / "stores", scene.sizes.units, CHILDREN)
    asked = Asked(None, TERM, DAY)
    files = [file for place in places for file in sorted(place.glob("data/*/*.yaml"))]
    yield compare(
        f"，{len(places)} 个档案库，{len(files):,} 个文件，一个进程",
        lambda: roll_up(places, asked, here),
        "CSafeLoader 只读",
        lambda: [yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader) for file in files],
        1.5,
        3,
    )
