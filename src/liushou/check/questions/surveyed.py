"""The children that the survey of the current term speaks of, for LS403."""

from liushou.check.setting import Setting
from liushou.check.survey import Counted, counted
from liushou.check.world import gathering
from liushou.records.child import Child
from liushou.records.term import Term


def surveyed_term(setting: Setting) -> Term | None:
    """The current term, if it has a survey and ends after it begins."""
    term = setting.current_term
    return None if term is None or not term.survey or term.begins > term.ends else term


@gathering("surveyed", Child)
def surveyed(child: Child, setting: Setting) -> Counted | None:
    """A child of the population of that term."""
    term = surveyed_term(setting)
    return None if term is None else counted(child, term, tuple(setting.unit.unit.counts), setting.on)
