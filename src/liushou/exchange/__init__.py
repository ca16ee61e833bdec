"""Floor 5: tables in and out."""
