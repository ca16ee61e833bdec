"""`liushou import`: a filled-in sheet into the archives."""
