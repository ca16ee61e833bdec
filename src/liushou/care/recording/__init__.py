"""What was done, written into the archives: records, promises kept, verifications."""
