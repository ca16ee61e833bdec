"""A roll-up as a table, as JSON, as CSV rows, as a page of figures."""
