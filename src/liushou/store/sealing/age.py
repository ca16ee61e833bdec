"""age (age-encryption.org/v1), by which a key reaches those who may have it: the one place that calls it.

A recipient is a public key (`age1…`), an identity the private one (`AGE-SECRET-KEY-1…`), each on a line of
its own as age-keygen writes them; wrapped text is armored, so that git shows it as text.
"""

from collections.abc import Sequence

from liushou.errors import StoreError


class NotForUsError(Exception):
    """None of the identities is of one for whom a file was wrapped."""


def new_identity() -> tuple[str, str]:
    """A new identity, and the recipient that belongs to it."""
    import pyrage

    made = pyrage.x25519.Identity.generate()
    return str(made), str(made.to_public())


def recipient_of(identity: str) -> str | None:
    """The recipient that belongs to an identity; None for a text that is none."""
    import pyrage

    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError:
        return None


def written(recipient: str) -> str | None:
    """A public key in the spelling that counts (it may be typed in capitals); None for what is none."""
    import pyrage

    try:
        return str(pyrage.x25519.Recipient.from_str(recipient))
    except pyrage.RecipientError:
        return None


def is_recipient(text: str) -> bool:
    """True for a public key that can be a recipient."""
    return written(text) is not None


def wrapped(data: bytes, recipients: Sequence[str]) -> bytes:
    """Bytes that each of the recipients can open. Raises StoreError for none, and for what is none."""
    import pyrage

    if not recipients:
        raise StoreError("没有接收人的公钥：密钥至少要能由一个人打开。")
    known = []
    for recipient in recipients:
        try:
            known.append(pyrage.x25519.Recipient.from_str(recipient))
        except pyrage.RecipientError:
            raise StoreError(
                f"“{recipient}”不是 age 公钥：应以 age1 开头，由 liushou keys new 或 age-keygen 给出；"
                "不支持 SSH 公钥和插件的公钥。"
            ) from None
    made: bytes = pyrage.encrypt(data, known, armored=True)
    return made


def unwrapped(data: bytes, identities: Sequence[str]) -> bytes:
    """What was wrapped for one of the identities; texts that are none are passed over.

    Raises NotForUsError where it was wrapped for others, ValueError where it is damaged or no such file.
    """
    import pyrage

    own = []
    for identity in identities:
        try:
            own.append(pyrage.x25519.Identity.from_str(identity))
        except pyrage.IdentityError:
            continue
    try:
        opened: bytes = pyrage.decrypt(data, own)
    except pyrage.DecryptError as error:
        if _NOT_FOR_US in str(error):
            raise NotForUsError from error
        raise ValueError("damaged") from error
    return opened


def locked(data: bytes, passphrase: str) -> bytes:
    """Bytes that a passphrase opens, as `age --passphrase` makes them; armored."""
    import pyrage

    made: bytes = pyrage.passphrase.encrypt(data, passphrase, armored=True)
    return made


def unlocked_with(data: bytes, passphrase: str) -> bytes | None:
    """What a passphrase opens; None where it is another one, or the file is damaged."""
    import pyrage

    try:
        opened: bytes = pyrage.passphrase.decrypt(data, passphrase)
    except pyrage.DecryptError:
        return None
    return opened


_NOT_FOR_US = "No matching keys"
"""The library has one exception for all; a test holds it to these words."""
