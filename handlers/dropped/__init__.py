"""Creators in a file that somebody dropped: csv, xlsx or txt, with the column that names them found or asked for."""

from handlers.dropped.columns import Column, Drop
from handlers.dropped.problems import UnreadableDrop
from handlers.dropped.reading import MOST_FILE_CREATORS, read_drop
from handlers.dropped.typed_names import typed_files

__all__ = ["MOST_FILE_CREATORS", "Column", "Drop", "UnreadableDrop", "read_drop", "typed_files"]
