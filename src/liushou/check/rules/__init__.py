"""The rules, one file for each or for a few that belong together; `check.catalogue` lists them."""
