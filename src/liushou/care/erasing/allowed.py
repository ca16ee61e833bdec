"""Which archives may be erased, and for what reason."""

from datetime import date

from liushou.care.erasing.stub import kind_of
from liushou.care.leaving.carried import carried
from liushou.errors import UsageError
from liushou.records.child import Child
from liushou.records.erasure import ErasureReason
from liushou.records.keeping import Kept, closed_since, kept_too_long
from liushou.records.volunteer import Volunteer
from liushou.store.ledger import erasures
from liushou.store.load import Store


def expired(store: Store, on: date) -> tuple[Kept, ...]:
    """The archives of children and residents that have been kept as long as they may be (LS510)."""
    everybody: tuple[Kept, ...] = (*store.children.values(), *store.residents.values())
    return tuple(one for one in everybody if kept_too_long(one, store.unit, on))


def check_may(store: Store, record: Kept, why: ErasureReason, on: date, *, even_open: bool) -> None:
    """Raise UsageError for an archive that may not be erased for that reason, told by its id alone.

    个人信息保护法 art. 47 has an archive deleted when its purpose is reached, its time is over, consent is
    withdrawn or deletion is rightly asked for. Until then somebody is looked after by it, and what is being
    done in a case has to be finished and told first (未成年人保护法 art. 11). One that was erased before and
    came back (LS512) may go.
    """
    if isinstance(record, Child) and any(case.open_on(on) for case in record.cases):
        raise UsageError(f"{record.id} 有没有办结的个案，不能删除：请先办结（liushou case close），再删除。")
    if isinstance(record, Volunteer):
        _check_free(store, record, on)
    before = erasures(store).get(record.id)
    if before is not None and before.kind == kind_of(record):
        return
    if why == "撤回同意":
        _check_withdrawn(record, on)
    elif closed_since(record, on) is None:
        if why != "要求删除":
            raise UsageError(_still_open(record))
        if not even_open:
            raise UsageError(
                f"{_still_open(record)}本人或监护人要求现在就删除、核实过身份和理由的，加 --even-open。"
            )
    elif why == "期满":
        _check_time(store, record, on)


def _still_open(record: Kept) -> str:
    if isinstance(record, Volunteer):
        return f"{record.id} 还在岗，不能删除：请先写离岗（status=离岗 left_on=日期）。"
    return f"{record.id} 还在册，不能删除：请先销档（status=结束 closed_on=日期）。"


def _check_withdrawn(record: Kept, on: date) -> None:
    given = record.consent if isinstance(record, Child) else None
    if given is None or not given.withdrawn_by(on):
        raise UsageError(
            f"{record.id} 的档案里没有写监护人撤回同意：请先写上 consent.withdrawn_on=日期，"
            "不是儿童档案的用 --why 要求删除。"
        )


def _check_time(store: Store, record: Kept, on: date) -> None:
    years = store.unit.privacy.keep_years if store.unit.privacy else None
    if years is None:
        raise UsageError(
            "liushou.yaml 里没有写保存年限（privacy.keep_years），说不上期满：请写上，或换一个原因。"
        )
    if not kept_too_long(record, store.unit, on):
        raise UsageError(f"{record.id} 销档（离岗）还不满 {years} 年，不是期满：请核对，或换一个原因。")


def _check_free(store: Store, volunteer: Volunteer, on: date) -> None:
    """What others wait for must be in somebody else's hands first."""
    held = carried(store, volunteer.id, on)
    if held.owners or held.coming or held.rooms:
        raise UsageError(
            f"{volunteer.id} 手上还有结对、后续、个案、活动或值班，不能删除："
            f"请先移交（liushou hand-over {volunteer.id}）。"
        )
