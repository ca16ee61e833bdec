"""Peers to test with."""

from datetime import date
from typing import Any

from liushou.care.pairing.peers.peer import Peer

DAY = date(2026, 11, 20)


def girl(id_: str = "c-a", **fields: Any) -> Peer:
    """A girl of eight in 三年级1班 of one school, of 东村."""
    base: dict[str, Any] = {
        "name": f"儿童{id_}",
        "sex": "女",
        "born": date(2018, 3, 1),
        "village": "东村",
        "school": "中心小学",
        "grade": "三年级",
        "class_": 1,
    }
    return Peer(id_, **{**base, **fields})


def classmate(id_: str = "v-a", **fields: Any) -> Peer:
    """A helping classmate of 三年级1班."""
    return girl(id_, **{"born": None, **fields})
