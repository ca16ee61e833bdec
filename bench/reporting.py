"""Term reports and documents."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from bench.built import city, forget
from bench.checking import READ_ALL, check_afresh
from bench.cities import DAY, ONE_TERM
from bench.peers import peers
from bench.results import Result, Skipped
from bench.row import Scene
from bench.stores import SAMPLE, build_store
from bench.timing import Action, compare, liushou, process, python
from liushou.yamltext.positions import locate
from liushou.yamltext.reader import read

GROUP = """
import sys
import pandas
rows = pandas.read_parquet(sys.argv[1])
calls = ["亲情电话", "亲情视频", "谈心", "家访", "信息核查", "paired", "signed"]
rows.groupby(["school", "grade", "sex"])[calls].sum()
"""
PANDAS_SUM = "import pandas; pandas.DataFrame({'a': range(1000), 'b': [1, 2] * 500}).groupby('b').a.sum()"


def warm_report(scene: Scene) -> Iterator[Result]:
    """The term's figures of a county, whose archives have been read before."""
    found = peers(scene.kept)
    if isinstance(found, str):
        yield Skipped("", found)
        return
    root, figures = city(scene.kept, scene.sizes.reported, ONE_TERM), scene.work / "figures.parquet"
    columns = Path(__file__).parent / "columns.py"
    subprocess.run([found.python(), str(columns), str(root), str(figures)], check=True)
    report = liushou("-C", root, "report", "--term", "--on", str(DAY), "-o", scene.work / "r.json")
    yardstick = [found.python(), "-c", GROUP, str(figures)]
    yield compare(
        f"，{scene.sizes.reported:,} 份",
        process(report),
        "导入 pandas，读同样数字的 Parquet 并分组一次",
        process(yardstick),
        1.5,
        scene.sizes.runs,
    )


def rich(scene: Scene) -> Iterator[Result]:
    """A school's archives as full as those of the sample, with all that is wrong in them."""
    root = scene.work / "rich"
    written = build_store(root, scene.sizes.small)
    on, reading = ("--on", str(DAY)), process(python(READ_ALL, root))
    report = process(liushou("-C", root, "report", *on, "-o", root / "r.json"))
    name = f"，{written:,} 份内容丰富的档案"
    for what, action, goal in (("check，冷", check_afresh(root), 1.1), ("report -o r.json，冷", report, 1.5)):
        yield compare(
            f"{what}{name}",
            action,
            "CSafeLoader 只读",
            reading,
            goal,
            scene.sizes.runs,
            prepare=lambda: forget(root),
        )


def documents(scene: Scene) -> Iterator[Result]:
    """Of the sample: its children's cards and its report."""
    start, runs = ("-C", SAMPLE), scene.sizes.runs
    on = ("--on", str(DAY), "-o")
    docx, pdf, json = (scene.work / name for name in ("c.docx", "c.pdf", "s.json"))
    as_docx = process(liushou(*start, "render", "child-card", *on, docx))
    as_pdf = process(liushou(*start, "render", "child-card", *on, pdf))
    as_json = process(liushou(*start, "report", *on, json))
    shown = process(liushou(*start, "report", "--on", str(DAY)))
    yield compare("57 张档案卡 docx", as_docx, "report -o r.json", as_json, 2.0, runs)
    yield compare("57 张档案卡 pdf", as_pdf, "同样的 docx", as_docx, 1.5, runs)
    yield compare("report", shown, "导入 pandas 并分组一次", process(python(PANDAS_SUM)), 3.0, 2 * runs - 1)


def reading(scene: Scene) -> Iterator[Result]:
    """One archive after another within this process, by both ways of reading."""
    root = scene.work / "read"
    build_store(root, 200)
    files = [file.read_bytes() for file in sorted((root / "data" / "children").glob("*.yaml"))]
    size = sum(map(len, files)) / len(files)
    told = f"，{len(files)} 份，平均 {size / 1000:.1f} KB"

    def loaded() -> None:
        for data in files:
            yaml.load(data, Loader=yaml.CSafeLoader)

    def all_by(one: Callable[[bytes], object]) -> Action:
        return lambda: [one(data) for data in files]

    for name, one, goal in (("只取值", read, 0.55), ("取位置", locate, 0.8)):
        yield compare(f"{name}{told}", all_by(one), "CSafeLoader", loaded, goal, 2 * scene.sizes.runs - 1)
