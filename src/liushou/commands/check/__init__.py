"""`liushou check`: the rules held, shown and mended."""
