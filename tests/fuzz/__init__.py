"""Thousands of damaged files through the whole pipeline; run by hand, not with the tests."""
