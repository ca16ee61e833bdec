"""The unit's own indicators (liushou.yaml, `indicators`): two filters, of the language of `list`."""

import pandas as pd

from liushou.errors import UsageError
from liushou.records.unit import CustomIndicator
from liushou.stats.columns import truths
from liushou.stats.frames import Frames
from liushou.stats.indicators.indicator import Indicator, everyone, share


def custom(frames: Frames) -> tuple[Indicator, ...]:
    """Each of the unit's own indicators: the members who fit `where`, over those who fit `of` (without it,
    the population), both on the judged day. Raises UsageError that names one whose filter cannot be read.
    """
    return tuple(_named(setting, frames) for setting in frames.scope.store.unit.indicators)


def _named(setting: CustomIndicator, frames: Frames) -> Indicator:
    try:
        return _custom(setting, frames)
    except UsageError as error:
        raise UsageError(f"liushou.yaml 的 indicators 里“{setting.name}”读不懂：{error.message}") from None


def _custom(setting: CustomIndicator, frames: Frames) -> Indicator:
    of = everyone(frames.children) if setting.of is None else _fitting(setting.of, frames)
    return share(setting.name, of=of, where=_fitting(setting.where, frames))


def _fitting(text: str, frames: Frames) -> "pd.Series[bool]":
    # Only a filter needs the parser library.
    from liushou.records.filters import child_filter

    fits = child_filter(text, frames.scope.store.unit.min_away_months)
    values = truths(fits(member.child, member.day) for member in frames.scope.members)
    return pd.Series(values, index=frames.children.index)
