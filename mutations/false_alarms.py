"""What check says of stores that are correct: no error is right, and each warning needs a reason."""

from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from liushou.check.runner import check
from liushou.findings import Finding
from liushou.records.kinds import BY_FOLDER, BY_NAME
from liushou.store.load import assemble, load_bytes
from liushou.store.sources import Source
from mutations.classes.days import ON
from mutations.correct.archive import archive

_CHUNK = 10
_EXAMPLES = 2


@dataclass(frozen=True, slots=True)
class Checked:
    """One store: its number, how many children it has, what was found, and the lines found."""

    number: int
    children: int
    files: int
    found: tuple[tuple[Finding, str], ...]


def checked(seed: int, number: int) -> Checked:
    """The store of that number, checked."""
    files = archive(f"{seed} {number}")
    loaded = tuple(load_bytes(_source(path), data) for path, data in files.items())
    store = assemble(Path("store"), loaded)
    found = check(store, ON, reread=lambda source: files[source.path])
    lines = {path: data.decode().split("\n") for path, data in files.items()}
    shown = tuple((one, lines[one.path][one.line - 1].strip()) for one in found)
    return Checked(number, len(store.children), len(files), shown)


def run(seed: int, count: int, jobs: int) -> tuple[Checked, ...]:
    """`count` stores, checked in several processes."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return tuple(pool.map(partial(checked, seed), range(count), chunksize=_CHUNK))


def errors(stores: Iterable[Checked]) -> int:
    """How many errors there are."""
    return sum(finding.severity == "error" for store in stores for finding, _ in store.found)


def report(stores: tuple[Checked, ...]) -> str:
    """The figures, and of each rule that said something a few examples."""
    found = [(store, finding, line) for store in stores for finding, line in store.found]
    severities = Counter(finding.severity for _, finding, _ in found)
    children, files = sum(store.children for store in stores), sum(store.files for store in stores)
    figures = f"错误 {severities['error']}，警告 {severities['warning']}，提示 {severities['info']}"
    lines = [f"没有错的档案库 {len(stores)} 个（儿童档案 {children} 份，文件 {files} 个）：{figures}"]
    for (severity, code), number in sorted(Counter((one.severity, one.code) for _, one, _ in found).items()):
        lines.append(f"- {code}（{severity}）{number} 处，例如：")
        examples = [item for item in found if (item[1].severity, item[1].code) == (severity, code)]
        for store, finding, line in examples[:_EXAMPLES]:
            lines.append(f"  - 第 {store.number} 个 {finding.path}:{finding.line}：{finding.message}｜{line}")
    return "\n".join(lines)


def _source(path: str) -> Source:
    parts = path.split("/")
    kind = BY_NAME["unit"] if len(parts) == 1 else BY_FOLDER[parts[1]]
    return Source(path, kind, parts[-1].removesuffix(".yaml"), Path("store", *parts))
