"""In which role a helper is paired with a child."""

from collections.abc import Mapping

from liushou.records.vocabulary import AdultRole, PairingRole, Sex, VolunteerKind
from liushou.records.volunteer import Volunteer

BY_KIND: Mapping[VolunteerKind, AdultRole] = {
    "教师": "帮扶教师", "党员干部": "党员帮扶", "村干部": "干部包联", "儿童主任": "干部包联",
    "五老": "代理家长",
}  # fmt: skip
"""The role that fits what somebody is; 家长 and 社会人士 are one by their sex, all others 志愿者."""
_LIKE_PARENTS: Mapping[Sex, AdultRole] = {"女": "爱心妈妈", "男": "爱心爸爸"}
SEX_OF_ROLE: Mapping[PairingRole, Sex] = {
    "爱心妈妈": "女", "社会妈妈": "女", "爱心爸爸": "男", "临时爸爸": "男",
}  # fmt: skip
"""Roles that say of themselves who can take them on."""


def role_of(volunteer: Volunteer, usual: PairingRole | None, wished: PairingRole | None) -> PairingRole:
    """The role wished for, else the one the helper holds most often now, else that of the helper's kind."""
    return wished or usual or _by_kind(volunteer)


def _by_kind(volunteer: Volunteer) -> AdultRole:
    if volunteer.kind in ("家长", "社会人士") and volunteer.sex is not None:
        return _LIKE_PARENTS[volunteer.sex]
    return BY_KIND.get(volunteer.kind, "志愿者")
