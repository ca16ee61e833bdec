"""Tests of floor 2: texts, values and positions."""
