"""One file of the sample: its text, the places in it, its values, and changes of exactly one spot."""

from dataclasses import dataclass, replace

from liushou.findings import Path
from liushou.records.fields import Record
from liushou.store.load import load_bytes
from liushou.store.sources import Source
from liushou.yamltext.positions import Positions
from liushou.yamltext.reader import Value, read
from liushou.yamltext.spans import Lines


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A file that reads well. `values` are what it says, as the reader gives them."""

    source: Source
    text: str
    positions: Positions
    values: dict[str, Value]
    record: Record

    @property
    def path(self) -> str:
        """The path relative to the root of the store."""
        return self.source.path

    def line(self, path: Path) -> int:
        """The line on which a value begins."""
        return self.positions.value(path).line

    def line_at(self, index: int) -> int:
        """The line of the character at `index`."""
        return Lines(self.text).place(index)[0]

    def value(self, path: Path) -> Value:
        """The value at a path that exists."""
        found: Value = self.values
        for part in path:
            found = found[part]  # type: ignore[index]
        return found

    def with_value(self, path: Path, put: str) -> str:
        """The text with `put` where the value is written now, quotes and all."""
        start, end = self.positions.range(path)
        return self.text[:start] + put + self.text[end:]

    def with_values(self, changes: dict[Path, str]) -> str:
        """The text with several values written anew."""
        text = self.text
        for path in sorted(changes, key=lambda path: -self.positions.range(path)[0]):
            start, end = self.positions.range(path)
            text = text[:start] + changes[path] + text[end:]
        return text

    def like(self, path: Path, put: str) -> str:
        """`put` in the quotes that the value has now, plain where it has none and is no number."""
        raw = self.positions.raw(path)
        if raw[:1] in ('"', "'"):
            return f"{raw[0]}{put}{raw[0]}"
        return f'"{put}"' if put.isdigit() else put

    def key_range(self, path: Path) -> tuple[int, int]:
        """The key of an entry of a mapping, as a slice of the text."""
        found = self.positions.key_range(path)
        if found is None:
            raise ValueError(path)
        return found

    def entry(self, path: Path) -> tuple[int, int] | None:
        """The slice to cut so that an entry of a mapping is gone; None for its only entry."""
        mapping = self.value(path[:-1])
        keys = list(mapping) if isinstance(mapping, dict) else []
        if len(keys) < 2:
            return None
        here = keys.index(str(path[-1]))
        start = self.key_range(path)[0]
        if here + 1 < len(keys):
            return start, self.key_range((*path[:-1], keys[here + 1]))[0]
        end = self.positions.range(path)[1]
        before = self.positions.range((*path[:-1], keys[here - 1]))[1]
        if self.positions.style(path[:-1]) == "flow":
            return before, end
        return self.text.rindex("\n", 0, start), end


def page_of(source: Source, data: bytes) -> Page | None:
    """The page of a file; None for one that gives no record."""
    loaded, values = load_bytes(source, data), read(data).value
    if loaded.record is None or values is None:
        return None
    text = data.decode()
    return Page(source, text, Positions(text), values, loaded.record)


def moved(source: Source, path: str) -> Source:
    """The source of a file of the same kind under another name."""
    name = path.rsplit("/", 1)[-1]
    return replace(source, path=path, id=name.rsplit(".", 1)[0], absolute=source.absolute.with_name(name))
