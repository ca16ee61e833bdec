"""What modes of `stats` about one term's children begin with: who is counted, and what stands over it."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import typer

from liushou.commands.common import say_not_begun, term_of
from liushou.commands.opened import Opened, opened
from liushou.commands.stats_asked import Asked
from liushou.commands.stats_shown import nobody_meets
from liushou.screens.figures.about import About
from liushou.stats.figure_names import (
    Figure,
    duty_figures,
    figures_named,
    indicator_figures,
    of_children,
)
from liushou.stats.figures_json import Json
from liushou.stats.frames import Frames, frames_of
from liushou.stats.named import NamedChild, children_named
from liushou.stats.population import Part, Scope, narrowed, scope_of
from liushou.stats.report import report_of
from liushou.stats.report_json import as_json
from liushou.terms import term_name
from liushou.waiting import busy


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
        return replace(self.about, revision=self.now.revision)

    def nobody(self) -> tuple[str, ...]:
        """Said beside every result where nobody meets the conditions, though the term has begun."""
        begun = self.scope.term.begins <= self.scope.asked
        return nobody_meets(self.part, len(self.scope.members)) if begun else ()

    def frames(self) -> Frames:
        """The tables that figures are counted in."""
        with busy("统计"):
            return frames_of(self.scope)

    def figures(self) -> tuple[Figure, ...]:
        """The figures asked for. Raises UsageError for a name that is none, and where it is of no child."""
        found = figures_named(self.scope.store.unit, self.wanted)
        return of_children(found) if self.part else found

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
        return {**values, **part_json(self.part)}


def counted(ctx: typer.Context, asked: Asked) -> Counted:
    """The population of the term, or the part that the conditions mean. Raises UsageError."""
    now = opened(ctx, asked.moment, asked.on)
    unit = now.store.unit
    wanted, part = asked.sorted({**duty_figures(unit), **indicator_figures(unit)})
    term = term_of(now.store, asked.term, now.day)
    say_not_begun(now.store, term, now.day)
    scope = scope_of(now.store, term, now.day)
    return Counted(now, narrowed(scope, part), part, wanted)


def about_json(now: Opened, scope: Scope) -> dict[str, Json]:
    """What figures as JSON begin with: unit, term, day and revision."""
    return {
        "unit": scope.store.unit.unit.name,
        "term": scope.term.id,
        "on": scope.on.isoformat(),
        "revision": now.revision,
    }


def part_json(part: Part) -> dict[str, Json]:
    """`part`, where only a part is counted: {"where": [...], "except": [...]}, as it was written."""
    return {"part": {"where": [*part.where], "except": [*part.but]}} if part else {}
