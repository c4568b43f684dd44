"""Whether the chat of a workspace has an office, in which a spreadsheet can become a document."""

from __future__ import annotations

from handlers.chat import MakesDocuments
from handlers.context import Context


def office_of(context: Context, workspace: str) -> MakesDocuments | None:
    """The chat of a workspace, if it has an office."""
    chat = context.chats.get(workspace.partition(":")[0])
    return chat if isinstance(chat, MakesDocuments) else None
