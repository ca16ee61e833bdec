"""Id numbers and student numbers: taken whole and right, or not at all."""

import re

from liushou.care.importing.cells.plain import plain, refuse_number
from liushou.care.importing.cells.said import CellError, Said, Weak
from liushou.care.importing.cells.spot import Given
from liushou.cells import Cell
from liushou.identity import read_id_number, student_number_fault
from liushou.records.describe import fields_at
from liushou.yamltext.scalars import Value

_SIGNS = re.compile("[-'‘’`´′.\u2010-\u2015\u2212]")
_SCIENTIFIC = re.compile(r"[0-9](\.[0-9]+)?E\+?[0-9]{2}", re.ASCII)
_OLD_NUMBER = re.compile("[0-9]{15}", re.ASCII)


def id_number_said(given: Given) -> Said:
    """An id number (GB 11643), and what it says of the person where an archive cannot do without.

    Spaces, hyphens and the apostrophe that marks a text are left out. Raises CellError, never with digits.
    """
    number = _number(given.cell, given.text)
    if _OLD_NUMBER.fullmatch(number):
        raise CellError("是 15 位的旧号码，2013 年起已停用：请照身份证或户口簿填 18 位号码")
    read = read_id_number(number)
    if isinstance(read, str):
        raise CellError(f"{read}：请照证件改正")
    if read.born > given.context.today:
        raise CellError("号码里的出生日期在今天以后：请照证件改正")
    fields = fields_at(given.spot.model, given.spot.parsed.keys[:-1])
    values: dict[str, Value] = {given.spot.target: number}
    weak: dict[str, Weak] = {}
    facts = {"birth_date": read.born.isoformat(), "sex": read.sex}
    for key, value in facts.items():
        if key in fields and fields[key].required:
            values[given.spot.beside(key)] = value
            weak[given.spot.beside(key)] = "derived"
    return Said(values, weak=weak)


def student_number_said(given: Given) -> Said:
    """A student number (学籍号) of 19 characters. Raises CellError."""
    number = _number(given.cell, given.text)
    fault = student_number_fault(number)
    if fault is not None:
        raise CellError(f"{fault}：请照学籍系统改正")
    return given.spot.says(number)


def _number(cell: Cell, text: str) -> str:
    refuse_number(cell)
    whole = plain(text).upper()
    if _SCIENTIFIC.fullmatch(whole):
        raise CellError("号码变成了科学计数法，后几位已经丢失：请把单元格设为文本，照证件重新填写")
    return _SIGNS.sub("", whole)
