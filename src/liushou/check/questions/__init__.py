"""What each file is asked for the rules over several files; one question, one answer of plain values."""
