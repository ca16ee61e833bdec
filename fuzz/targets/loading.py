"""Archives: any bytes load as a record or as what is wrong with them, are shown to git, and merge."""

from random import Random

from fuzz.archives import ARCHIVES, SMALL
from fuzz.mutate import mutated
from fuzz.target import Input, Target
from fuzz.words import LONG, ODD, changed_bytes
from liushou.commands.textconv import archive_lines
from liushou.history.merging.texts import merged_text
from liushou.records.kinds import KINDS
from liushou.store.load import load_bytes
from liushou.yamltext.reader import read


def _some(rng: Random) -> bytes:
    """An archive of the sample with changes to its text, its bytes, or a value of it."""
    _, data = rng.choice(SMALL if rng.random() < 0.9 else ARCHIVES)
    way = rng.random()
    if way < 0.55:
        text = mutated(data.decode(), rng.choice(SMALL)[1].decode(), rng)
        return text.encode("utf-8", "surrogatepass")
    if way < 0.75:
        lines = data.decode().split("\n")
        at = rng.randrange(len(lines))
        head, sign, _ = lines[at].partition(": ")
        lines[at] = (
            head + (sign or ": ") + "".join(rng.choice((*ODD, *LONG[:2])) for _ in range(rng.randrange(6)))
        )
        return "\n".join(lines).encode("utf-8", "surrogatepass")
    return changed_bytes(data, rng)


def _loaded(given: Input) -> None:
    assert isinstance(given, bytes)
    kind = KINDS[sum(given[:9]) % len(KINDS)]
    where = next((one for one, _ in ARCHIVES if one.kind is kind), ARCHIVES[0][0])
    loaded = load_bytes(where, given)
    assert loaded.record is not None or loaded.faults or loaded.problems


def _shown(given: Input) -> None:
    assert isinstance(given, bytes)
    assert archive_lines(given, "salt")


def _three(rng: Random) -> tuple[bytes, ...]:
    """A base and two sides, each some changes away from it."""
    _, base = rng.choice(SMALL)

    def side() -> bytes:
        text = base.decode()
        for _ in range(rng.choice((0, 1, 1, 2))):
            text = mutated(text, rng.choice(SMALL)[1].decode(), rng)
        return text.encode("utf-8", "surrogatepass")

    return base if rng.random() < 0.9 else b"", side(), side()


def _merged(given: Input) -> None:
    assert isinstance(given, tuple)
    base, ours, theirs = given
    model = ARCHIVES[sum(ours[:9]) % len(ARCHIVES)][0].kind.model
    found = merged_text(model, base, ours, theirs)
    if found is not None and found.is_clean and found.way != "unchanged":
        assert read(found.data).value is not None, "merged, and cannot be read"


TARGETS: tuple[Target, ...] = (
    Target("archive", "档案：读成记录，或说出错在哪里", _some, _loaded),
    Target("textconv", "给 git 看的档案", _some, _shown),
    Target("merge", "三份档案的合并", _three, _merged),
)
