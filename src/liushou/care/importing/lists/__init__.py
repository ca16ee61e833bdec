"""Rows that tell of people in the archives: records, attendance, marks and conduct."""
