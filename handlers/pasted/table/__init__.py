"""Tables of cells, pasted or dropped: which columns name creators, on which platform, and what each row names.

A table says more than its lines do: a heading counts for all cells below it, a platform's column for the names beside
it, a link for the handle in its row.
"""

from handlers.pasted.table.cell_items import is_creator
from handlers.pasted.table.cells import LINK, is_platform
from handlers.pasted.table.parting import below_titles, site_in
from handlers.pasted.table.reading import TableRead, read_table

__all__ = ["LINK", "TableRead", "below_titles", "is_creator", "is_platform", "read_table", "site_in"]
