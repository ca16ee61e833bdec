"""Stores with slips such as people make, by a seed: ids, days, names and words of one kind change places."""

import re
from pathlib import Path
from random import Random

from tests.check.stores import CHILD, Files, base_files, overlay

ROOT = Path(__file__).parents[2]
"""The sample store."""

_SLIPS = tuple(
    re.compile(form.encode())
    for form in (
        r"\b[cvar]-[a-z0-9]{5}\b",
        r"\b20\d\d-\d\d-\d\d\b",
        r"\b1\d{10}\b|\b\d\d:\d\d\b",
        r"\bname: \S+",
        r"\bG?\d{17}[\dX]\b|\b20\d\d-20\d\d-[12]\b",
        "在册|转出|毕业|在岗|离岗|外出务工|在家|计划|完成|取消|学习帮手|代理家长|教师|单位|通过|四年级|五年级",
        r"\b(?:class|left_behind|both|one|capacity): \d+",
    )
)
_SETTINGS = "liushou.yaml"


_WRONG = """
siblings: [c-9xw4d]
pairings: [{with: v-6pz1k, role: 爱心妈妈, since: 2025-09-01}]
records:
  - {date: 2026-07-01, kind: 谈心, by: v-6pz1k}
  - {date: 2026-11-06, kind: 家访, by: v-3h8ft}
"""


def small_files() -> Files:
    """The files of the base store, one of which names somebody who had left and a sibling who is silent."""
    files = base_files()
    return {**files, CHILD: overlay(files[CHILD].decode(), _WRONG).encode()}


def sample_files() -> Files:
    """The files of the sample store, by path."""
    found = [ROOT / _SETTINGS, *sorted((ROOT / "data").rglob("*.yaml"))]
    return {file.relative_to(ROOT).as_posix(): file.read_bytes() for file in found}


def edited(files: Files, seed: int) -> Files:
    """The files after one to six slips: a file lost, a file copied, or a few words exchanged for others."""
    random, result = Random(seed), dict(files)
    for _ in range(random.randint(1, 6)):
        path = random.choice([one for one in sorted(result) if one != _SETTINGS])
        deed = random.choice(("lost", "copied", *["slips"] * 4))
        if deed == "lost":
            del result[path]
        elif deed == "copied":
            _copy(result, path, random)
        else:
            for _ in range(random.randint(1, 4)):
                _slip(result, path, files, random)
    return result


def _copy(files: dict[str, bytes], path: str, random: Random) -> None:
    """Under another name, mostly with the id that belongs to it."""
    old = Path(path).stem
    new = f"{old[:-1]}{random.choice('23')}"
    data = files[path].replace(old.encode(), new.encode()) if random.random() < 0.7 else files[path]
    files[path.replace(old, new)] = data


def _slip(files: dict[str, bytes], path: str, source: Files, random: Random) -> None:
    form = random.choice(_SLIPS)
    places = list(form.finditer(files[path]))
    if places:
        place, data = random.choice(places), files[path]
        put = random.choice(form.findall(source[random.choice(sorted(source))]) or [place[0]])
        files[path] = data[: place.start()] + put + data[place.end() :]
