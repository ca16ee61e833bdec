"""Slips in the writing: keys deleted, misspelt or doubled; indents, colons, quotes and brackets."""

from random import Random

from liushou.findings import dotted
from liushou.records.describe import fields_at
from liushou.yamltext.reader import read
from liushou.yamltext.spans import Lines
from mutations.mutant import Mutant, mutant, mutation
from mutations.page import Page
from mutations.sample import Sample, Spot
from mutations.slips import LETTERS, misspelt

_SHAPE = ("LS003", "LS101", "LS102", "LS103", "LS104")


def _is_entry(spot: Spot) -> bool:
    return not spot.is_item


def _is_required(spot: Spot) -> bool:
    return not spot.is_item and spot.info.required


def _is_optional(spot: Spot) -> bool:
    return not spot.is_item and not spot.info.required


def _in_block(spot: Spot) -> bool:
    return not spot.is_item and spot.page.positions.style(spot.path[:-1]) == "block"


def _is_enclosed(spot: Spot) -> bool:
    return spot.page.positions.raw(spot.path)[:1] in tuple("\"'[{")


@mutation("删必填字段", "LS102")
def required_deleted(rng: Random, sample: Sample) -> Mutant | None:
    return _deleted(sample.pick(rng, _is_required))


@mutation("删选填字段", shows=False)
def optional_deleted(rng: Random, sample: Sample) -> Mutant | None:
    return _deleted(sample.pick(rng, _is_optional))


def _deleted(spot: Spot | None) -> Mutant | None:
    cut = spot.page.entry(spot.path) if spot else None
    if spot is None or cut is None:
        return None
    page, line = spot.page, spot.page.line_at(spot.page.key_range(spot.path)[0])
    text = page.text[: cut[0]] + page.text[cut[1] :]
    lines = (page.line(spot.path[:-1]), line - 1, line, line + 1)
    return mutant(page, text, lines, f"{line} {dotted(spot.path)}", spot.name, "（删去）")


@mutation("字段名写错", "LS101")
def key_misspelt(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_entry)
    if spot is None:
        return None
    page, put = spot.page, misspelt(rng, spot.name, LETTERS)
    if not put.strip("_") or put in fields_at(type(page.record), spot.path[:-1]):
        return None
    start, end = page.key_range(spot.path)
    line = page.line_at(start)
    text = page.text[:start] + put + page.text[end:]
    return mutant(page, text, (line,), f"{line} {dotted(spot.path)}", spot.name, put)


@mutation("字段写两遍", "LS003")
def key_doubled(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_entry)
    if spot is None:
        return None
    page, parent = spot.page, spot.path[:-1]
    mapping = page.value(parent)
    start, end = page.key_range(spot.path)[0], page.positions.range(spot.path)[1]
    neighbour = rng.choice(list(mapping)) if isinstance(mapping, dict) else spot.name
    at = page.positions.range((*parent, neighbour))[1]
    if page.positions.style(parent) == "flow":
        lead = ", "
    else:
        lead = "\n" + " " * (page.positions.key((*parent, neighbour)).column - 1)
    text = page.text[:at] + lead + page.text[start:end] + page.text[at:]
    lines = Lines(text)
    moved = len(lead) + end - start if at <= start else 0
    places = (lines.place(start + moved)[0], lines.place(at + len(lead))[0])
    where = f"{page.line_at(start)} {dotted(spot.path)}"
    return mutant(page, text, places, where, spot.name, f"在 {neighbour} 后面又写一遍")


@mutation("缩进错", "LS002", *_SHAPE)
def misindented(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _in_block)
    if spot is None:
        return None
    page, step = spot.page, rng.choice((-2, -1, 1, 2))
    key = page.key_range(spot.path)[0]
    start = page.text.rfind("\n", 0, key) + 1
    if step < 0 and page.text[start : start - step].strip(" "):
        return None
    text = page.text[:start] + " " * max(step, 0) + page.text[start + max(-step, 0) :]
    line = page.line_at(key)
    lines = (line - 1, line, line + 1, page.line(spot.path[:-1]))
    way = f"{'右' if step > 0 else '左'}移 {abs(step)} 格"
    return _if_it_differs(page, text, lines, f"{line} {dotted(spot.path)}", spot.name, way)


@mutation("冒号写错", "LS002", "LS101", "LS102", "LS103")
def colon_wrong(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_entry)
    if spot is None:
        return None
    page = spot.page
    end = page.key_range(spot.path)[1]
    put = rng.choice(("：", "： ", ":"))
    old = page.text[end : end + 2]
    if old[:1] != ":" or (put == ":" and old != ": "):
        return None
    keep = end + (2 if old == ": " else 1)
    line = page.line_at(end)
    text = page.text[:end] + put + page.text[keep:]
    return _if_it_differs(page, text, (line,), f"{line} {dotted(spot.path)}", f"{spot.name}{old}", put)


@mutation("引号括号不成对", "LS002", "LS106", "LS107", "LS201", *_SHAPE)
def unbalanced(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_enclosed)
    if spot is None:
        return None
    page = spot.page
    start, end = page.positions.range(spot.path)
    at = rng.choice((start, end - 1))
    text = page.text[:at] + page.text[at + 1 :]
    lines = range(page.line_at(start) - 1, page.line_at(end) + 2)
    where = f"{page.line_at(at)} {dotted(spot.path)}"
    missing = f"少 {page.text[at]}"
    return _if_it_differs(page, text, lines, where, page.text[start:end][:40], missing)


def _if_it_differs(
    page: Page, text: str, lines: range | tuple[int, ...], where: str, before: str, after: str
) -> Mutant | None:
    """No mutant where the text still says the same."""
    if read(text.encode()).value == page.values:
        return None
    return mutant(page, text, lines, where, before, after)
