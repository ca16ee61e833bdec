"""`liushou pair`: who should care for whom, and pairings begun and ended."""
