"""The tables that indicators and breakdowns count in: built once for a scope, column by column."""

from dataclasses import dataclass

import pandas as pd

from liushou.stats import events
from liushou.stats.members import children_table
from liushou.stats.population import Scope


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """The tables of a scope. Days are datetime64, ids and terms text, truth values bool.

    children: one row a member, by its id: what held on its judged day.
    categories: (child, category). records: (child, kind), in the term up to `on`.
    cases: (child, kind, level, closed, legal_aid), opened by `on`.
    pairings: (child, adult), those active on the child's judged day, written on either side.
    attendance: (child, activity, kind, term, date), up to the day asked for, of activities that are not
    取消: `present` of children, `guardians` of children whose guardian came.
    """

    scope: Scope
    children: pd.DataFrame
    categories: pd.DataFrame
    records: pd.DataFrame
    cases: pd.DataFrame
    pairings: pd.DataFrame
    present: pd.DataFrame
    guardians: pd.DataFrame

    @property
    def begins(self) -> pd.Timestamp:
        """The term's first day."""
        return pd.Timestamp(self.scope.term.begins)

    @property
    def on(self) -> pd.Timestamp:
        """The day counted up to."""
        return pd.Timestamp(self.scope.on)

    def are(self, ids: "pd.Series[str]") -> "pd.Series[bool]":
        """For each member, whether its id is one of `ids`."""
        return pd.Series(self.children.index.isin(ids), index=self.children.index)

    def recorded(self, *kinds: str) -> "pd.Series[bool]":
        """For each member, whether it has a record of one of the kinds in the term."""
        records = self.records
        return self.are(records["child"][records["kind"].isin(kinds)])


def frames_of(scope: Scope) -> Frames:
    """All tables of a scope."""
    return Frames(
        scope=scope,
        children=children_table(scope),
        categories=events.categories(scope),
        records=events.records(scope),
        cases=events.cases(scope),
        pairings=events.pairings(scope),
        present=events.attendance(scope, lambda session: session.present),
        guardians=events.attendance(scope, lambda session: session.guardians),
    )
