"""Texts made at random, to hold the fast reader of archives to the exact one."""
