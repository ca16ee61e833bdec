"""Floor 5: what a store has beside its records: settings, schemas, editor files, the hook of git."""
