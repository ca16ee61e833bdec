"""Does check find a mutant: what is new in the files that count, by the rules that should, on the lines."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from liushou.check.catalogue import RULES
from liushou.check.runner import check, check_alone
from liushou.check.setting import Placed
from liushou.check.world import World
from liushou.findings import Finding
from liushou.store.load import Loaded, assemble, load, load_bytes
from liushou.store.sources import Source
from mutations.classes.days import ON
from mutations.mutant import Mutant
from mutations.page import moved
from mutations.sample import Sample

_ACROSS = tuple(rule.code for rule in RULES if issubclass(rule.looks_at, (World, Placed)))
"""The rules that look beyond a file by itself; of the others, only the changed files have news."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`codes` found it; `others` also found something new, which was not asked of them."""

    found: bool
    on_line: bool
    codes: tuple[str, ...]
    others: tuple[str, ...]


class Judge:
    """Checks mutants of one sample; what check says of the sample itself does not count."""

    def __init__(self, sample: Sample) -> None:
        self._sample = sample
        self._loaded = {file.source.path: file for file in sample.store.files}
        self._before = Counter(map(_same, check(sample.store, ON)))

    def judge(self, mutant: Mutant, codes: tuple[str, ...]) -> Verdict:
        """The verdict on one mutant; `codes` are beginnings, none means that any rule will do."""
        findings = self._on_disk(mutant) if mutant.moves else self._in_memory(mutant)
        left = Counter(self._before)
        new = [one for one in findings if not _take(left, one) and one.path in mutant.files]
        right = [one for one in new if one.code.startswith(codes or ("LS",))]
        return Verdict(
            found=bool(right),
            on_line=any((one.path, one.line) in mutant.lines for one in right),
            codes=tuple(sorted({one.code for one in right})),
            others=tuple(sorted({one.code for one in new} - {one.code for one in right})),
        )

    def _in_memory(self, mutant: Mutant) -> tuple[Finding, ...]:
        changed = {path: data for path, data in mutant.changes if data is not None}
        files = {**self._loaded, **{path: self._load(path, data) for path, data in changed.items()}}
        store = assemble(self._sample.store.root, tuple(files.values()))
        held = {**self._sample.files, **changed}
        across = check(store, ON, select=_ACROSS, reread=lambda source: held[source.path])
        alone = (one for path, data in changed.items() for one in check_alone(files[path].source, data, ON))
        return (*across, *alone)

    def _load(self, path: str, data: bytes) -> Loaded:
        known = self._loaded.get(path)
        return load_bytes(known.source if known else self._beside(path), data)

    def _beside(self, path: str) -> Source:
        """The source of a file that the sample does not have."""
        folder = path.rsplit("/", 1)[0]
        return next(
            moved(file.source, path) for file in self._loaded.values() if file.source.path.startswith(folder)
        )

    def _on_disk(self, mutant: Mutant) -> tuple[Finding, ...]:
        with _copy_of(self._sample.files) as root:
            for path, data in mutant.changes:
                file = root / path
                if data is None:
                    file.unlink()
                else:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(data)
            return check(load(root), ON)


@contextmanager
def _copy_of(files: Mapping[str, bytes]) -> Iterator[Path]:
    root = Path(tempfile.mkdtemp(prefix="liushou-"))
    try:
        for path, data in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        yield root
    finally:
        shutil.rmtree(root)


def _same(finding: Finding) -> tuple[str, str, str | None, str]:
    return finding.code, finding.path, finding.field, finding.message


def _take(left: Counter[tuple[str, str, str | None, str]], finding: Finding) -> bool:
    """True for a finding that the sample has too; each counts once."""
    key = _same(finding)
    if left[key] <= 0:
        return False
    left[key] -= 1
    return True
