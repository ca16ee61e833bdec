"""Faults of disks and machines put in the way of every command that writes, and what became of the store."""
