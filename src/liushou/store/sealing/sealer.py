"""The texts of an archive sealed and opened: in its values as they are read, in its file as it is written."""

from collections.abc import Collection
from dataclasses import dataclass

from liushou.errors import StoreError
from liushou.findings import Path, dotted
from liushou.records.fields import Sensitivity
from liushou.records.kinds import Kind
from liushou.records.problem import Problem
from liushou.store.opener import Opened
from liushou.store.sealing.cipher import Binding, RefusedError, open_, seal
from liushou.store.sealing.keyring import Keyring
from liushou.store.sealing.places import Place, places
from liushou.store.sealing.token import CLASSES, parsed
from liushou.store.sources import Source
from liushou.yamltext.exchange import exchanged, with_texts
from liushou.yamltext.reader import read
from liushou.yamltext.scalars import Value

DAMAGED = "密文不完整或被改动过，打不开：请从 git 里找回原来的一行"
REFUSED = "密文不是在这里密封的（被改动，或从别处移来），打不开：请从 git 里找回原来的一行"
UNKNOWN = "密文用的密钥不在 keys 文件夹里：请从 git 里找回密钥文件"
MISPLACED = "密文的类别与这个字段不符：请从 git 里找回原来的一行"


@dataclass(frozen=True, slots=True)
class Sealer:
    """Opens and seals with the keys one has; what lies on the disk never is in the clear by it."""

    ring: Keyring

    def opened(self, source: Source, value: dict[str, Value]) -> Opened:
        """The values with each token's text in its place, and the tokens that are not as they were sealed."""
        texts: dict[Path, str] = {}
        problems: list[Problem] = []
        for place in places(source.kind.model, value):
            if place.sealed:
                text = self._text(source.kind, source.id, place)
                if isinstance(text, Problem):
                    problems.append(text)
                else:
                    texts[place.path] = text
        return Opened(with_texts(value, texts) if texts else value, tuple(problems))

    def sealed(self, source: Source, data: bytes) -> bytes:
        """The file with every text that is to be sealed as a token of the newest key; a token stays.

        Raises EditError where a text cannot be exchanged with certainty. A file that is no archive stays.
        """
        value = read(data).value
        if value is None:
            return data
        found = places(source.kind.model, value)
        return exchanged(data, {each.path: self._token(source, each) for each in found if not each.sealed})

    def renewed(self, source: Source, data: bytes, marks: Collection[Sensitivity] = CLASSES) -> bytes:
        """The file with the tokens of older keys sealed anew with the newest. Raises as `unsealed`."""
        texts = self._texts(source, data, marks, older=True)
        return exchanged(data, {at: self._token(source, place) for at, place in texts.items()})

    def unsealed(self, source: Source, data: bytes, marks: Collection[Sensitivity] = CLASSES) -> bytes:
        """The file with the text of each token of these classes in its place.

        Raises StoreError for a token that cannot be opened, EditError as `sealed`.
        """
        texts = self._texts(source, data, marks, older=False)
        return exchanged(data, {at: place.text for at, place in texts.items()})

    def _texts(
        self, source: Source, data: bytes, marks: Collection[Sensitivity], *, older: bool
    ) -> dict[Path, Place]:
        found: dict[Path, Place] = {}
        for place in places(source.kind.model, read(data).value or {}):
            token = parsed(place.text)
            current = token is not None and token.epoch == self.ring.current(place.mark).epoch
            if place.mark not in marks or not place.sealed or (older and current):
                continue
            text = self._text(source.kind, source.id, place)
            if isinstance(text, Problem):
                raise StoreError(f"{source.path} 的 {dotted(place.path)}：{text.message}。没有写入任何文件。")
            found[place.path] = Place(place.path, place.way, place.mark, text)
        return found

    def _token(self, source: Source, place: Place) -> str:
        key = self.ring.current(place.mark)
        bound = self._binding(source.kind, source.id, place)
        return str(seal(key.key, key.epoch, place.mark, bound, place.text))

    def _text(self, kind: Kind, id_: str, place: Place) -> str | Problem:
        token = parsed(place.text)
        if token is None:
            return _problem(place, DAMAGED)
        if token.mark is not place.mark:
            return _problem(place, MISPLACED)
        key = self.ring.keys.get((token.mark, token.epoch))
        if key is None:
            return _problem(place, UNKNOWN)
        try:
            return open_(key.key, self._binding(kind, id_, place), token)
        except RefusedError:
            return _problem(place, REFUSED)

    def _binding(self, kind: Kind, id_: str, place: Place) -> Binding:
        return Binding(self.ring.store, kind.name, id_, place.way)


def _problem(place: Place, message: str) -> Problem:
    return Problem("LS110", place.path, "value", message)
