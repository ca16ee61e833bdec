"""The ledgers of the store: what was published, what was erased, what was unsealed (data/published/ …)."""

from collections.abc import Mapping

from liushou.errors import StoreError
from liushou.records.erasure import Erasure
from liushou.records.publication import Publication
from liushou.records.unsealing import Unsealing
from liushou.store.load import Store


def publications(store: Store) -> Mapping[str, Publication]:
    """What was published, by the id of its file."""
    return {file.source.id: file.record for file in store.files if isinstance(file.record, Publication)}


def erasures(store: Store) -> Mapping[str, Erasure]:
    """The archives that were erased, by the id they had."""
    return {file.source.id: file.record for file in store.files if isinstance(file.record, Erasure)}


def unsealings(store: Store) -> Mapping[str, Unsealing]:
    """What was written in the clear again, by the id of its file."""
    return {file.source.id: file.record for file in store.files if isinstance(file.record, Unsealing)}


def check_readable(store: Store) -> None:
    """Raise StoreError where a file of the ledger cannot be read: what it said would not be reckoned with."""
    unread = [file.source.path for file in store.unread() if file.source.kind.name == "publication"]
    if unread:
        raise StoreError(
            f"发布台账里有读不出来的文件：{'、'.join(unread)}。不知道里面公布过什么，和新公布的放在一起可能推算出"
            "准数，所以没有公布。用 liushou check data/published 查看是什么错误并改正，"
            "或从 git 里恢复原来的文件。"
        )
