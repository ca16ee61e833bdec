"""Grids of cells as tables: where the headings are, what each column is, which rows count."""
