"""Values of another field, another type, another person."""

from datetime import date
from random import Random

from liushou.records.describe import FieldInfo, walk
from liushou.records.kinds import KINDS
from mutations.mutant import Mutant, at_value, mutation
from mutations.sample import Sample, Spot
from mutations.slips import day_of, misspelt

_CHOICES = sorted({info.choices for kind in KINDS for _, info in walk(kind.model) if info.choices})
_TERMS = sorted({term for choices in _CHOICES for term in choices})
_PEOPLE = ("by", "lead", "people", "duty")
"""Fields that take one name or a list of them."""
_QUOTED = ("phone", "hotline", "employer_phone", "id_number", "start", "end")


def _is_term(spot: Spot) -> bool:
    return bool(spot.info.choices) and isinstance(spot.value, str)


def _is_known(spot: Spot) -> bool:
    return spot.path != ("format",) and bool(_wrong_types(spot))


@mutation("别的选项", "LS104")
def other_list(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_term)
    others = [term for term in _TERMS if spot and term not in spot.info.choices]
    return at_value(spot, rng.choice(others)) if spot and others else None


@mutation("选项写错字", "LS104")
def term_misspelt(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_term)
    if spot is None:
        return None
    put = misspelt(rng, str(spot.value), "".join(_TERMS))
    if put in ("", *spot.info.choices) or not put.strip("0123456789"):
        return None
    return at_value(spot, put)


@mutation("换成同表的选项", shows=False)
def same_list(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_term)
    return at_value(spot, rng.choice(spot.info.choices)) if spot else None


@mutation("类型不对", "LS103", "LS104")
def wrong_type(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_known)
    return at_value(spot, rng.choice(_wrong_types(spot))) if spot else None


def _wrong_types(spot: Spot) -> tuple[str, ...]:
    """Ways to write the value as something else than its field takes."""
    value, info = spot.value, spot.info
    if isinstance(value, (list, dict)):
        return _instead_of_several(spot, info)
    if isinstance(value, bool):
        return ("是", '"true"', "1")
    if isinstance(value, (int, float)):
        return () if spot.name == "class" else (f'"{value}"', "许多", f"{value}人")
    if info.type is date and (day := day_of(str(value))):
        return (
            f"{day.year}年{day.month}月{day.day}日",
            f"{day.year}/{day.month}/{day.day}",
            "去年",
            f"{day:%Y%m%d}",
        )
    if spot.name in _QUOTED and str(value).isdigit():
        return (str(value),)
    if info.choices:
        return "1", "true", f"[{value}]"
    if spot.name in ("class", "id") or str(value).isdigit():
        return ()
    return ("12", "true") if spot.name in _PEOPLE or spot.is_item else ("12", "true", f"[{value}]")


def _instead_of_several(spot: Spot, info: FieldInfo) -> tuple[str, ...]:
    """A list or a mapping written as one text or number; block ones begin on a line of their own."""
    several = spot.name in _PEOPLE or (spot.kind, spot.name) == ("unit", "kind")
    if spot.is_item:
        return ("无",)
    if spot.page.positions.style(spot.path) == "block":
        return ()
    return ("3",) if several or info.type is dict else ("无", "3")


@mutation("换成别人的（可对证）", "LS301", "LS006", "LS401")
def anothers_proven(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _can_be_proven)
    if spot is None:
        return None
    put = rng.choice(_held_by_others(sample, spot))
    if _agrees(spot, put):
        return None
    page = spot.page
    numbers = [(*spot.path[:-1], key) for key in ("id_number", "student_number", "birth_date", "sex")]
    lines = [page.line(path) for path in numbers if page.positions.style(path)]
    return at_value(spot, page.like(spot.path, put), *lines)


def _can_be_proven(spot: Spot) -> bool:
    if spot.path == ("id",):
        return spot.kind in ("child", "volunteer", "activity")
    return spot.name in ("id_number", "student_number", "birth_date", "sex") and number_of(spot) is not None


def number_of(spot: Spot) -> str | None:
    """The id number of the person a spot is about, by the id number or the student number."""
    person = spot.page.value(spot.path[:-1])
    if not isinstance(person, dict):
        return None
    student = str(person.get("student_number", ""))
    number = person.get("id_number") or (student[1:] if student.startswith("G") else None)
    return str(number) if number else None


def _agrees(spot: Spot, put: str) -> bool:
    """True if the number and what is said beside it still agree: then nobody can tell."""
    person, number = spot.page.value(spot.path[:-1]), number_of(spot)
    if spot.name == "id" or not isinstance(person, dict) or number is None:
        return False
    born, sex = str(person.get("birth_date", "")), person.get("sex")
    if spot.name == "birth_date":
        return put.replace("-", "") == number[6:14]
    if spot.name == "sex":
        return put == ("男" if int(number[16]) % 2 else "女")
    read = put.removeprefix("G")
    if not read[:17].isdigit():
        return True
    said = [read[6:14] == born.replace("-", "")] if born else []
    said += [sex == ("男" if int(read[16]) % 2 else "女")] if sex else []
    return all(said)


@mutation("换成别人的（无从对证）", shows=False)
def anothers(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_personal)
    others = _held_by_others(sample, spot) if spot else []
    return at_value(spot, spot.page.like(spot.path, rng.choice(others))) if spot and others else None


def _is_personal(spot: Spot) -> bool:
    return not spot.is_item and spot.name in ("name", "phone", "detail", "village", "workplace", "place")


def _held_by_others(sample: Sample, spot: Spot) -> list[str]:
    same = sample.spots[spot.kind, *spot.names, ""]
    return [str(other.value) for other in same if other.page is not spot.page and other.value != spot.value]
