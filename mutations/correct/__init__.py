"""Whole stores without a fault, by seed: what check says of them is a false alarm or care that is owed."""
