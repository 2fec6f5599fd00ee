"""Benchmarks: `python -m tests.bench` prints one table, each figure beside a reference."""
