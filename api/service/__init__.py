"""The creator API on this machine, with no account: FastAPI over SQLite. A real implementation of the contract."""
