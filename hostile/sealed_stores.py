"""Stores that seal, made hostile: keys that are none, tokens without end, private keys that never end."""

import os
from collections.abc import Callable
from pathlib import Path

from hostile.case import FINE, FOUND, SOUND, UNREADABLE, Build, Case, outside_of
from hostile.store import GOOD, HEAD, put
from liushou.records.fields import Sensitivity
from liushou.store.root import KEYS
from liushou.store.sealing.age import new_identity, wrapped
from liushou.store.sealing.cipher import KEY_BYTES
from liushou.store.sealing.keyfile import ClassKey, chained, encoded
from liushou.store.sealing.keyring import Keyring
from liushou.store.sealing.sealer import Sealer
from liushou.store.sealing.token import CLASSES
from liushou.store.sources import Source, sources

_STORE = "5" * 32
_CARE = Sensitivity.CARE
_GiB = 1 << 30
_TOKEN = "ENC[1,care.1," + "A" * 64 + "]"
_Change = Callable[[Path], object]


def _key(mark: Sensitivity, epoch: int = 1, *, store: str = _STORE, chain: bytes | None = None) -> ClassKey:
    """A key that is always the same: nobody's secret."""
    return ClassKey(store, mark, epoch, bytes([CLASSES.index(mark) + epoch]) * KEY_BYTES, chain)


RING = Keyring(_STORE, {(mark, 1): _key(mark) for mark in CLASSES})


def _own(root: Path) -> Path:
    """The private key of whoever runs the program, in the home beside the store."""
    return root.parent / "home/liushou/identity.txt"


def sealed(root: Path) -> str:
    """Seal the sound store with keys whose private key lies in the home; the public key is returned."""
    identity, public = new_identity()
    put(_own(root), identity + "\n")
    for key in RING.keys.values():
        put(root / key.file.path, wrapped(encoded(key), [public]))
    for source in sources(root):
        if isinstance(source, Source):
            put(source.absolute, Sealer(RING).sealed(source, source.absolute.read_bytes()))
    return public


def _then(change: _Change) -> Build:
    def build(root: Path) -> None:
        sealed(root)
        change(root)

    return build


def _keyed(name: str, key: ClassKey | bytes) -> Build:
    """One more key, or what stands in its place, wrapped for the right person."""

    def build(root: Path) -> None:
        put(
            root / KEYS / name,
            wrapped(key if isinstance(key, bytes) else encoded(key), [sealed(root)]),
        )

    return build


def _file(name: str, data: bytes) -> Build:
    return _then(lambda root: put(root / KEYS / name, data))


def _huge(place: Callable[[Path], Path], start: bytes) -> Build:
    def build(root: Path) -> None:
        sealed(root)
        put(place(root), start)
        with place(root).open("r+b") as file:
            file.truncate(_GiB)

    return build


def _pipe(place: Callable[[Path], Path]) -> Build:
    def build(root: Path) -> None:
        sealed(root)
        place(root).unlink(missing_ok=True)
        os.mkfifo(place(root))

    return build


def _linked(place: Callable[[Path], Path], target: str) -> Build:
    """A link where a file or a folder was; the folder is kept outside."""

    def build(root: Path) -> None:
        sealed(root)
        if place(root).is_dir():
            place(root).rename(outside_of(root) / "keys")
        else:
            place(root).unlink()
        place(root).symlink_to(target.format(outside=outside_of(root)))

    return build


def _many_keys(root: Path) -> None:
    good = (root / KEYS / "care.1.age").read_bytes()
    for epoch in range(2, 3000):
        put(root / f"{KEYS}/care.{epoch}.age", good)


def _others(root: Path) -> None:
    """All keys are wrapped for somebody else."""
    _, public = new_identity()
    for mark in CLASSES:
        put(root / _key(mark).file.path, wrapped(encoded(_key(mark)), [public]))


def _records(root: Path) -> None:
    """8,000 tokens."""
    lines = "".join(f'  - {{date: 2026-10-10, kind: 谈心, note: "{_TOKEN}"}}\n' for _ in range(8_000))
    for number in range(1):
        put(
            root / f"data/children/c-x{number}.yaml",
            f"{GOOD.replace('c-9', f'c-x{number}')}records:\n{lines}",
        )


