"""Peers (学习帮手, 手拉手伙伴): who is near, of like age, and a strong learner for a weak one."""
