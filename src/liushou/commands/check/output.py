"""The report of `check` in the format asked for, on the terminal or in a file."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from liushou import __version__
from liushou.check.reporters import REPORTERS, STYLED, Outcome
from liushou.check.styled import COLOURS
from liushou.commands.check.scope import Look
from liushou.commands.common import deliver
from liushou.console import coloured, takes_colour
from liushou.findings import Finding
from liushou.store.git import prefix_of

if TYPE_CHECKING:
    from liushou.check.covered import Covered

FORMATS = tuple(REPORTERS)
_READ_BY_A_FORGE = frozenset({"github", "sarif"})


def show(look: Look, form: str, output: Path | None, *, seconds: float, reveal: bool) -> None:
    """Write the findings. A file has nothing of the time it took: the same check gives the same file."""

    def text(path: str) -> "Covered | None":
        from liushou.check.covered import Covered, covered, text_of

        found = look.bytes_of(path)
        shown = text_of(found[1]) if found else None
        if found is None or shown is None:
            return None
        return Covered(shown) if reveal else covered(shown, found[0].kind.model)

    took = None if output else seconds
    findings = _in_repository(look) if form in _READ_BY_A_FORGE else look.findings
    outcome = Outcome(findings, look.files, text, __version__, took)
    if output is None and form in STYLED and takes_colour():
        coloured([(part, COLOURS[style]) for part, style in line] for line in STYLED[form](outcome))
    else:
        deliver(REPORTERS[form](outcome), output)


def _in_repository(look: Look) -> tuple[Finding, ...]:
    """The findings with paths from the top of the repository, where the store is a folder of one."""
    prefix = look.moment.prefix if look.moment else prefix_of(look.root)
    if not prefix:
        return look.findings
    return tuple(replace(finding, path=prefix + finding.path) for finding in look.findings)
