"""Floor 5: the rules an archive is held to, and what was found (rules.md)."""
