"""What the columns of a sheet are called and what they mean: one list for reading and for writing."""
