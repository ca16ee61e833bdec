"""The table of members: what held for each on its judged day."""

from collections.abc import Callable

import pandas as pd

from liushou.dates import full_years
from liushou.records.completeness import missing_parts
from liushou.records.guarding import guarded
from liushou.records.standing import age_band, is_official
from liushou.stats import facts
from liushou.stats.columns import numbers, texts, truths
from liushou.stats.population import Member, Scope


def children_table(scope: Scope) -> pd.DataFrame:
    """One row a member, indexed by id: columns for grouping (text), then facts (truth values)."""
    index = pd.Index([member.child.id for member in scope.members], dtype=object)
    return pd.DataFrame({**_groups(scope), **_school(scope), **_care(scope)}, index=index)


def _groups(scope: Scope) -> dict[str, object]:
    months = scope.store.unit.min_away_months
    columns: dict[str, Callable[[Member], str | None]] = {
        "grade": lambda one: one.then.school.grade if one.then.school else None,
        "class": lambda one: one.then.school.class_label if one.then.school else None,
        "village": lambda one: one.then.village,
        "sex": lambda one: one.child.sex,
        "age_band": lambda one: age_band(one.child.birth_date, one.day),
        "left_behind": lambda one: one.then.left_behind,
        "official": lambda one: _yes(is_official(one.child, one.day, months)),
        "guardianship": lambda one: one.then.guardianship,
        "relation": lambda one: one.then.primary.relation if one.then.primary else None,
        "boarding": lambda one: _yes(one.then.school.boarding) if one.then.school else None,
        "homeroom": lambda one: facts.homeroom_of(one, scope),
        "volunteer": lambda one: facts.volunteer_of(one, scope),
    }
    return {name: texts(map(column, scope.members)) for name, column in columns.items()}


def _school(scope: Scope) -> dict[str, object]:
    begins, members = scope.term.begins, scope.members
    return {
        "age_first": numbers(full_years(one.child.birth_date, begins) for one in members),
        "at_school": truths(facts.at_school(one.then.school, one.day) for one in members),
        "at_school_first": truths(facts.was_at_school_first(one, begins) for one in members),
        "kept": truths(facts.kept(one, scope.on) for one in members),
    }


def _care(scope: Scope) -> dict[str, object]:
    year = facts.school_year(scope)
    columns: dict[str, Callable[[Member], bool]] = {
        "complete": lambda one: not missing_parts(one.child, one.day),
        "immunised": lambda one: one.child.health is not None and one.child.health.immunised is True,
        "trained": lambda one: facts.family_trained(one, year),
        "guarded": lambda one: guarded(one.then),
        "delegated": facts.delegated,
        "consent": lambda one: one.child.consent_on_file(one.day),
    }
    return {name: truths(map(column, scope.members)) for name, column in columns.items()}


def _yes(value: bool) -> str:
    return "是" if value else "否"
