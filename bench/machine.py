"""What the figures were measured on, without a name or a place of the machine."""

import os
import platform
from pathlib import Path


def machine() -> str:
    """Processor, cores, memory, system and Python, on one line."""
    told = [_processor(), f"{os.cpu_count()} 个核", _memory(), platform.system()]
    told.append(f"{platform.python_implementation()} {platform.python_version()}")
    return "，".join(filter(None, told))


def _processor() -> str:
    found = _field(Path("/proc/cpuinfo"), "model name")
    return found or platform.processor() or platform.machine()


def _memory() -> str:
    found = _field(Path("/proc/meminfo"), "MemTotal").split()
    return f"{int(found[0]) / 1024 / 1024:.0f} GB 内存" if found else ""


def _field(file: Path, name: str) -> str:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")
