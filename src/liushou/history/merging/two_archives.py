"""Whether what git gives as versions of one archive are two archives: they must never be mixed."""

from liushou.history.matching import frozen
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.resident import Resident
from liushou.records.volunteer import Volunteer
from liushou.yamltext.edit_values import Archive, same

_TELLING: dict[type[Record], tuple[str, ...]] = {
    Child: ("name", "birth_date", "id_number"),
    Resident: ("name", "birth_date", "id_number"),
    Volunteer: ("name", "joined_on", "phone"),
    Activity: ("title", "when"),
}
"""Fields by which one is known. A term and a unit are known by their file alone."""


def are_two(model: type[Record], base: Archive, ours: Archive, theirs: Archive) -> bool:
    """Whether the ids differ (git takes a deleted and a new file that look alike for one that was renamed),
    or two branches each made an archive under one id and these agree in nothing that tells who it is.
    """
    if len({frozen(version["id"]) for version in (base, ours, theirs) if "id" in version}) > 1:
        return True
    told = [key for key in _TELLING.get(model, ()) if key in ours and key in theirs]
    return not base and bool(told) and not any(same(ours[key], theirs[key]) for key in told)
