"""Somebody at the desk of a Scout whose creator API answers as a test says."""

from __future__ import annotations

from tests.handlers.finding.test_purchase import api, clock, mia, scout

__all__ = ["api", "clock", "mia", "scout"]
