"""What templates see: records of the store as plain values, people by name, nothing by id."""
