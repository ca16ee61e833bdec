"""Why a version of an archive cannot be read, as it is told of the past."""

import re

from liushou.yamltext.reader import Reading

_ADVICE = re.compile("；如果|，请|，或")
"""Where a message goes on with what to do: for what is past there is nothing to be done."""


def why_unread(reading: Reading) -> str:
    """The line and what is wrong there; "" for what can be read."""
    if reading.value is not None:
        return ""
    fault = next(fault for fault in reading.faults if fault.fatal)
    return f"第 {fault.span.line} 行：{_ADVICE.split(fault.message)[0]}"
