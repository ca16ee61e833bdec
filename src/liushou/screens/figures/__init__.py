"""Figures of stats as tables, charts and pages: what every output of them shows."""
