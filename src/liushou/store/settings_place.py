"""Where something stands in the settings of a store, for messages: liushou.yaml:31:12."""

from liushou.findings import Path
from liushou.store.load import Store, load_bytes
from liushou.store.root import SETTINGS
from liushou.store.sources import read_bytes, settings_source
from liushou.yamltext.positions import locate


def settings_place(store: Store, path: Path) -> str:
    """The file with line and column of a value, as `check` counts them.

    The file alone where the settings on the disk are not those of the store, which stood at an earlier
    moment then.
    """
    source = settings_source(store.root)
    data = read_bytes(source)
    if isinstance(data, str) or load_bytes(source, data).record != store.unit:
        return SETTINGS
    span = locate(data).value(path)
    return f"{SETTINGS}:{span.line}:{span.column}"
