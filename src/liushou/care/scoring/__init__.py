"""考核与奖励: points and prizes by the marks and the conduct of two successive terms."""
