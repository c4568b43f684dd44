"""Digests, tested."""
