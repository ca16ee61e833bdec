"""Erasing the archive of a person: what may be erased, what is left of it, who else names it."""
