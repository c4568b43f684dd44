"""The desk, where a chat brings each delivery, and the door through which the answers to it go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol

from handlers.cards import Card
from handlers.cards.form import Choice, Source
from handlers.chat.deliveries import Departure, Press, Reaction, Request, Submission
from handlers.chat.people import Person
from handlers.chat.places import Posted

Audience = Literal["asker", "aside", "everyone", "nobody"]
"""Who may see an answer: only the person who asked, or everyone in the conversation.

An answer to a press for the asker takes the place of a card that only they see; one `aside` leaves that card standing.
One for nobody never reaches a door.
"""


class Door(Protocol):
    """Where the answers to one delivery go. Each chat makes one per delivery, with its means of replying inside."""

    @property
    def keeps_place(self) -> bool:
        """Whether the answer takes the place of a sign of work, so that a sign shown at once is no message more."""
        ...

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """Show the asker that work is under way; the answer takes its place. Shown at most once.

        For an answer `aside` the card that was pressed stays as it is.
        """
        ...

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Give the answer. For a press on a card that only the asker sees, it replaces that card."""
        ...


class Desk(Protocol):
    """Where chats bring deliveries, once acknowledged: repeats are refused, the rest is answered through the door.

    No method raises: what goes wrong becomes a card, or a log line where even that cannot be shown.
    """

    async def request(self, request: Request, door: Door) -> None:
        """Answer a typed line."""
        ...

    async def press(self, press: Press, door: Door) -> None:
        """Answer a button or drop-down."""
        ...

    async def wrong_fields(self, submission: Submission) -> Mapping[str, str]:
        """What is wrong with a form, as sentences by its fields' names; empty when it can be sent in. Quick."""
        ...

    async def redrawn(self, submission: Submission) -> Card:
        """The form's card with what its fields hold now, for a field that `redraws`."""
        ...

    async def submission(self, submission: Submission, door: Door) -> None:
        """Answer a form that was sent in."""
        ...

    async def suggestions(self, source: Source, typed: str, person: Person) -> tuple[Choice, ...]:
        """Choices for what a person typed so far into a lookup. Quick."""
        ...

    async def reaction(self, reaction: Reaction) -> None:
        """Answer an emoji, where it means something on that message; say nothing to all others."""
        ...

    async def departure(self, departure: Departure) -> None:
        """Forget a workspace that Scout was taken out of."""
        ...
