"""升级: a new school year for every child and every class at once."""
