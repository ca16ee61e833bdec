"""The inspection sample: children drawn by a seed, so that nobody picks and everybody can draw again."""
