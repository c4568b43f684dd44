"""What an operator chooses: how the service speaks, its collection tasks, its webhooks, the links to its files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from api.contract.tasks import MOST_VALUES
from api.service.manners import Form, Language
from api.service.webhooks.addresses import Reach
from api.service.webhooks.calling import ATTEMPTS


@dataclass(frozen=True, slots=True)
class Options:
    """The choices; each has a default that fits a first try on one machine."""

    stringify: bool = False
    """Every scalar of a creator as text, as the live API sends it (contract 6.2)."""

    language: Language = "en"
    """Of the messages of refusals."""

    refusals: Form = "envelope"
    """The form of refusals by endpoints."""

    seconds_per_item: float = 3.0
    """How long a task takes for each of its values, and once more for the import at its end."""

    longest: timedelta = timedelta(hours=1)
    """A task that has not ended by then has timed out."""

    most_values: int = MOST_VALUES
    """Values of one submit."""

    reach: Reach = Reach.PUBLIC
    """Where webhooks may lead."""

    attempts: int = ATTEMPTS
    """Calls of one webhook, the first included."""

    base_url: str = "http://127.0.0.1:8080"
    """Where people reach the service, for the links to its files."""

    pictures_at: str = ""
    """Where the pictures that the service draws can be loaded; empty leaves them out of answers."""

    links_live: timedelta = timedelta(hours=1)
    """How long a link to a file works."""

    keep_for: timedelta | None = None
    """How long ended tasks, files and lines of the ledger are kept; None is for ever."""

    link_key: bytes = b""
    """Signs the links; empty is a key of this machine, kept beside the service's file."""
