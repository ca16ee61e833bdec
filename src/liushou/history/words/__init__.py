"""Changes of archives in the words of the field."""
