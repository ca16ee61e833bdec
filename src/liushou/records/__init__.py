"""The records of a store: models of the six kinds of file, and what follows from one record."""