def _moved(root: Path) -> None:
    """The sealed phone of one child in the archive of another."""
    text = (root / "data/children/c-1.yaml").read_text("utf-8")
    line = next(line for line in text.split("\n") if line.startswith("phone:"))
    put(root / "data/children/c-9.yaml", f"{GOOD}{line}\n")


def _archive(more: str, head: str = GOOD) -> Build:
    return _then(lambda root: put(root / "data/children/c-9.yaml", head + more))


def _own_key(data: bytes) -> Build:
    return _then(lambda root: put(_own(root), data))


def _own_folder(root: Path) -> None:
    _own(root).unlink()
    _own(root).mkdir()


def _log(data: bytes) -> Build:
    return _then(lambda root: put(root / ".liushou/unsealed.jsonl", data))


def _registered(folder: str, text: str) -> Build:
    return lambda root: put(root / f"data/{folder}/c-8.yaml", text)


_care1: Callable[[Path], Path] = lambda root: root / KEYS / "care.1.age"  # noqa: E731
_care2: Callable[[Path], Path] = lambda root: root / KEYS / "care.2.age"  # noqa: E731
_DAMAGED, _NOBODY = "已损坏，或不是密钥文件", "不是由有上一把密钥的人换的"
_SHUT = "现在当作没有私钥"
_KEYS: dict[str, tuple[Build, str]] = {
    "key of garbage": (_file("care.1.age", bytes(range(256)) * 40), _DAMAGED),
    "key of nothing": (_file("care.1.age", b""), _DAMAGED),
    "key of a GiB": (_huge(_care1, b"age-encryption.org/v1\n"), _DAMAGED),
    "key cut": (_then(lambda root: put(_care1(root), _care1(root).read_bytes()[:200])), _DAMAGED),
    "key of 200000 brackets": (_keyed("care.1.age", b"[" * 200_000), _DAMAGED),
    "key of another class": (_keyed("care.1.age", _key(Sensitivity.IDENT)), _DAMAGED),
    "key of another store": (_keyed("care.1.age", _key(_CARE, store="6" * 32)), "另一个档案库的密钥"),
    "key slipped in": (_keyed("care.2.age", _key(_CARE, 2)), _NOBODY),
    "key slipped in with a chain of one's own": (
        _keyed("care.2.age", _key(_CARE, 2, chain=chained(_key(Sensitivity.IDENT), _key(_CARE, 2)))),
        _NOBODY,
    ),
    "key of a later epoch": (_keyed("care.9.age", _key(_CARE, 9)), "care.8.age 不见了"),
    "keys for others": (_then(_others), _SHUT),
    "keys without one class": (_then(lambda root: _care1(root).unlink()), "没有 care 类的密钥"),
    "3000 keys": (_then(_many_keys), _DAMAGED),
    "keys linked outside": (_linked(lambda root: root / KEYS, "{outside}/keys"), "keys 是链接"),
    "key linked outside": (_linked(_care1, "{outside}/secret.yaml"), "没有 care 类的密钥"),
    "key linked to zeros": (_linked(_care1, "/dev/zero"), "没有 care 类的密钥"),
    "key is a pipe": (_pipe(_care1), "没有 care 类的密钥"),
    "private key of garbage": (_own_key(bytes(range(256)) * 40), "不是文本文件"),
    "private key of zeros": (_own_key(bytes(1 << 21)), "没有 age 私钥"),
    "private key of a GiB": (_huge(_own, b"x"), "没有 age 私钥"),
    "private key is a folder": (_then(_own_folder), "这是一个文件夹"),
    "private key is a pipe": (_pipe(_own), "不是普通文件"),
    "private key linked to zeros": (_linked(_own, "/dev/zero"), "不是普通文件"),
    "private key in 20000 lines": (_own_key(b"AGE-SECRET-KEY-1X\n" * 20_000), _SHUT),
}
_TOKENS: dict[str, tuple[Build, str]] = {
    "key of a later epoch is a pipe": (_pipe(_care2), '"c-1"'),
    "names in keys that are none": (_file("../keys/x.age\n.age", b"x"), '"c-1"'),
    "8000 tokens": (_then(_records), "LS110"),
    "token of a MB": (_archive(f"notes: ENC[1,care.1,{'A' * 900_000}]\n"), "LS110"),
    "token of nothing": (_archive("notes: ENC[1,care.1,]\n"), "LS110"),
    "token cut": (_archive(f"notes: {_TOKEN[:40]}\n"), "LS110"),
    "token of another version": (_archive(f"notes: {_TOKEN.replace('[1,', '[2,')}\n"), "LS110"),
    "token of another epoch": (_archive(f"notes: {_TOKEN.replace('.1,', '.9999,')}\n"), "LS110"),
    "token of another class": (_archive(f"phone: {_TOKEN}\n"), "LS110"),
    "token in a token": (_archive(f"notes: ENC[1,care.1,{_TOKEN}]\n"), "LS110"),
    "token from elsewhere": (_then(_moved), "LS110"),
    "token in the place of a name": (_archive("", GOOD.replace("周一帆", _TOKEN)), "LS110"),
    "token in the place of a day": (_archive("", GOOD.replace("2015-05-05", _TOKEN)), "LS110"),
    "token in the place of an id": (_archive("", GOOD.replace("c-9", _TOKEN)), "LS110"),
    "token in the place of a list": (_archive(f"records: {_TOKEN}\n"), "LS110"),
    "token in the place of a key": (_archive(f'"{_TOKEN}": x\n'), "LS101"),
    "token in a comment": (_archive(f"# {_TOKEN}\n"), '"c-9"'),
    "brackets of a token never closed": (_archive(f"notes: {'ENC[' * 100_000}\n"), "LS110"),
}
_REGISTERS: dict[str, tuple[Build, str]] = {
    "erasure of nothing": (_registered("erased", "id: c-8\n"), "LS102"),
    "erasure without measure": (
        _registered(
            "erased",
            "id: c-8\nkind: 儿童\nerased_on: 2026-11-01\nwhy: 期满\nregistered: 2020-01\n"
            f"counts: [{{what: 谈心, count: {'9' * 5000}}}]\n",
        ),
        "LS103",
    ),
    "erasure of the year 9999": (
        _registered("erased", "id: c-8\nkind: 儿童\nerased_on: 9999-12-31\nwhy: 期满\nregistered: 9999-12\n"),
        SOUND,
    ),
    "erasure of one who is there": (
        lambda root: put(
            root / "data/erased/c-1.yaml",
            "id: c-1\nkind: 儿童\nerased_on: 2026-11-01\nwhy: 期满\nregistered: 2020-01\n",
        ),
        "LS512",
    ),
    "erasure with what was erased": (_registered("erased", HEAD.replace("c-9", "c-8")), "LS101"),
    "unsealing of nothing": (_registered("unsealed", "id: c-8\n"), "LS102"),
    "unsealing of 100000 archives": (
        _registered("unsealed", f"id: c-8\narchives: [{'c-1, ' * 100_000}c-1]\n"),
        "LS102",
    ),
}
_SHOWN: dict[str, bytes] = {
    "log of unsealing of garbage": bytes(range(256)) * 4000,
    "log of unsealing of 200000 brackets": b"[" * 200_000,
    "log of unsealing in one line of 16 MiB": b"x" * (16 << 20),
}

CASES: tuple[Case, ...] = (
    *(
        Case(
            f"sealed/{name}",
            build,
            ("show", "c-1", "--reveal"),
            says,
            (FINE if says == _SHUT else UNREADABLE,),
            alone="pipe" in name,
        )
        for name, (build, says) in _KEYS.items()
    ),
    *(
        Case(
            f"sealed/{name}",
            build,
            ("check", "--format", "json"),
            says,
            (FINE, FOUND),
            alone="pipe" in name,
            large=name == "8000 tokens",
        )
        for name, (build, says) in {**_TOKENS, **_REGISTERS}.items()
    ),
    *(
        Case(f"sealed/{name}", _log(data), ("keys", "log"), "读不", (FINE, FOUND))
        for name, data in _SHOWN.items()
    ),
)
