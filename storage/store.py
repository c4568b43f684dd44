"""All of the bot's memory behind one door: a room per subject over one open database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from storage.acts import Acts
from storage.api_keys import ApiKeys
from storage.approvals import Approvals
from storage.belonging import KnownBelonging
from storage.budgets import Budgets
from storage.collected import Collected
from storage.collections import Collections
from storage.creators import KeptCreators
from storage.database import Change, Database, Tables
from storage.digest_runs import DigestRuns
from storage.digests import Digests
from storage.documents import Documents
from storage.files import Files
from storage.forgetting import Forgetting
from storage.handover import Handovers
from storage.health import Health
from storage.hidden import Hidden
from storage.installations import Installations
from storage.keeping import Keeping
from storage.lists import Lists
from storage.marks import Marks
from storage.offers import Offers
from storage.outbox import Outbox
from storage.pages import Pages
from storage.preferences import Preferences
from storage.purging import Purging
from storage.refused_blocks import RefusedBlocks
from storage.resealing import Resealing
from storage.reservations import Reservations
from storage.reveals import Reveals
from storage.roles import Roles
from storage.sealing import Sealer
from storage.searches import Searches
from storage.seen import Seen
from storage.shown import Shown
from storage.sightings import Sightings
from storage.spending import Spending
from storage.tasks import Tasks
from storage.tickets import Tickets
from storage.votes import Votes


class Store:
    """The open memory. Its rooms are its attributes; `close` ends it."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self.database = database
        self.sealer = sealer
        self.installations = Installations(database, sealer)
        self.api_keys = ApiKeys(database, sealer)
        self.resealing = Resealing(database, sealer)
        self.tickets = Tickets(database, sealer)
        self.seen = Seen(database)
        self.preferences = Preferences(database)
        self.offers = Offers(database)
        self.pages = Pages(database)
        self.spending = Spending(database)
        self.collections = Collections(database)
        self.tasks = Tasks(database)
        self.files = Files(database)
        self.documents = Documents(database)
        self.collected = Collected(database)
        self.creators = KeptCreators(database)
        self.lists = Lists(database)
        self.searches = Searches(database)
        self.marks = Marks(database)
        self.shown = Shown(database)
        self.outbox = Outbox(database)
        self.refused_blocks = RefusedBlocks(database)
        self.handover = Handovers(database)
        self.hidden = Hidden(database)
        self.roles = Roles(database)
        self.belonging = KnownBelonging(database)
        self.budgets = Budgets(database)
        self.reservations = Reservations(database)
        self.approvals = Approvals(database)
        self.digests = Digests(database)
        self.digest_runs = DigestRuns(database)
        self.sightings = Sightings(database)
        self.votes = Votes(database)
        self.keeping = Keeping(database)
        self.purging = Purging(database)
        self.forgetting = Forgetting(database)
        self.acts = Acts(database)
        self.reveals = Reveals(database)
        self.health = Health(database)

    async def write(self, *changes: Change) -> None:
        """Make changes of several rooms in one transaction: all of them, or none when one raises.

        A change is a function over the open tables: `lambda tables: outbox.put(tables, …)`.
        """

        def change(tables: Tables) -> None:
            for one in changes:
                one(tables)

        await self.database.write(change)

    def token(self) -> str:
        """A new opaque id."""
        return self.database.token()

    def close(self) -> None:
        """Finish what is under way and close the file."""
        self.database.close()


def open_store(path: Path, *, token: Callable[[], str] | None = None, keys: Sequence[str] = ()) -> Store:
    """The memory in a SQLite file, created or brought up to date. `token` makes opaque ids (random by default).

    Secrets are sealed with the first of `keys` and opened with any; without one, none can be kept.

    Raises `CannotOpen`.
    """
    return Store(Database(path, token=token) if token else Database(path), Sealer(keys))
