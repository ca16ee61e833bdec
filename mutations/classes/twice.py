"""One child entered twice, with a character changed."""

from collections import defaultdict
from datetime import date
from functools import cache
from random import Random

from liushou.findings import Path
from mutations.mutant import Mutant, mutation
from mutations.page import Page
from mutations.sample import Sample
from mutations.slips import DIGITS, LETTERS, other_days, other_digits

_NUMBERS = ("id_number", "student_number")
_SHOWN = ("name", "birth_date", "id_number", "student_number")


@mutation("一人两档", "LS401", "LS106", "LS301")
def twice(rng: Random, sample: Sample) -> Mutant | None:
    page = rng.choice(sample.of_kind("child"))
    change = rng.choice((_name_by_sound, _birth_date, _phone, _number, _address))(rng, page)
    if change is None:
        return None
    path, put = change
    keep = path[-1] in _NUMBERS or rng.random() < 0.5
    return _copy(rng, sample, page, path, put, keep=keep)


@mutation("一人两档（像双胞胎）", "LS401", shows=False)
def like_a_twin(rng: Random, sample: Sample) -> Mutant | None:
    page = rng.choice(sample.of_kind("child"))
    name = str(page.values["name"])
    sounds, at = _by_sound(), len(name) - 1
    char = rng.choice(rng.choice([chars for chars in sounds.values() if name[at] not in chars]))
    return _copy(rng, sample, page, ("name",), name[:at] + char, keep=False)


def _copy(rng: Random, sample: Sample, page: Page, path: Path, put: str, *, keep: bool) -> Mutant | None:
    """The archive again under a new id, with one value changed; its numbers are kept or left out."""
    new = f"c-{''.join(rng.choice(LETTERS + DIGITS) for _ in range(5))}"
    twin = f"data/children/{new}.yaml"
    if twin in sample.files:
        return None
    text = page.with_values({path: page.like(path, put), ("id",): new})
    lines = text.split("\n")
    kept = [line for line in lines if keep or not line.startswith(_NUMBERS)]
    told = {number for number, line in enumerate(kept, 1) if line.startswith(_SHOWN)}
    here = {page.line((key,)) for key in _SHOWN if key in page.values}
    places = frozenset({(twin, line) for line in told} | {(page.path, line) for line in here})
    before = page.positions.raw(path)
    label = f"{path[-1]} {before}" + ("" if keep or not page.values.keys() & set(_NUMBERS) else "，没有号码")
    return Mutant(((twin, "\n".join(kept).encode()),), places, f"{page.path} → {twin}", label, put)


def _name_by_sound(rng: Random, page: Page) -> tuple[Path, str] | None:
    """The name with one character that sounds the same."""
    name = str(page.values["name"])
    at = rng.randrange(1, len(name))
    alike = [
        char for chars in _by_sound().values() if name[at] in chars for char in chars if char != name[at]
    ]
    return (("name",), name[:at] + rng.choice(alike) + name[at + 1 :]) if alike else None


def _birth_date(rng: Random, page: Page) -> tuple[Path, str] | None:
    born = date.fromisoformat(str(page.values["birth_date"]))
    near = [day for day in other_days(born) if abs(day.year - born.year) < 2]
    return ("birth_date",), str(rng.choice(near))


def _phone(rng: Random, page: Page) -> tuple[Path, str] | None:
    return _digit(rng, page, ("guardians", 0, "phone"))


def _number(rng: Random, page: Page) -> tuple[Path, str] | None:
    return _digit(rng, page, ("id_number",))


def _address(rng: Random, page: Page) -> tuple[Path, str] | None:
    return _digit(rng, page, ("address", "detail"))


def _digit(rng: Random, page: Page, path: Path) -> tuple[Path, str] | None:
    others = other_digits(str(page.value(path))) if page.positions.style(path) else []
    return (path, rng.choice(others)) if others else None


@cache
def _by_sound() -> dict[str, str]:
    """The commonest 3755 characters (the first level of GB 2312) by their reading."""
    # The dictionary takes a while to load; only this class needs it.
    from pypinyin import lazy_pinyin

    level = [bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)]
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code in level:
        char = code.decode("gb2312", errors="ignore")
        if char:
            found[lazy_pinyin(char)[0]].append(char)
    return {sound: "".join(chars) for sound, chars in found.items()}
