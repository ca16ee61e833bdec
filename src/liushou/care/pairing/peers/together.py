"""Who is near whom by school and village, and so hangs together with whom."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from liushou.care.pairing.peers.peer import Peer

Key = tuple[Hashable, ...]


def hanging_together(people: Iterable[Peer]) -> Iterator[Sequence[Peer]]:
    """People by who shares a school or village with whom, be it through others."""
    leads: dict[Key, Key] = {}

    def lead(place: Key) -> Key:
        while (above := leads.setdefault(place, place)) != place:
            leads[place] = leads[above]
            place = above
        return place

    given = [(one, places_of(one)) for one in people]
    for _, places in given:
        for place in places[1:]:
            leads[lead(place)] = lead(places[0])
    found: defaultdict[Key, list[Peer]] = defaultdict(list)
    for one, places in given:
        if places:
            found[lead(places[0])].append(one)
    return iter(found.values())


def places_of(one: Peer) -> list[Key]:
    """The school and the village of somebody, as far as they are known: who shares one is near."""
    places: list[Key] = []
    if one.school is not None:
        places.append(("school", one.school))
    if one.village is not None:
        places.append(("village", one.village))
    return places
