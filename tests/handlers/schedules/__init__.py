"""Schedules, tested."""
