"""Counting as a map and a sum: of each member a row of plain values, and figures that add rows up.

row.py: what a row holds, and its JSON. ground.py: what the rows of one report have in common; given.py: what
that is made of. of_child.py: the map, from an archive to its row. people.py: whom filters mean by name.
kept.py: rows that are kept from one report to the next, and what they depend on: touching.py (what is said
elsewhere), spans.py (the days), keys.py (the rest).
"""
