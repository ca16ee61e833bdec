"""LS503 and LS511: a guardian's consent to keep the data is there, and has not been withdrawn."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.records.child import Child
from liushou.records.papers import consent_lack


@rule("LS503", "consent", "warning", Child)
def consent(child: Child, on: date) -> Iterator[Hit]:
    """在册儿童有监护人同意建档的同意书。

    个人信息保护法第三十一条：处理不满十四周岁儿童的个人信息，要取得父母或其他监护人的同意。
    没有同意书，档案本身就站不住，也不能上报、不能在宣传里用孩子的照片。
    scope（范围）里要有“档案”；没有写 scope 的，算同意建档。撤回的由 LS511 报。

    坏例（儿童档案）：
        consent: null

    坏例（儿童档案）：
        consent: {signed_on: 2025-09-02, by: 李桂英, scope: [照片]}

    好例（儿童档案）：
        consent: {signed_on: 2025-09-02, by: 李桂英, scope: [档案, 上报]}

    怎样改：向监护人说明记什么、给谁看、保存多久，签好同意书，写上 consent（signed_on、by、scope）。
    """
    lack, given = consent_lack(child, on), child.consent
    if lack == "missing":
        yield Hit(("consent",), "没有监护人的同意书（consent）：请签好后写上日期、签署人和范围", at="mapping")
    elif lack == "future" and given is not None:
        message = f"同意书的签署日期（{given.signed_on}）在今天（{on}）以后：请核对日期"
        yield Hit(("consent", "signed_on"), message)
    elif lack == "scope":
        yield Hit(("consent", "scope"), "同意书的范围里没有“档案”：请监护人补签，或核对范围")


@rule("LS511", "consent-withdrawn", "warning", Child)
def consent_withdrawn(child: Child, on: date) -> Iterator[Hit]:
    """监护人撤回了同意的，档案不再在册。

    个人信息保护法第十五条、第四十七条：同意可以随时撤回，撤回以后要停止处理，并删除个人信息。
    孩子仍然要有人关心，但不能再往档案里记。

    坏例（儿童档案）：
        consent: {signed_on: 2025-09-02, by: 李桂英, scope: [档案], withdrawn_on: 2026-11-20}

    好例（儿童档案）：
        consent: {signed_on: 2025-09-02, by: 李桂英, scope: [档案], withdrawn_on: 2026-11-21}

    怎样改：与监护人谈清楚；确定撤回的，用 liushou erase 编号 --why 撤回同意 删除档案，
    依法还要保存的，把 status 改为“结束”并写 closed_on；
    重新同意的，写新的 signed_on，删去 withdrawn_on。
    """
    given = child.consent
    if given is not None and consent_lack(child, on) == "withdrawn":
        message = (
            f"监护人已撤回同意（{given.withdrawn_on}），档案仍在册："
            "请停止记录，删除档案（liushou erase）或重新签署同意书"
        )
        yield Hit(("consent", "withdrawn_on"), message)
