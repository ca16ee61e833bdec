"""Floor 5: the care work itself: what is due, what is planned, and what is written down."""
