"""How the children of an inspection were drawn, for the form: seed, strata, chances, the way to repeat it."""

from dataclasses import dataclass

from liushou.documents.frontmatter import Audience
from liushou.documents.plain import Plain


@dataclass(frozen=True, slots=True)
class Drawing:
    """A draw as the form tells it.

    `whom` says of whom `count` were drawn (在册留守儿童), `population` how many they are; `per` what the draw
    is stratified by, as a label; `strata`: (name, children, drawn) each. `changed`: archives differ from
    `revision`. `lightly`: visited in so many last days halves the chance; `lately` children did. `certain`:
    children whose chance reached 1 before all were taken. `repeat`: the command line that draws the same
    again.
    """

    seed: str
    revision: str | None
    changed: bool
    per: str
    whom: str
    count: int
    population: int
    strata: tuple[tuple[str, int, int], ...]
    lightly: int | None
    lately: int
    certain: int
    repeat: str


EXAMPLE = Drawing(
    seed="482913",
    revision="aeb8c47a10",
    changed=False,
    per="班级",
    whom="在册留守儿童",
    count=3,
    population=15,
    strata=(("五年级1班", 10, 2), ("五年级2班", 5, 1)),
    lightly=30,
    lately=4,
    certain=0,
    repeat="liushou sample 3 --per 班级 --seed 482913 --lightly 30 --on 2026-11-20 --at aeb8c47a10",
)
"""A draw to show what a template gets of one."""


def drawing_facts(drawing: Drawing | None, audience: Audience) -> Plain:
    """`draw`: the fields of Drawing, strata as {name, children, drawn}.

    None where children were named by hand. `repeat` may name children: it is None for readers outside.
    """
    if drawing is None:
        return None
    return {
        "seed": drawing.seed,
        "revision": drawing.revision,
        "changed": drawing.changed,
        "per": drawing.per,
        "whom": drawing.whom,
        "count": drawing.count,
        "population": drawing.population,
        "strata": tuple(
            {"name": name, "children": children, "drawn": drawn} for name, children, drawn in drawing.strata
        ),
        "lightly": drawing.lightly,
        "lately": drawing.lately,
        "certain": drawing.certain,
        "repeat": drawing.repeat if audience == "internal" else None,
    }
