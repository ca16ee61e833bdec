"""Which papers a child 在册 lacks: one definition for LS503, LS507, LS511 and `due`."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from liushou.records.child import Child
from liushou.records.family import Delegation, Guardian, delegated_on
from liushou.records.standing import on_register, standing

ConsentLack = Literal["missing", "withdrawn", "future", "scope"]


def consent_lack(child: Child, on: date) -> ConsentLack | None:
    """Why no consent to keep the data of a child 在册 holds on `on`; None where one does."""
    if child.consent_on_file(on) or not on_register(child, on):
        return None
    given = child.consent
    if given is None:
        return "missing"
    if given.withdrawn_by(on):
        return "withdrawn"
    return "future" if given.signed_on > on else "scope"


@dataclass(frozen=True, slots=True)
class AgreementLack:
    """That no delegated-care agreement holds: the latest that has run out, else one not yet begun, else none.

    `index` is the place of its guardian among those of the day.
    """

    last: Delegation | None
    index: int
    begun: bool


def agreement_lack(child: Child, on: date) -> AgreementLack | None:
    """What a child 在册 of type 双留守 lacks on `on` to be entrusted in writing; None if nothing.

    None too where an agreement ends before it was signed: that is told by LS303, and once it is mended one
    sees whether the agreement holds.
    """
    then = standing(child, on)
    if then.left_behind != "双留守" or delegated_on(then.guardians, on) or not on_register(child, on):
        return None
    signed = _signed(then.guardians)
    if any(_is_turned(one) for one, _ in signed):
        return None
    if not signed:
        return AgreementLack(None, 0, begun=False)
    last, index = max(signed, key=lambda one: _end(one[0], on))
    return AgreementLack(last, index, begun=last.signed_on <= on)


def agreement_until(child: Child, on: date) -> date | None:
    """The last day on which the care of a child 双留守 is entrusted without a gap from `on`.

    None where it has no end, is not entrusted on `on`, or needs not be.
    """
    then = standing(child, on)
    if then.left_behind != "双留守" or not delegated_on(then.guardians, on):
        return None
    last = on
    while delegated_on(then.guardians, last):
        ends = [one.until for one, _ in _signed(then.guardians) if one.holds_on(last)]
        known = [end for end in ends if end is not None and end < date.max]
        if len(known) < len(ends):
            return None
        last = max(known) + timedelta(days=1)
    return last - timedelta(days=1)


def _signed(guardians: tuple[Guardian, ...]) -> list[tuple[Delegation, int]]:
    return [(one.delegated, index) for index, one in enumerate(guardians) if one.delegated is not None]


def _is_turned(delegation: Delegation) -> bool:
    return delegation.until is not None and delegation.until < delegation.signed_on


def _end(delegation: Delegation, on: date) -> date:
    """The day by which an agreement that does not hold is compared; one not yet begun comes first."""
    return date.min if delegation.signed_on > on or delegation.until is None else delegation.until
