"""Workbooks as plain values, and as bytes."""
