"""Benchmarks: every figure a ratio against a yardstick in the same run (`make bench`)."""
