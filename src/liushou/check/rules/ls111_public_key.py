"""LS111: the public keys in the settings are such."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.records.unit import Unit


@rule("LS111", "public-key", "error", Unit)
def public_key(unit: Unit, _on: date) -> Iterator[Hit]:
    """privacy.recipients（谁能打开密封的内容）里每一项都是 age 公钥。

    公钥错一个字，密钥就不能交给这个人；写成私钥（AGE-SECRET-KEY-1…），等于把钥匙放在了档案里。

    坏例（单位设置）：
        privacy: {recipients: [age1wrong]}

    好例（单位设置）：
        privacy: {recipients: []}

    怎样改：用 liushou keys add 加人，用 liushou keys remove 减人，不要手写；公钥由 liushou keys new 给出。
    """
    given = unit.privacy.recipients if unit.privacy else ()
    if not given:
        return
    from liushou.store.sealing.age import is_recipient

    for place, text in enumerate(given):
        if text.upper().startswith("AGE-SECRET-KEY-"):
            message = "这是私钥，不能放在档案里：请删去，这把私钥不要再用，用 liushou keys new 另做一把"
            yield Hit(("privacy", "recipients", place), message)
        elif not is_recipient(text):
            message = "不是 age 公钥：应以 age1 开头，共 62 位，由 liushou keys new 或 age-keygen 给出"
            yield Hit(("privacy", "recipients", place), message)
