"""The format as its reference tells it: opened here with nothing of the program but what stands there."""

import base64
import hmac
import json
import re

from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from tests.store.sealing.at_hand import RING, SEALER, ring, source
from tests.store.sealing.canary import CHILD

from liushou.records.child import Child
from liushou.records.fields import CARE, IDENT
from liushou.records.reference_sealed import SECTION
from liushou.store.sealing.keyfile import encoded
from liushou.store.sealing.places import places
from liushou.store.sealing.token import parsed
from liushou.yamltext.exchange import with_texts
from liushou.yamltext.reader import read


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def mac(key: bytes, word: str, data: bytes) -> bytes:
    return hmac.digest(hmac.digest(key, word.encode(), "sha256"), data, "sha256")


def opened(token: str, key: dict[str, str], kind: str, id_: str, place: str) -> str:
    """The text of a token by its reference, from the JSON of a key's file."""
    assert token.startswith("ENC[1,")
    class_and_epoch, body, *print_ = token[len("ENC[1,") : -1].split(",")
    data = [b"liushou 1", *(part.encode() for part in (key["store"], kind, id_, place, class_and_epoch))]
    told = AESSIV(base64.b64decode(key["key"])).decrypt(
        decoded(body), [*data, decoded(print_[0]) if print_ else b"-"]
    )
    assert len(told) % (64 if class_and_epoch.startswith("care") else 32) == 0
    text = told.rstrip(b"\0")
    assert text.endswith(b"\x80")
    if print_:
        number = text[:-1].decode().strip().upper()
        whole = mac(base64.b64decode(key["key"]), "print", f"{key['store']}\0{number}".encode())
        assert whole[:12] == decoded(print_[0])
    return text[:-1].decode()


def test_every_token_opens_by_what_the_reference_says() -> None:
    keys = {key.mark.value: json.loads(encoded(key)) for key in RING.keys.values()}
    value = read(SEALER.sealed(source(), CHILD.encode())).value
    assert value is not None
    found = list(places(Child, value))
    texts = {each.path: opened(each.text, keys[each.mark.value], "child", "c-1", each.way) for each in found}
    assert with_texts(value, texts) == read(CHILD.encode()).value
    assert len(texts) == len(found) > 40


def test_the_chain_is_what_the_reference_says() -> None:
    before, new = (json.loads(encoded(ring(epochs=2).keys[CARE, epoch])) for epoch in (1, 2))
    told = f"{new['store']}\0care\0{new['epoch']}\0".encode() + base64.b64decode(new["key"])
    assert base64.b64decode(new["chain"]) == mac(base64.b64decode(before["key"]), "chain", told)
    assert before["chain"] is None
    assert set(new) == {"liushou", "store", "class", "epoch", "key", "recipients", "chain"}


def test_the_examples_of_the_reference_are_what_they_say() -> None:
    number, phone = re.findall(r'"(ENC\[[^"]+)"', SECTION)
    token = parsed(number)
    assert token is not None
    assert token.mark is IDENT
    keys = {key.mark.value: json.loads(encoded(key)) for key in RING.keys.values()}
    assert opened(number, keys["ident"], "child", "c-1", '["id_number"]') == "439900201511220029"
    assert opened(phone, keys["contact"], "child", "c-1", '["phone"]') == "15400012345"
    [place] = re.findall(r"^\[.*\]$", SECTION, re.MULTILINE)
    assert place in {each.way for each in places(Child, read(CHILD.encode()).value or {})}
