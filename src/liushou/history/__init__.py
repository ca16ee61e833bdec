"""Floor 5: what changed between two versions, who changed it, and two versions merged by meaning."""
