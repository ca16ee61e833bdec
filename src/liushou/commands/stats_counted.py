"""What modes of `stats` about one term's children begin with: who is counted, and what stands over it."""

from collections.abc import Collection
from dataclasses import dataclass

import typer

from liushou.commands.common import term_of
from liushou.commands.opened import Opened, opened
from liushou.commands.stats_asked import Asked
from liushou.errors import UsageError
from liushou.screens.figures.about import About
from liushou.stats.figure_names import Figure, duty_figures, figures_named, indicator_figures
from liushou.stats.figures_json import Json
from liushou.stats.frames import Frames, frames_of
from liushou.stats.named import NamedChild, children_named
from liushou.stats.population import Part, Scope, narrowed, scope_of
from liushou.stats.report import report_of
from liushou.stats.report_json import as_json
from liushou.terms import term_name


@dataclass(frozen=True, slots=True)
class Counted:
    """A term's children, or a part of them: `wanted` are the figures asked for by name."""

    now: Opened
    scope: Scope
    part: Part
    wanted: tuple[str, ...]

    @property
    def about(self) -> About:
        """What stands over the figures on a terminal."""
        scope = self.scope
        unit, term = scope.store.unit.unit.name, term_name(scope.term.id)
        return About(unit, term, scope.on, len(scope.members), self.part)

    @property
    def about_file(self) -> About:
        """What stands over them in a file: the version of the archives too."""
        scope = self.scope
        unit, term = scope.store.unit.unit.name, term_name(scope.term.id)
        return About(unit, term, scope.on, len(scope.members), self.part, self.now.revision)

    def frames(self) -> Frames:
        """The tables that figures are counted in."""
        return frames_of(self.scope)

    def figures(self) -> tuple[Figure, ...]:
        """The figures asked for. Raises UsageError for a name that is none, and where it is of no child."""
        found = figures_named(self.scope.store.unit, self.wanted)
        for one in found:
            if self.part and one.of_unit:
                raise UsageError(f"“{one.name}”是本单位自己的职责，不是对每名儿童的，不能只看一部分儿童。")
        return found

    def named(self) -> dict[str, NamedChild]:
        """All children who are counted, by id."""
        ids = [member.child.id for member in self.scope.members]
        return {one.id: one for one in children_named(self.scope, ids)}

    def report_json(self, frames: Frames, names: Collection[str] | None) -> dict[str, Json]:
        """The term's report with the indicators of those names, None for all; duties stand under `duties`."""
        values = as_json(report_of(frames, self.now.revision))
        listed = values["indicators"]
        if isinstance(listed, list) and names is not None:
            values["indicators"] = [one for one in listed if isinstance(one, dict) and one["name"] in names]
        return {**values, **self.part_json()}

    def part_json(self) -> dict[str, Json]:
        """`part`, where only a part is counted: {"where": [...], "except": [...]}, as it was written."""
        return {"part": part_json(self.part)} if self.part else {}


def counted(ctx: typer.Context, asked: Asked) -> Counted:
    """The population of the term, or the part that the conditions mean. Raises UsageError."""
    now = opened(ctx, asked.moment, asked.on)
    unit = now.store.unit
    wanted, part = asked.sorted({**duty_figures(unit), **indicator_figures(unit)})
    scope = scope_of(now.store, term_of(now.store, asked.term, now.day), now.day)
    return Counted(now, narrowed(scope, part), part, wanted)


def part_json(part: Part) -> Json:
    """A part of the population as it was asked for."""
    return {"where": [*part.where], "except": [*part.but]}
