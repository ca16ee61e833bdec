"""Mutants of the code itself: small errors put into functions, and whether a test notices.

Not to be taken for `mutations/`, where the sample's archives are changed and `check` has to notice. The
mutants are mutmut's; here a sample of them is drawn and tried, each with the tests that run its line.
Linux only: every trial is a fork of one warm process.
"""
