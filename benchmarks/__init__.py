"""Ratios against named floors, measured in one run. `benchmarks/README.md` holds the tables."""
