"""Collection tasks: taken in, worked off in the background, told about and exported (contract 9).

A task is rows in a file. Whatever is due is claimed under a lease and written back under the same lease, so a process
that ends loses nothing, and two that work on one file do nothing twice.
"""
