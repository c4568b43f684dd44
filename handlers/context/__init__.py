"""What a handler may use: the API, the memory, the time and the choices that matter to it. `Ask` is one use of it.

An `ask` is answered from a `context` with its `options` by an `answer`; these are imported from here. A context holds
what the program gives: `api_accounts` of workspaces, `fetch` for files, `examining` of connections, and `leftovers` at
the API; and what one process knows: `fresh_links` to files, and the purchases under way as `one_call`.
"""

from __future__ import annotations

from handlers.context.answer import Answer, unsaid
from handlers.context.ask import Ask, Offers
from handlers.context.context import Context
from handlers.context.options import Options

__all__ = ["Answer", "Ask", "Context", "Offers", "Options", "unsaid"]
