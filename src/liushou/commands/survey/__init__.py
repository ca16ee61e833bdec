"""`liushou survey` and what it writes."""
