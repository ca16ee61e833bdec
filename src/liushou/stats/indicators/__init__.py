"""One function an indicator; `contents.py` lists them in their order."""
