"""What is tried with inputs made at random: one file a part of the program, each with its targets."""
