"""Recurring times as people type them, in English and Chinese, and the one form in which they are kept and shown."""
