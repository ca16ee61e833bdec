"""Patterns of values, written so that Rust (pydantic), ECMAScript (editors) and Python read them alike.

So none of them uses \\s, \\d or \\S, whose meaning differs between the three, nor look-around, which Rust
does not have. The patterns of days and terms serve the JSON Schema; the models calculate instead.
"""

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
MONTH_PATTERN = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
CLOCK_PATTERN = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
REGION_PATTERN = r"^[0-9]{6,12}$"
TEXT_PATTERN = (
    r"[^\u0009-\u000d\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"
)
"""Something that is not white space, be it by Unicode, by ECMAScript or by Python."""

_YEAR = r"(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})"
_BY_FOUR = r"(0[48]|[2468][048]|[13579][26])"
_LEAP_YEAR = rf"([0-9]{{2}}{_BY_FOUR}|{_BY_FOUR}00)"
_DAY_OF_YEAR = (
    r"((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
)
DAY_PATTERN = rf"^({_YEAR}-{_DAY_OF_YEAR}|{_LEAP_YEAR}-02-29)$"
"""The days from 0001-01-01 to 9999-12-31 of the Gregorian calendar, and no others."""

_LEADS = ("(000)", "(00[1-9]|0[1-9][0-9]|[1-9][0-9]{2})", "([0-9]{2})", "([0-9])", "()")


def _successive_years() -> str:
    """Two years of which the second follows the first, from 0001-0002 to 9998-9999.

    Adding one leaves the leading digits (a back-reference), raises one digit and turns the nines after it
    into noughts. After the lead 000 the digit 0 is left out: there is no year 0000.
    """
    ways = []
    for group, lead in enumerate(_LEADS, start=1):
        nines = max(group - 2, 0)
        raised = (
            f"{digit}{'9' * nines}-\\{group}[{digit + 1}]{'0' * nines}" for digit in range(int(group == 1), 9)
        )
        ways.append(f"{lead}(?:{'|'.join(raised)})")
    return "|".join(ways)


TERM_PATTERN = f"^(?:{_successive_years()})-[12]$"
