"""A survey as it is told to a reader."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import cast

from liushou.documents.contexts.survey_shape import SurveyJson
from liushou.documents.frontmatter import Audience
from liushou.screens.survey.reader import for_reader
from liushou.stats.summary.discreet import Discreet
from liushou.stats.survey_checks import Compared, Mismatch, compared, mismatches, twice
from liushou.stats.survey_json import as_json
from liushou.stats.survey_table import Counted, SurveyTable
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Told:
    """A survey table and its reader: `whole` is all of it, `shown` what the reader may see.

    `wrong` are the equations that do not hold, `twice` who is counted more than once, `compared` what the
    term's statistics count, `numbers` the columns whose children are asked for.
    """

    store: Store
    table: SurveyTable
    audience: Audience
    whole: SurveyJson
    shown: SurveyJson
    wrong: tuple[Mismatch, ...]
    twice: tuple[tuple[Counted, ...], ...]
    compared: Compared | None
    numbers: tuple[int, ...] = ()


def told(
    store: Store,
    table: SurveyTable,
    audience: Audience,
    among: Collection[str] | None,
    numbers: tuple[int, ...] = (),
) -> Told:
    """The table (of these children only, where given) as a reader gets it."""
    # as_json is typed as JSON in general; its keys are those of SurveyJson (a test holds it).
    readable = table
    if audience == "public":
        # Only what is published needs a solver.
        from liushou.stats.disclosure.survey import told_survey

        readable = told_survey(table, Discreet(store).village)
    whole = cast("SurveyJson", as_json(readable, store.unit.unit.name))
    return Told(
        store,
        readable,
        audience,
        whole,
        for_reader(whole, audience),
        mismatches(table),
        twice(store, table),
        compared(store, table, among),
        numbers,
    )
