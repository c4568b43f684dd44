"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# How long one example takes says more about the machine than about Scout: speed is measured in `benchmarks`.
settings.register_profile("scout", deadline=None)
settings.load_profile("scout")
