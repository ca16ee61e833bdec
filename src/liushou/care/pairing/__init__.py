"""结对: who should care for whom, by an optimal assignment that says why; pairings begun and ended."""
