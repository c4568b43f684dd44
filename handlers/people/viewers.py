"""As whom somebody looks at lists, of which some are private and some are of one conversation."""

from __future__ import annotations

from handlers.context import Ask
from storage.lists import Viewer


def viewer_of(ask: Ask) -> Viewer:
    """The asker, looking from the conversation where they ask."""
    return Viewer(ask.workspace, ask.person.id, ask.conversation.id)


def everybody_here(ask: Ask) -> Viewer:
    """Whoever reads along in the conversation: no private list is theirs."""
    return Viewer(ask.workspace, "", ask.conversation.id)
