"""From bytes to text: size, encoding, byte order mark, line ends (LS005, LS001)."""

import codecs
import re
from dataclasses import dataclass

from liushou.yamltext.faults import Fault
from liushou.yamltext.spans import Lines, Span

MAX_BYTES = 1 << 20
_TOP = Span(1, 1, 1, 1)
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_HAN = re.compile("[\u4e00-\u9fff]")
_NOT_WRITTEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]")
_LONE_CR = re.compile(r"\r(?!\n)")


@dataclass(frozen=True, slots=True)
class Opened:
    """The text without its byte order mark, or None when the bytes are no text; and what was seen."""

    text: str | None
    faults: tuple[Fault, ...]


def open_bytes(data: bytes) -> Opened:
    """Decode the bytes of a file. Never raises."""
    if len(data) > MAX_BYTES:
        return Opened(None, (_too_big(len(data)),))
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            return Opened(None, (Fault("LS001", _TOP, f"文件是 {name} 编码，应另存为 UTF-8 编码"),))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Opened(None, (_not_utf8(data, error),))
    faults = []
    if text.startswith("\ufeff"):
        text = text[1:]
        message = "文件开头有字节顺序标记（BOM），应存为不带 BOM 的 UTF-8"
        faults.append(Fault("LS001", _TOP, message, fatal=False, fix="bom", severity="warning"))
    return Opened(text, (*faults, *_line_ends(text)))


def _too_big(size: int) -> Fault:
    message = f"文件有 {size} 字节，超过上限 1 MiB（{MAX_BYTES} 字节），请查看是否误放了别的文件"
    return Fault("LS005", _TOP, message)


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Fault:
    """Another encoding is a fault of the whole file; damage is where it is."""
    if b"\0" in data:
        return Fault(
            "LS001", _TOP, "不是 UTF-8 文本，像是 UTF-16 编码或者不是文本文件，应存为 UTF-8 编码的文本"
        )
    prefix = data[: error.start].decode("utf-8").removeprefix("\ufeff")
    line, column = Lines(prefix).place(len(prefix))
    span = Span(line, column, line, column + 1)
    if error.end == len(data) and error.reason == "unexpected end of data":
        return Fault("LS001", span, "文件在一个字的中间断了，像是没有存完或传完，请找回完整的文件")
    if _looks_like_gbk(data):
        return Fault("LS001", _TOP, "不是 UTF-8 编码，像是 GBK 编码，应转为 UTF-8", fix="gbk")
    bad = data[error.start]
    return Fault("LS001", span, f"这里的字节 0x{bad:02X} 不是 UTF-8 文本，文件可能已损坏，应为 UTF-8 编码")


def _looks_like_gbk(data: bytes) -> bool:
    """Whether the bytes are GB18030 throughout, and more broken than Chinese when read as UTF-8.

    A damaged UTF-8 file may decode as GB18030 too, into nonsense; converting it would ruin the rest.
    """
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    broken = data.decode("utf-8", errors="replace")
    return not _NOT_WRITTEN.search(text) and broken.count("\ufffd") > len(_HAN.findall(broken))


def _line_ends(text: str) -> list[Fault]:
    lines = Lines(text)
    faults = []
    crlf = text.find("\r\n")
    if crlf >= 0:
        message = f"换行是 CRLF（共 {text.count(chr(13) + chr(10))} 处），应为 LF"
        faults.append(Fault("LS001", _at(lines, crlf, 2), message, False, "crlf", "warning"))
    alone = _LONE_CR.search(text)
    if alone:
        message = "有单独的回车符（CR），在有的编辑器里会遮住文字，应改为换行（LF）"
        faults.append(Fault("LS001", _at(lines, alone.start(), 1), message, False, "crlf", "error"))
    if text and not text.endswith(("\n", "\r")):
        end = lines.span(len(text), len(text))
        message = "文件末尾没有换行，应以一个换行结束"
        faults.append(Fault("LS001", end, message, fatal=False, fix="final-newline", severity="warning"))
    return faults


def _at(lines: Lines, index: int, width: int) -> Span:
    """The span of a line end; it stays on the line that it ends."""
    line, column = lines.place(index)
    return Span(line, column, line, column + width)
