"""The classes of mutation, one file for those that belong together; `mutations.catalogue` lists them."""
