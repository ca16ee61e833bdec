"""Rows that are people: whose row it is, what differs from the archive, what a new archive gets."""
