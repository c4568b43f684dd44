"""Links to the API's files: asked for when needed, kept in memory while they live long enough, never stored."""

from __future__ import annotations

from datetime import datetime, timedelta

from cachetools import FIFOCache

from api.client import Client, Priority
from api.contract.tasks import StoredFile

SHORTEST = timedelta(minutes=10)
"""A link with less than this to live is never shown."""

ON_ITS_WAY = timedelta(minutes=2)
"""How long a card may take from its drawing until it stands in the chat, second tries included."""

RENEW_BEFORE = SHORTEST + ON_ITS_WAY
"""How long before its end a posted link is renewed, and the least that a link must have to live to be drawn."""

MOST_KEPT = 1_000
PATIENCE_SECONDS = 5.0
"""How long the look-up of a link may wait for its turn; there is a button for who cannot wait."""


class FreshLinks:
    """The links of one process, by the API's id of the file."""

    def __init__(self) -> None:
        self._links: FIFOCache[str, StoredFile] = FIFOCache(MOST_KEPT)

    def keep(self, link: StoredFile) -> None:
        """Remember a link that the API has just given."""
        if link.expires_at is not None:  # otherwise nobody knows how long it lives
            self._links[link.file_id] = link

    def kept(self, api: Client, file_id: str) -> StoredFile | None:
        """A link that may be shown now, if one is remembered."""
        link = self._links.get(file_id)
        return link if link and _left(link, api.server_now()) > RENEW_BEFORE else None

    async def of(self, api: Client, file_id: str, *, priority: Priority = Priority.COMPLETION) -> StoredFile | None:
        """A link that may be shown now; None where even a new one would end too soon. Raises `api.errors.ApiError`."""
        if kept := self.kept(api, file_id):
            return kept
        link = (await api.download_url(file_id, priority=priority, patience=PATIENCE_SECONDS)).data
        self.keep(link)
        return link if _left(link, api.server_now()) >= RENEW_BEFORE else None


def _left(link: StoredFile, now: datetime) -> timedelta:
    """How long a link lives from `now`; one whose end was not told counts as long enough, having just been made."""
    return link.expires_at - now if link.expires_at else RENEW_BEFORE
