"""Counting: the population of a term, indicators, breakdowns and the term report (indicators.md)."""
