"""Days that should lie inside other days."""

from datetime import date

from liushou.dates import Interval


def in_order(days: Interval) -> bool:
    """False where the end is before the beginning: that is LS303's matter, and nothing else is said of it."""
    return days.last is None or days.first <= days.last


def shown_days(days: Interval) -> str:
    """2026-11-06, or 2026-11-06 至 2026-11-08; `days` must have an end."""
    return f"{days.first}" if days.first == days.last else f"{days.first} 至 {days.last}"


def outside(days: Interval, bounds: Interval, keys: tuple[str, str]) -> tuple[str, date] | None:
    """The key and day of the end that lies outside `bounds`, the first if both do; None if neither does.

    None too where `days` are not in order. `keys` are the fields of the first and of the last day.
    """
    if not in_order(days) or days.within(bounds):
        return None
    if days.last is None or not bounds.holds(days.first):
        return keys[0], days.first
    return keys[1], days.last
