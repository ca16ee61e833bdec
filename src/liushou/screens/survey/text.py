"""The survey table as text: lines for people, CSV, JSON."""

import json

from liushou.csvtext import csv_text
from liushou.printable import printable
from liushou.screens.survey.lines import lines_of
from liushou.screens.survey.reader import csv_of
from liushou.screens.survey.told import Told
from liushou.screens.survey.whole import as_json


def text_of(told: Told, form: str, room: int) -> str:
    """The table as csv, as json, or as lines at most `room` cells wide."""
    if form == "csv":
        return csv_text(*csv_of(told.shown))
    if form == "json":
        return json.dumps(as_json(told), ensure_ascii=False, indent=2) + "\n"
    return "".join(f"{printable(line)}\n" for line in lines_of(told, room))
