"""From a typed line to a request: straightening, words and options, filters, and the way back. `handlers.line` is its
door.
"""
