"""Public keys on the command line."""

from collections.abc import Sequence

from liushou.errors import UsageError
from liushou.store.sealing.age import written

_SECRET = "AGE-SECRET-KEY-"


def check_recipients(words: Sequence[str]) -> tuple[str, ...]:
    """Public keys as they are written, each once; in capitals it is the same one, and nobody is two people.

    Raises UsageError for what is none, without repeating a private key.
    """
    known: list[str] = []
    for word in words:
        if word.upper().startswith(_SECRET):
            raise UsageError(
                "您写的是私钥，不是公钥：私钥不要写在命令行里，也不要给别人。"
                "公钥以 age1 开头，在私钥文件里 public key 那一行。这把私钥可能已经留在命令历史里，请换一把。"
            )
        recipient = written(word)
        if recipient is None:
            raise UsageError(
                f"“{word}”不是 age 公钥：应以 age1 开头，由 liushou keys new 或 age-keygen 给出；"
                "请整个复制，不要漏字。不支持 SSH 公钥和插件的公钥。"
            )
        known.append(recipient)
    return tuple(dict.fromkeys(known))
