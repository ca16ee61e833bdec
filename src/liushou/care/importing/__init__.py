"""Rows of a sheet into archives: understood, held against what is there, and made into edits."""
