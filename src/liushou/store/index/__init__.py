"""What lies in the store now, and what an earlier run found out about it. Standard library only."""
