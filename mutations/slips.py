"""Slips of the hand in a word or a number."""

from datetime import date
from random import Random

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"


def misspelt(rng: Random, word: str, alphabet: str) -> str:
    """The word with a character too many, too few or wrong, or two neighbours the wrong way round."""
    how = rng.choice(("add", "drop", "change", "swap"))
    at = rng.randrange(len(word))
    if how == "add":
        return word[:at] + rng.choice(alphabet) + word[at:]
    if how == "drop":
        return word[:at] + word[at + 1 :]
    if how == "change":
        return word[:at] + rng.choice(alphabet) + word[at + 1 :]
    return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


def other_digits(text: str) -> list[str]:
    """Every text that differs in one digit."""
    return [
        text[:at] + digit + text[at + 1 :]
        for at, held in enumerate(text)
        if held in DIGITS
        for digit in DIGITS
        if digit != held
    ]


def day_of(text: str) -> date | None:
    """The day, if there is such a day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def other_days(day: date) -> list[date]:
    """Every day whose writing differs in one digit."""
    return [found for text in other_digits(str(day)) if (found := day_of(text)) is not None]
