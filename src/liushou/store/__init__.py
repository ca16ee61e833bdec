"""The store: a folder of YAML files, found, read into records or findings, and written safely."""
