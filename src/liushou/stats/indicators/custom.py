"""The unit's own indicators (liushou.yaml, `indicators`): two filters, of the language of `list`."""

from typing import Literal

import pandas as pd

from liushou.errors import UsageError
from liushou.records.child import Child
from liushou.records.indicator_names import same_name
from liushou.stats.columns import truths
from liushou.stats.frames import Frames
from liushou.stats.indicators.indicator import Indicator, everyone, share
from liushou.store.load import Store
from liushou.store.settings_place import settings_place
from liushou.store.who import people_called


def custom(frames: Frames) -> tuple[Indicator, ...]:
    """Each of the unit's own indicators: the members who fit `where`, over those who fit `of` (without it,
    the population), both on the judged day.

    Raises UsageError, with the place in liushou.yaml, for a filter that cannot be read and for a name that
    another indicator has.
    """
    return tuple(custom_at(index, frames) for index in range(len(frames.scope.store.unit.indicators)))


def custom_at(index: int, frames: Frames) -> Indicator:
    """The unit's own indicator of that number, from 0. Raises UsageError as `custom` does."""
    store = frames.scope.store
    setting = store.unit.indicators[index]
    _refuse_same_name(store, index)
    of = everyone(frames.children) if setting.of is None else _fitting(setting.of, frames, index, "of")
    return share(setting.name, of=of, where=_fitting(setting.where, frames, index, "where"))


def _refuse_same_name(store: Store, index: int) -> None:
    whose = same_name(store.unit, index)
    if whose:
        place, name = settings_place(store, ("indicators", index, "name")), store.unit.indicators[index].name
        raise UsageError(f"{place}：indicators 里的“{name}”与{whose}的指标重名，请换一个名称。")


def _fitting(text: str, frames: Frames, index: int, key: Literal["of", "where"]) -> "pd.Series[bool]":
    # Only a filter needs the parser library.
    from liushou.records.filters import record_filter

    store = frames.scope.store
    try:
        fits = record_filter(text, Child, store.unit.min_away_months, people_called(store))
    except UsageError as error:
        place, name = settings_place(store, ("indicators", index, key)), store.unit.indicators[index].name
        raise UsageError(f"{place}：indicators 里“{name}”的 {key} 读不懂：{error.message}") from None
    values = truths(fits(member.child, member.day) for member in frames.scope.members)
    return pd.Series(values, index=frames.children.index)
