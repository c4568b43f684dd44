"""The creators that the service knows: their table, the search index beside it, imports, lookalikes, sample data."""
