"""The gate of summary files: bytes that come from elsewhere, or what is wrong with them.

A right file is read once, by the compiled validator of layout.py. Only one that is refused is looked at
again, step by step, for the first thing that is wrong with it.
"""

import json
import re
from codecs import BOM_UTF8
from collections import Counter
from datetime import date
from hashlib import sha256
from typing import NoReturn, cast

from pydantic_core import ErrorDetails, ValidationError, to_json

from liushou.stats.summary.errors import ASK_AGAIN, NoSummaryError, SummaryError
from liushou.stats.summary.layout import FORMAT, VERSION, SummaryText, validator
from liushou.stats.summary.sums import mistakes
from liushou.terms import is_term_id

LARGEST_FILE = 64 * 1024 * 1024
"""A school's file has some 25 KB, that of a city with all its 1,000 schools some 25 MB."""
_DIGEST = re.compile(rb'"sha256":\s*"([0-9a-f]{64})"\s*\}\s*\Z')
_UNSEEN = re.compile(
    rb"(?i)(?<!\\)(?:\\\\)*\\(?:u00(?:[01][0-9a-f]|7f|[89][0-9a-f])|[bfr])|\x7f|\xc2[\x80-\x9f]"
)
"""Control characters as JSON writes them, but for a new line and a tabulator: they would steer a terminal."""
_CHANGED = "内容与校验码不符：文件在发出后被改动过"
_NO_SUMMARY = "不是 liushou 的上报汇总文件"
_TOO_DEEP = "括号层层相套太深，不是上报汇总文件"
_HALF = "名称里有不完整的字符"
_UPGRADE = "请升级 liushou 后再读。"


def opened(data: bytes, name: str) -> SummaryText:
    """The values of a file whose layout, checksum and sums are right. Raises SummaryError."""
    if len(data) > LARGEST_FILE:
        raise SummaryError(name, f"文件太大，超过 {LARGEST_FILE >> 20} MB，不会是上报汇总文件")
    data = data.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n")
    try:
        found = cast("SummaryText", validator().validate_json(data))
    except ValidationError as error:
        _refuse(data, name, error)
    # What stands twice in one place is lost by reading: then not all that went in comes out again.
    if to_json(found) != data.replace(b"\n", b""):
        _plain_json(data, name)
    if not _is_whole(data):
        raise SummaryError(name, _CHANGED)
    if _UNSEEN.search(data):
        raise SummaryError(name, "名称里有看不见的控制字符")
    reason = next(mistakes(found), None) or _wrong_days(found)
    if reason is not None:
        raise SummaryError(name, reason)
    return found


def _is_whole(data: bytes) -> bool:
    found = _DIGEST.search(data, max(len(data) - 1000, 0))
    return found is not None and sha256(data[: found.start()]).hexdigest().encode() == found[1]


def _refuse(data: bytes, name: str, error: ValidationError) -> NoReturn:
    """Say what is wrong with bytes that the validator has refused."""
    whole = _plain_json(data, name)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise NoSummaryError(name, _NO_SUMMARY, "请核对文件；上报汇总文件由 liushou stats --summary 生成。")
    version = whole.get("version")
    if isinstance(version, int) and version > VERSION:
        raise SummaryError(name, f"由更新版本的 liushou 生成（格式第 {version} 版）", _UPGRADE)
    if not _is_whole(data):
        raise SummaryError(name, _CHANGED)
    raise SummaryError(name, _in_words(error.errors(include_url=False)[0]))


def _plain_json(data: bytes, name: str) -> object:
    """The values of any JSON. Raises SummaryError where it is none, or a name stands twice in one place."""
    if not data.strip():
        raise SummaryError(name, "文件是空的", ASK_AGAIN)
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data"
        reason = "文件在一个字的中间断了，可能没有下载完整" if cut else "文字不是 UTF-8 编码"
    except json.JSONDecodeError as error:
        where = f"第 {error.lineno} 行第 {error.colno} 个字符处"
        reason = f"{where}不是完好的 JSON，文件可能没有下载完整，或不是上报汇总文件"
    except RecursionError:
        reason = _TOO_DEEP
    except _OddError as error:
        reason = str(error)
    raise SummaryError(name, reason, ASK_AGAIN)


class _OddError(ValueError):
    """What Python's reader of JSON would let pass."""


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        repeated, _ = Counter(name for name, _ in pairs).most_common(1)[0]
        raise _OddError(f"“{repeated}”在同一处写了两次")
    return found


def _no_number(word: str) -> NoReturn:
    raise _OddError(f"“{word}”不是数")


def _in_words(detail: ErrorDetails) -> str:
    """The first fault the validator found, in Chinese."""
    way = "/".join(str(part) for part in detail["loc"] if part != "[key]")
    limits = detail.get("ctx", {})
    match detail["type"]:
        case "json_invalid":  # Python's reader goes deeper than the validator's, and lets half a pair pass
            return _TOO_DEEP if "recursion" in str(limits.get("error")) else _HALF
        case "missing":
            return f"缺少“{way}”"
        case "extra_forbidden":
            return f"“{way}”不是这种文件里的内容"
        case "literal_error":
            return f"“{way}”不是规定的名称"
        case "int_type" | "int_parsing" | "int_from_float" | "int_parsing_size" | "finite_number":
            return f"“{way}”应为整数"
        case "greater_than_equal":
            return f"“{way}”是负数"
        case "less_than_equal":
            return f"“{way}”大得不可能"
        case "too_short" | "too_long":
            return f"“{way}”有 {limits['actual_length']} 个数，格式与规定不符"
        case "string_pattern_mismatch" | "string_too_short":
            return f"“{way}”的写法不对"
        case _:
            return f"“{way}”不是应有的内容"


def _wrong_days(found: SummaryText) -> str | None:
    archives = found["archives"]
    try:
        for written in (found["begins"], found["on"], found["ends"], archives["day"] if archives else None):
            if written is not None:
                date.fromisoformat(written)
    except ValueError:
        return f"日期“{written}”不存在"
    if not is_term_id(found["term"]):
        return f"学期“{found['term']}”不存在"
    if found["begins"] > found["ends"] or found["on"] > found["ends"]:
        return "日期先后不对：统计截至日应不晚于学期最后一天"
    if found["on"] < found["begins"]:
        return f"统计截至 {found['on']}，学期 {found['begins']} 才开始，没有数可以上报"
    return next((wrong for unit in found["units"] if (wrong := _wrong_days(unit))), None)
