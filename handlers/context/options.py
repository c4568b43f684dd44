"""The settings that handlers read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from api.contract.platforms import CREDITS_PER_RECORD, Level, Platform
from api.contract.tasks import MOST_VALUES
from handlers.words import Language
from storage.files import Handover
from storage.kinds import Periods
from storage.roles import Role


@dataclass(frozen=True, slots=True)
class Options:
    """The settings that handlers read.

    `prices` are credits per record for estimates; searches estimated above `confirm_above` credits wait for a press.
    A typed search bought within `remember_for` is shown from memory. `identity` is the e-mail sent to the API for
    people whose chat vouches for none; `account` names the API account in stored balances and is not its key.

    One task takes `values_per_task` values, for `collect_price` credits each as an estimate; creators collected
    `collected_within` are pointed out before they are collected again. `webhooks_at` is the public address below which
    the API may tell that a task ended; empty where it cannot reach us. `handover` is how files are handed over in
    workspaces that chose no way. `shortlist_emoji` are the emojis, by the chats' names in one case, that put the
    creators of a message on a list. `admins` are people by their chat ids and e-mails, folded; whoever was given no
    role has the `default_role`.

    `periods` say how long data is kept, and `purges_departed` that all of a workspace goes once Scout was taken out of
    it.

    A run of a digest looks at the first `digest_size` creators; growth by the part `digest_rising` and no post for
    `digest_silent_for` are news.
    """

    language: Language = "en"
    platform: Platform = Platform.TIKTOK
    level: Level = Level.S2
    rows_per_card: int = 5
    search_size: int = 10
    confirm_above: int = 100
    prices: Mapping[Level, int] = field(default_factory=lambda: dict(CREDITS_PER_RECORD))
    remember_for: timedelta = timedelta(hours=6)
    periods: Periods = field(default_factory=Periods)
    purges_departed: bool = True
    identity: str = ""
    account: str = "default"
    values_per_task: int = MOST_VALUES
    collect_price: int = 0
    collected_within: timedelta = timedelta(days=14)
    webhooks_at: str = ""
    handover: Handover = "link"
    shortlist_emoji: frozenset[str] = frozenset({"star", "fingerheart"})
    is_embedded: bool = True
    admins: frozenset[str] = frozenset()
    default_role: Role = "spender"
    digest_size: int = 50
    digest_rising: float = 0.1
    digest_silent_for: timedelta = timedelta(days=30)

    @property
    def keep_for(self) -> timedelta:
        """How long buttons work and bought pages are remembered."""
        return self.periods.cards
