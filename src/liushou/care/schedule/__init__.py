"""The term day by day: everything that is planned, due or kept, in one list."""
