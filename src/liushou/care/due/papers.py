"""委托照护协议 (LS507) and 同意书 (LS503, LS511) of children 在册."""

from collections.abc import Iterator
from datetime import date

from liushou.care.due.asked import Asked
from liushou.care.due.due import Due, DueKind
from liushou.records.child import Child
from liushou.records.papers import ConsentLack, agreement_lack, agreement_until, consent_lack
from liushou.records.person import owner_of

_AGREEMENT, _CONSENT = "委托照护协议", "监护人同意书"
_LACKS: dict[ConsentLack, str] = {
    "missing": "没有签",
    "withdrawn": "已撤回，停止记录",
    "future": "签署日期在今天以后",
    "scope": "不含“档案”",
}


def agreement(asked: Asked, child: Child) -> Iterator[Due]:
    """Due on the last day on which the child's care is entrusted; where it never was, today."""
    lack = agreement_lack(child, asked.on)
    if lack is None:
        last = agreement_until(child, asked.on)
        if last is not None and last <= asked.until:
            yield _due("agreement", _AGREEMENT, asked, child, last, "将到期", missed=False)
    elif lack.last is None:
        yield _due("agreement", _AGREEMENT, asked, child, None, "没有签")
    elif lack.begun:
        yield _due("agreement", _AGREEMENT, asked, child, lack.last.until, "已到期")
    else:
        yield _due("agreement", _AGREEMENT, asked, child, None, "签订日期在今天以后")


def consent(asked: Asked, child: Child) -> Iterator[Due]:
    """Due since it was withdrawn; where it never was, today."""
    lack = consent_lack(child, asked.on)
    if lack is not None:
        withdrawn = child.consent.withdrawn_on if child.consent and lack == "withdrawn" else None
        yield _due("consent", _CONSENT, asked, child, withdrawn, _LACKS[lack])


def _due(
    kind: DueKind, what: str, asked: Asked, child: Child, day: date | None, note: str, *, missed: bool = True
) -> Due:
    """`day` None: it has lacked always."""
    return Due(
        kind,
        what,
        day or asked.on,
        missed,
        owner=owner_of(child),
        people=asked.helpers.keeping(child, asked.on),
        note=note,
        undated=day is None,
    )
