"""Charts as all formats show them: in words and as pictures of our own."""
