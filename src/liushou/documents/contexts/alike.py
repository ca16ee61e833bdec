"""Names in a list as a reader may see them: masked ones that are alike are told apart by numbers."""

from collections.abc import Sequence

from liushou.documents.frontmatter import Audience
from liushou.records.fields import Sensitivity
from liushou.records.masks import mask


def shown_names(names: Sequence[str], audience: Audience) -> tuple[str, ...]:
    """Full names for internal readers; for others 王某, two alike 王某1 and 王某2 (safety.md, "Privacy")."""
    if audience == "internal":
        return tuple(names)
    masked = [mask(name, Sensitivity.NAME) for name in names]
    seen: dict[str, int] = {}
    numbered = []
    for name in masked:
        seen[name] = seen.get(name, 0) + 1
        numbered.append(f"{name}{seen[name]}" if masked.count(name) > 1 else name)
    return tuple(numbered)
