"""New archives: a record from what is given, or last year's plan on this year's dates."""
