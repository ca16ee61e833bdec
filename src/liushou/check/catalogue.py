"""The table of contents: every rule there is, by code. A new rule is entered here and nowhere else."""

from liushou.check.rule import Rule
from liushou.check.rules.ls00_text import (
    duplicate_key,
    file_and_id,
    merge_conflict,
    one_mapping,
    plain_yaml,
    utf8_text,
)
from liushou.check.rules.ls10_shape import known_term, unknown_key
from liushou.check.rules.ls20_pairings import double_pairing, ended_pairing
from liushou.check.rules.ls50_consent import consent, consent_withdrawn
from liushou.check.rules.ls102_required import required_field
from liushou.check.rules.ls103_type import value_type
from liushou.check.rules.ls105_real_date import real_date
from liushou.check.rules.ls106_id_number import id_number
from liushou.check.rules.ls107_phone import phone_number
from liushou.check.rules.ls108_characters import odd_characters
from liushou.check.rules.ls109_unused_ignore import unused_ignore
from liushou.check.rules.ls110_sealed_text import sealed_text
from liushou.check.rules.ls111_public_key import public_key
from liushou.check.rules.ls201_known_id import known_id
from liushou.check.rules.ls205_gone_by_then import gone_by_then
from liushou.check.rules.ls301_id_agrees import id_agrees
from liushou.check.rules.ls303_order import end_before_begin
from liushou.check.rules.ls304_headcount import headcount
from liushou.check.rules.ls305_agenda import agenda_times
from liushou.check.rules.ls306_budget import budget_sum
from liushou.check.rules.ls307_attendance import attendance
from liushou.check.rules.ls308_on_register import on_register
from liushou.check.rules.ls309_grade_age import grade_and_age
from liushou.check.rules.ls310_marks import marks
from liushou.check.rules.ls311_in_term import in_term
from liushou.check.rules.ls312_not_in_future import not_in_future
from liushou.check.rules.ls313_in_schedule import in_schedule
from liushou.check.rules.ls314_conditions import readable_conditions
from liushou.check.rules.ls315_duty import duty_for_whom
from liushou.check.rules.ls316_resident_kind import resident_kind
from liushou.check.rules.ls317_own_indicator_name import own_indicator_name
from liushou.check.rules.ls318_goal_indicator import goal_indicator
from liushou.check.rules.ls401_duplicates import duplicate_child
from liushou.check.rules.ls402_double_booked import double_booked
from liushou.check.rules.ls403_survey import survey_agrees
from liushou.check.rules.ls501_clearance import clearance
from liushou.check.rules.ls502_capacity import capacity
from liushou.check.rules.ls504_complete import complete
from liushou.check.rules.ls505_unreported import unreported
from liushou.check.rules.ls506_case_follow_up import case_follow_up
from liushou.check.rules.ls507_agreement import agreement
from liushou.check.rules.ls508_grown_up import grown_up
from liushou.check.rules.ls509_siblings import siblings
from liushou.check.rules.ls510_keep_years import keep_years
from liushou.check.rules.ls512_erased_again import erased_again
from liushou.check.rules.ls513_left_open import left_open
from liushou.check.rules.ls514_number_in_open import number_in_open
from liushou.check.world import Gathering
from liushou.errors import UsageError

RULES: tuple[Rule, ...] = (
    utf8_text,
    one_mapping,
    duplicate_key,
    merge_conflict,
    plain_yaml,
    file_and_id,
    unknown_key,
    required_field,
    value_type,
    known_term,
    real_date,
    id_number,
    phone_number,
    odd_characters,
    unused_ignore,
    sealed_text,
    public_key,
    known_id,
    ended_pairing,
    double_pairing,
    gone_by_then,
    id_agrees,
    end_before_begin,
    headcount,
    agenda_times,
    budget_sum,
    attendance,
    on_register,
    grade_and_age,
    marks,
    in_term,
    not_in_future,
    in_schedule,
    readable_conditions,
    duty_for_whom,
    resident_kind,
    own_indicator_name,
    goal_indicator,
    duplicate_child,
    double_booked,
    survey_agrees,
    clearance,
    capacity,
    consent,
    complete,
    unreported,
    case_follow_up,
    agreement,
    grown_up,
    siblings,
    keep_years,
    consent_withdrawn,
    erased_again,
    left_open,
    number_in_open,
)

QUESTIONS: tuple[Gathering[object], ...] = tuple(
    {one.name: one for rule in RULES for one in rule.asks}.values()
)
"""What is asked of each file for the rules over several files, in the order of the rules."""


def question(name: str) -> Gathering[object]:
    """The question of a name that some rule asks."""
    return next(one for one in QUESTIONS if one.name == name)


def find_rule(code: str) -> Rule:
    """The rule of a code, or of a name (`id-number`).

    Raises UsageError if there is none.
    """
    wanted = code.strip()
    for rule in RULES:
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return rule
    known = "、".join(rule.code for rule in RULES)
    raise UsageError(f"没有规则“{wanted}”；现有：{known}。")


def chosen(select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules that `select` names (all of them if it is empty) less those that `ignore` names.

    Both take codes or their beginnings (LS3). Raises UsageError for one that no rule begins with.
    """
    for prefix in (*select, *ignore):
        if not named_by(prefix):
            raise UsageError(f"没有代码以“{prefix}”开头的规则：请写 LS106 或 LS3 这样的代码。")
    wanted = {rule.code for prefix in select or ("LS",) for rule in named_by(prefix)}
    unwanted = {rule.code for prefix in ignore for rule in named_by(prefix)}
    return tuple(rule for rule in RULES if rule.code in wanted - unwanted)


def named_by(prefix: str) -> tuple[Rule, ...]:
    """The rules whose code begins with `prefix`; none for an empty one."""
    start = prefix.strip().upper()
    return tuple(rule for rule in RULES if start and rule.code.startswith(start))
