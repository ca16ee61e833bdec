"""`liushou diff`: what changed in the archives, told as in a meeting."""
