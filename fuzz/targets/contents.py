"""All targets."""

from fuzz.target import Target
from fuzz.targets import documents, filters, loading, sealing, settings, sheets, values

TARGETS: dict[str, Target] = {
    target.name: target
    for module in (values, filters, loading, settings, sheets, documents, sealing)
    for target in module.TARGETS
}
