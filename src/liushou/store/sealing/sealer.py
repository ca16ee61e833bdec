"""The texts of an archive sealed and opened: in its values as they are read, in its file as it is written."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from liushou.errors import EditError, StoreError
from liushou.findings import Path, dotted
from liushou.records.fields import Sensitivity
from liushou.records.kinds import Kind
from liushou.records.problem import Problem
from liushou.sealed import SEALED
from liushou.store.opener import Opened
from liushou.store.sealing.cipher import Binding, RefusedError, open_, seal
from liushou.store.sealing.keyring import Keyring
from liushou.store.sealing.places import Place, places, strays
from liushou.store.sealing.token import CLASSES, parsed
from liushou.store.sources import Source
from liushou.yamltext.exchange import Archive, exchanged, with_texts
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
        texts, problems = self._openable(source, value)
        return Opened(with_texts(value, texts) if texts else value, problems)

    def shown(self, source: Source, data: bytes) -> bytes:
        """The file with the text of each token that opens in its place: to be looked at, never written."""
        if SEALED not in data:
            return data
        texts, _ = self._openable(source, read(data).value or {})
        try:
            return exchanged(data, texts)
        except EditError:
            return data

    def sealed(self, source: Source, data: bytes, before: bytes | None = None) -> bytes:
        """The file with every text that is to be sealed as a token of the newest key; a token stays.

        Where the file as it was is known, a token that an edit took to another place is sealed anew there.
        Raises EditError where a text cannot be exchanged with certainty, StoreError for a token that was
        not at hand to be moved. A file that is no archive stays.
        """
        value = read(data).value
        if value is None:
            return data
        found = [each for each in places(source.kind.model, value) if not each.sealed]
        if before is not None and SEALED in data:
            found += self._moved(source, value, read(before).value or {})
        return _exchanged(source, data, {each.path: self._token(source, each) for each in found})

    def renewed(self, source: Source, data: bytes, marks: Collection[Sensitivity] = CLASSES) -> bytes:
        """The file with the tokens of older keys sealed anew with the newest. Raises as `unsealed`."""
        texts = self._texts(source, data, marks, older=True)
        return _exchanged(source, data, {at: self._token(source, place) for at, place in texts.items()})

    def unsealed(self, source: Source, data: bytes, marks: Collection[Sensitivity] = CLASSES) -> bytes:
        """The file with the text of each token of these classes in its place.

        Raises StoreError for a token that cannot be opened, EditError as `sealed`.
        """
        texts = self._texts(source, data, marks, older=False)
        return _exchanged(source, data, {at: place.text for at, place in texts.items()})

    def _openable(self, source: Source, value: Archive) -> tuple[dict[Path, str], tuple[Problem, ...]]:
        texts: dict[Path, str] = {}
        problems: list[Problem] = []
        for place in places(source.kind.model, value):
            if place.sealed:
                text = self._text(source.kind, source.id, place)
                if isinstance(text, Problem):
                    problems.append(text)
                else:
                    texts[place.path] = text
        return texts, tuple(problems)

    def _moved(self, source: Source, value: Archive, before: Archive) -> Iterator[Place]:
        """The texts of the tokens that stand elsewhere now. Raises StoreError for one that opened nowhere."""
        model = source.kind.model
        for place in strays(model, value, before):
            if isinstance(self._text(source.kind, source.id, place), str):
                continue
            was = [each for each in places(model, before) if each.text == place.text]
            opened = (self._text(source.kind, source.id, each) for each in was)
            text = next((each for each in opened if isinstance(each, str)), None)
            if text is None:
                raise StoreError(f"{source.path} 的 {dotted(place.path)}：{REFUSED}。没有写入任何文件。")
            yield replace(place, text=text)

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
            found[place.path] = replace(place, text=text)
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


def _exchanged(source: Source, data: bytes, texts: Mapping[Path, str]) -> bytes:
    try:
        return exchanged(data, texts)
    except EditError as error:
        raise EditError(f"{source.path}：{error.message}没有写入任何文件。") from None


def _problem(place: Place, message: str) -> Problem:
    return Problem("LS110", place.path, "value", message)
