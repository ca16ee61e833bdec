"""The unit's own indicators (liushou.yaml, `indicators`): two filters, of the language of `list`."""

from liushou.errors import UsageError
from liushou.records.child import Child
from liushou.records.indicator_names import same_name
from liushou.stats.frames import Frames
from liushou.stats.indicators.indicator import Indicator, share
from liushou.store.load import Store
from liushou.store.settings_place import settings_place


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
    if not frames.rows or frames.rows[0].own[index] is None:
        _refuse_unreadable(store, index)
    of = (row for row in frames.rows if (fits := row.own[index]) and fits[0])
    return share(setting.name, of=of, where=lambda row: bool((fits := row.own[index]) and fits[1]))


def _refuse_same_name(store: Store, index: int) -> None:
    whose = same_name(store.unit, index)
    if whose:
        place, name = settings_place(store, ("indicators", index, "name")), store.unit.indicators[index].name
        raise UsageError(f"{place}：indicators 里的“{name}”与{whose}的指标重名，请换一个名称。")


def _refuse_unreadable(store: Store, index: int) -> None:
    """Rows tell that a filter cannot be read, but not why; where there are none, not even that."""
    # Only a filter needs the parser library.
    from liushou.records.filters import record_filter

    setting = store.unit.indicators[index]
    for key, text in (("of", setting.of), ("where", setting.where)):
        if text is None:
            continue
        try:
            record_filter(text, Child, store.unit.min_away_months)
        except UsageError as error:
            place = settings_place(store, ("indicators", index, key))
            raise UsageError(
                f"{place}：indicators 里“{setting.name}”的 {key} 读不懂：{error.message}"
            ) from None
