"""Stored files and the signed, passing links under which anybody who has one may fetch them (contract 10)."""
