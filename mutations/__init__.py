"""Break the sample archives in one place at a time, and see whether check finds it (docs/变异测试.md)."""
