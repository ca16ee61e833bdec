"""What people see on a terminal: plain values as lines of at most 80 cells. Nothing is printed here."""
