"""Conflicts that a merge left in an archive: what they are about, and the text once they are answered."""
