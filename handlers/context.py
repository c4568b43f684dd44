"""What a handler may use: the API, the memory, the time and the choices that matter to it. `Ask` is one use of it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, Generic, TypeVar
from uuid import uuid4

from api.client import Client
from api.contract.platforms import CREDITS_PER_RECORD, Level, Platform
from api.contract.tasks import MOST_VALUES
from handlers.cards import Card
from handlers.cards.for_everybody import for_everybody
from handlers.chat import Audience, Chat, Conversation, DroppedFile, Named, Person
from handlers.collecting.fetch import Fetch, fetch_nothing
from handlers.collecting.fresh_links import FreshLinks
from handlers.finding.one_call import OneCall
from handlers.words import Language, Words, words
from handlers.workspace.api_accounts import Accounts, NoAccounts
from handlers.workspace.examining import Examine, examine_nothing
from handlers.workspace.leftovers import Erase, erase_nothing
from storage.files import Handover
from storage.kinds import Periods
from storage.offers import ANYONE
from storage.roles import Role
from storage.store import Store

D = TypeVar("D")

Offers = list[tuple[str, dict[str, Any]]]
"""Actions with their arguments, as `Ask.offer` takes them."""


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
    creators of a message on a list. `admins` are people by
    their chat ids and e-mails, folded; whoever was given no role has the `default_role`.

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


@dataclass(frozen=True, slots=True)
class Context:
    """What every handler shares. `clock` gives aware UTC; `sleep` waits that many seconds.

    `chats` are those that can be spoken through, by their names; `links` the links to files asked for lately, and
    `fetch` gets a file by one. `purchases` are the pages that are just being bought. `worker` names this process where
    it leases rows. `accounts` are the API accounts of workspaces that have their own: whatever is done for a workspace
    is done with the context that `of` gives. `erase` removes what the API keeps of a workspace, where it is Scout's
    own. `examine` looks at the connections of a workspace.
    """

    api: Client
    store: Store
    clock: Callable[[], datetime]
    sleep: Callable[[float], Awaitable[None]]
    options: Options = field(default_factory=Options)
    chats: Mapping[str, Chat] = field(default_factory=dict)
    links: FreshLinks = field(default_factory=FreshLinks)
    fetch: Fetch = fetch_nothing
    purchases: OneCall = field(default_factory=OneCall)
    worker: str = field(default_factory=lambda: uuid4().hex)
    accounts: Accounts = field(default_factory=NoAccounts)
    erase: Erase = erase_nothing
    examine: Examine = examine_nothing

    async def of(self, workspace: str) -> Context:
        """The context for what is done for one workspace: with its own API account, where it has one."""
        own = await self.accounts.of(workspace)
        return self if own is None else replace(self, api=own.api, options=replace(self.options, account=own.name))


@dataclass(frozen=True, slots=True)
class Answer(Generic[D]):
    """What a handler says: a message, the data it words, and who may see it.

    `left` takes the place of the card that was pressed, where the answer itself is posted for everyone.
    """

    message: Callable[[D, Words], Card]
    data: D
    audience: Audience = "asker"
    left: Answer[Any] | None = None

    def card(self, words: Words) -> Card:
        """The card in a language."""
        return self.message(self.data, words)

    def card_in(self, language: Language, conversation: Conversation) -> Card:
        """The card in a language; also in the others, where people beside the asker read it."""
        if self.audience == "everyone" and not conversation.is_private:
            return for_everybody(self.card, language)
        return self.card(words(language))


def unsaid() -> Answer[None]:
    """An answer of which nothing is shown: what was asked for shows elsewhere, as on a card that is edited in place."""
    return Answer(_nothing, None, "nobody")


def _nothing(data: None, words: Words) -> Card:
    return Card("")


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked: by whom, where, in which language, and the context to answer it from.

    `working` shows a message to the asker if the work inside it takes long. `files` came with the line, and `named`
    are the people and groups of people whom it mentions; `quoted` is the text that it replies to, `unread` the
    permission without which the chat does not show that. `grant` names the purchase that an approver let go over the
    budgets, and `set_aside` the reservation out of which several calls take what they may cost
    (`handlers.money.limits`). `asked_on` is the day of what was asked earlier and is done only now.
    """

    context: Context
    person: Person
    conversation: Conversation
    language: Language
    working: Callable[[Answer[Any]], AbstractAsyncContextManager[None]]
    files: tuple[DroppedFile, ...] = ()
    named: tuple[Named, ...] = ()
    grant: str = ""
    set_aside: str = ""
    quoted: str = ""
    unread: str = ""
    asked_on: date | None = None

    @property
    def workspace(self) -> str:
        """The workspace as storage keys it."""
        return self.person.workspace.key

    @property
    def today(self) -> date:
        """The day from which “the last 30 days” are counted back, in UTC."""
        return self.asked_on or self.context.clock().date()

    @property
    def identity(self) -> str:
        """The e-mail that the API sees as the operator: what the chat vouches for, else the configured one."""
        return self.person.email or self.context.options.identity

    @property
    def people(self) -> tuple[Named, ...]:
        """The people whom the line mentions, each of whom can be given something; no groups."""
        return tuple(each for each in self.named if not each.is_group)

    def without_people(self, text: str) -> str:
        """A typed text without the people and groups whom it mentions: a colleague is no creator."""
        for each in sorted(self.named, key=lambda one: -len(one.name)):
            text = re.sub(rf"@{re.escape(each.name)}(?![\w.])", " ", text)
        return text

    async def offer(self, offers: Sequence[tuple[str, Mapping[str, Any]]], *, to_anyone: bool = False) -> list[str]:
        """Opaque press ids for (action, arguments) pairs, for the asker alone or for everybody in the workspace."""
        person = ANYONE if to_anyone else self.person.id
        return await self.context.store.offers.make(self.workspace, person, self.context.clock(), offers)
