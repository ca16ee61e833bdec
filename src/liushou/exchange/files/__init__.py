"""A file with sheets as grids of cells."""
