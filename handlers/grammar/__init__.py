"""From a typed line to a request, and the way back. `handlers.line` is its door."""
