"""A digit changed, added or dropped in an id number, a phone or a date."""

from datetime import date
from random import Random

from mutations.classes.values import number_of
from mutations.mutant import Mutant, at_value, mutation
from mutations.sample import Sample, Spot
from mutations.slips import DIGITS, day_of, misspelt, other_days, other_digits

_MOBILE_DIGITS = 11
_OWN_DIGITS = 8


def _is_id_number(spot: Spot) -> bool:
    if spot.name == "student_number":
        return str(spot.value).startswith("G")
    return spot.name == "id_number"


def _is_mobile(spot: Spot) -> bool:
    phone = str(spot.value)
    return spot.name.endswith("phone") and phone.startswith("1") and len(phone) == _MOBILE_DIGITS


def is_day(spot: Spot) -> bool:
    """True for a value that is a date."""
    return spot.info.type is date and isinstance(spot.value, str) and day_of(spot.value) is not None


def _is_birth_with_number(spot: Spot) -> bool:
    return spot.name == "birth_date" and number_of(spot) is not None


@mutation("证件号码错一位", "LS106")
def id_digit(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_id_number)
    if spot is None:
        return None
    put = misspelt(rng, str(spot.value), DIGITS)
    return at_value(spot, f'"{put}"') if put != spot.value else None


@mutation("电话多一位或少一位", "LS107")
def phone_length(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_mobile)
    if spot is None:
        return None
    phone, at = str(spot.value), rng.randrange(_MOBILE_DIGITS)
    put = phone[:at] + rng.choice((phone[at + 1 :], rng.choice(DIGITS) + phone[at:]))
    return at_value(spot, f'"{put}"')


@mutation("电话成了另一个号", shows=False)
def phone_digit(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_mobile)
    if spot is None:
        return None
    phone = str(spot.value)
    put = rng.choice(other_digits(phone[-_OWN_DIGITS:]))
    return at_value(spot, f'"{phone[:-_OWN_DIGITS]}{put}"')


@mutation("日期不存在", "LS105")
def no_such_day(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, is_day)
    written = other_digits(str(spot.value)) if spot else []
    wrong = [text for text in written if day_of(text) is None]
    return at_value(spot, rng.choice(wrong)) if spot and wrong else None


@mutation("出生日期与号码不符", "LS301", "LS105")
def birth_against_number(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_birth_with_number)
    if spot is None:
        return None
    put = rng.choice(other_days(date.fromisoformat(str(spot.value))))
    keys = ("id_number", "student_number")
    lines = [spot.page.line((*spot.path[:-1], key)) for key in keys]
    return at_value(spot, str(put), *lines)
