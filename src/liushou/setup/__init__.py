"""Floor 5: what a store has beside its records: settings, schemas, editor files, git's hooks and drivers."""
