"""Indicators of care: pairings, visits, contact, activities."""

from liushou.records.unit import Duty
from liushou.records.vocabulary import VISITS
from liushou.stats.duties import tally
from liushou.stats.frames import Frames
from liushou.stats.indicators.indicator import Indicator, everyone, share

_CONTACT = Duty.model_validate({"name": "亲情联系", "kind": ["亲情电话", "亲情视频"], "every": "week"})


def paired(frames: Frames) -> Indicator:
    """结对帮扶率: members with an active pairing in an adult role, over the population."""
    pairings = frames.pairings
    where = frames.are(pairings["child"][pairings["adult"]])
    return share("结对帮扶率", of=everyone(frames.children), where=where)


def paired_with_peer(frames: Frames) -> Indicator:
    """伙伴结对率: members with an active peer pairing, written on either side, over the population."""
    pairings = frames.pairings
    where = frames.are(pairings["child"][~pairings["adult"]])
    return share("伙伴结对率", of=everyone(frames.children), where=where)


def visited(frames: Frames) -> Indicator:
    """走访率: members with a 走访, 家访 or 慰问 in the term, over the population."""
    return share("走访率", of=everyone(frames.children), where=frames.recorded(*VISITS))


def in_contact(frames: Frames) -> Indicator:
    """亲情联系率: child-weeks with an 亲情电话 or 亲情视频, over the child-weeks due.

    Always weekly and once a week, whatever the unit's duties ask. Missing are the children with a week
    without contact.
    """
    found = tally(_CONTACT, frames.scope)
    return Indicator("亲情联系率", found.done, found.due, found.kept, found.lapsed)


def took_part(frames: Frames) -> Indicator:
    """活动参与率: members present at one session or more, up to `on`, of an activity of the term that is not
    取消, over the population.
    """
    present = frames.present
    counts = (present["term"] == frames.scope.term.id) & (present["date"] <= frames.on)
    where = frames.are(present["child"][counts])
    return share("活动参与率", of=everyone(frames.children), where=where)
