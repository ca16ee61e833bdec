"""Indicators of care: pairings, visits, contact, activities."""

from liushou.records.vocabulary import VISITS
from liushou.stats.duties import summed
from liushou.stats.frames import Frames
from liushou.stats.indicators.indicator import Indicator, share
from liushou.stats.rows.ground import CONTACT


def paired(frames: Frames) -> Indicator:
    """结对帮扶率: members with an active pairing in an adult role, over the population."""
    return share("结对帮扶率", of=frames.rows, where=lambda row: row.adult)


def paired_with_peer(frames: Frames) -> Indicator:
    """伙伴结对率: members with an active peer pairing, written on either side, over the population."""
    return share("伙伴结对率", of=frames.rows, where=lambda row: row.peer)


def visited(frames: Frames) -> Indicator:
    """走访率: members with a 走访, 家访 or 慰问 in the term, over the population."""
    return share("走访率", of=frames.rows, where=lambda row: any(kind in VISITS for kind in row.kinds))


def in_contact(frames: Frames) -> Indicator:
    """亲情联系率: child-weeks with an 亲情电话 or 亲情视频, over the child-weeks due.

    Always weekly and once a week, whatever the unit's duties ask. Missing are the children with a week
    without contact.
    """
    found = summed(CONTACT, ((row.id, row.contact) for row in frames.rows))
    return Indicator("亲情联系率", found.done, found.due, found.kept, found.lapsed)


def took_part(frames: Frames) -> Indicator:
    """活动参与率: members present at one session or more, up to `on`, of an activity of the term that is not
    取消, over the population.
    """
    return share("活动参与率", of=frames.rows, where=lambda row: row.id in frames.took_part)
