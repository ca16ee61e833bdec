"""Hostile input: files, stores and surroundings made to break the program, and what it must say of each."""
