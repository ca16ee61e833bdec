"""The Markdown that templates are written in."""
