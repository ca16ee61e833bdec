"""What `--map` and `--default` say: headings and values by the fields that people name."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from liushou.errors import UsageError
from liushou.exchange.columns.column import NOT_TAKEN, Kind
from liushou.exchange.columns.kinds import COLUMNS, KIND_NAMES, column_of, is_target
from liushou.exchange.tables.headings import solid
from liushou.exchange.tables.lexicon import lexicon
from liushou.oserror import reason_of
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.lookup import UnknownFieldError, lookup
from liushou.records.nearest import alike
from liushou.records.resident import Resident
from liushou.records.volunteer import Volunteer
from liushou.yamltext.reader import read

_FILES = (".yaml", ".yml")
_MODELS: Mapping[Kind, type[Record]] = {"volunteers": Volunteer, "residents": Resident}
_LEFT = frozenset({NOT_TAKEN, "不取", "不要"})


def mapped(words: Sequence[str], kind: Kind | None) -> dict[str, str]:
    """Headings and their targets, from words `列名=字段` and files of such pairs.

    `kind` None: the field has to mean the same in sheets of every kind that has it. Raises UsageError.
    """
    pairs = [
        pair for word in words for pair in _pairs("--map", word, "列名=字段，如 --map 家长手机=监护人电话")
    ]
    return {heading: target_named("--map", field, kind) for heading, field in pairs}


def defaults(words: Sequence[str], kind: Kind) -> dict[str, str]:
    """Values by target, from words `字段=值` and files of such pairs. Raises UsageError."""
    pairs = [
        pair for word in words for pair in _pairs("--default", word, "字段=值，如 --default 农村户籍=是")
    ]
    found = {target_named("--default", field, kind): value for field, value in pairs}
    if NOT_TAKEN in found:
        raise UsageError("--default 要写一个字段，不能写“不取”。")
    return found


def target_named(option: str, word: str, kind: Kind | None) -> str:
    """The target that a word means: a target itself, a heading that our list has, a field's label.

    Raises UsageError, naming the nearest, for one that means none or, without a kind, several.
    """
    if word in _LEFT:
        return NOT_TAKEN
    kinds = tuple(COLUMNS) if kind is None else (kind,)
    found = {each: target for each in kinds if (target := _target(word, each))}
    if len(set(found.values())) == 1:
        return next(iter(found.values()))
    if found:
        named = "、".join(f"{each}（{KIND_NAMES[each]}）" for each in found)
        raise UsageError(f"{option} 里的“{word}”在几种表里意思不同：请用 --kind 写明是哪一种：{named}。")
    known = [column.full for each in kinds for column in COLUMNS[each]]
    near = alike(word, known)
    raise UsageError(f"{option} 里没有“{word}”这个字段{f'；是不是“{near}”？' if near else '。'}")


def _target(word: str, kind: Kind) -> str | None:
    if is_target(kind, word):
        return word
    meant = lexicon(kind).exact(solid(word.replace("·", "")))
    if meant is not None:
        return meant.target
    try:
        key = lookup(word, _MODELS.get(kind, Child)).key
    except UnknownFieldError:
        return None
    return column_of(kind, key).target if is_target(kind, key) else None


def _pairs(option: str, word: str, form: str) -> Iterator[tuple[str, str]]:
    if word.endswith(_FILES) and "=" not in word:
        yield from _in_file(option, Path(word)).items()
        return
    name, sign, value = word.replace("＝", "=", 1).partition("=")
    if not sign or not name.strip() or not value.strip():
        raise UsageError(f"{option} 后面的“{word}”读不懂：请写成 {form}。")
    yield name.strip(), value.strip()


def _in_file(option: str, path: Path) -> Mapping[str, str]:
    try:
        reading = read(path.read_bytes())
    except FileNotFoundError:
        raise UsageError(f"{option}：没有“{path}”这个文件。") from None
    except OSError as error:
        raise UsageError(f"{option}：“{path}”无法读取：{reason_of(error)}。") from error
    if reading.value is None or not all(isinstance(each, str) for each in reading.value.values()):
        why = next(
            (f"第 {fault.span.line} 行：{fault.message}" for fault in reading.faults if fault.fatal), ""
        )
        raise UsageError(f"{option}：“{path}”读不懂：要一行一个“列名: 字段”。{why}")
    return {str(name): str(value) for name, value in reading.value.items()}
