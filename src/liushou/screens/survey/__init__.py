"""The survey table as its readers see it: lines of a terminal, CSV, JSON."""
