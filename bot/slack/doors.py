"""Where the answer to one Slack delivery goes.

| came as                     | working             | answer for the asker | answer for everyone        |
|-----------------------------|---------------------|----------------------|----------------------------|
| slash command               | private message     | takes its place      | new message; place cleared |
| press on a private message  | in the card's place | in the card's place  | new message; card stays    |
| message to Scout directly   | message             | edits it             | edits it                   |
| press in that conversation  | in the card's place | in the card's place  | new message                |
| mention in a channel        | nothing             | private message      | new message in the thread  |
| press on everyone's message | nothing             | private message      | new message                |

An answer aside, to a press, is one for the asker that never takes the card's place; nor does its sign of work, which is
a message in the direct conversation and nothing elsewhere.

"Nothing" stands where Slack offers no way to take a private line back again. Where Scout is not in the channel, an
answer for everyone is shown to the asker, with a line on how to invite Scout.
"""

from __future__ import annotations

from dataclasses import replace

from bot.slack.post import SlackPost
from bot.slack.refusals import NOT_HERE
from bot.slack.reply import Reply
from handlers.cards import Card, Code, Note
from handlers.chat import Audience, ChatError, Conversation, Person, Posted
from handlers.words import Language, language_of, words

_INVITE = "/invite @Scout"


class PrivateDoor:
    """A slash command, or a press on a private message: answers go through the reply address while it works."""

    keeps_place = True

    def __init__(  # the six things that an answer may need, each from another place
        self,
        post: SlackPost,
        reply: Reply,
        conversation: Conversation,
        person: Person,
        language: Language,
        *,
        on_card: bool,
    ) -> None:
        self._post = post
        self._reply = reply
        self._conversation = conversation
        self._person = person
        self._words = words(language_of(person.language, language))
        self._instead = on_card
        self._is_working = False

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """Show the asker that work is under way."""
        if self._is_working or (aside and self._instead):
            return
        self._is_working = await self._reply.show(card, instead=self._instead)
        self._instead = self._instead or self._is_working

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Give the answer. Raises `ChatError` when Slack takes it nowhere."""
        if audience != "everyone":
            await self._privately(card, aside=audience == "aside")
            self._is_working = False
            return None
        try:
            posted = await self._post.post(self._conversation, card)
        except ChatError as error:
            if error.code not in NOT_HERE:
                raise
            await self._privately(self._with_way_in(card))
            return None
        if self._is_working:
            await self._reply.clear()
        return posted

    async def _privately(self, card: Card, *, aside: bool = False) -> None:
        if not await self._reply.show(card, instead=self._is_working if aside else self._instead):
            await self._post.whisper(self._conversation, self._person, card)

    def _with_way_in(self, card: Card) -> Card:
        if self._conversation.is_private:
            line = self._words.rich("slack-not-here")
        else:
            line = self._words.rich("slack-invite", command=Code(_INVITE))
        return replace(card, blocks=(*card.blocks, Note(line)))


class ChannelDoor:
    """A mention in a channel, or a press on a message that everyone there sees."""

    keeps_place = False

    def __init__(
        self, post: SlackPost, conversation: Conversation, person: Person, thread: str, reply: Reply | None = None
    ) -> None:
        self._post = post
        self._conversation = conversation
        self._person = person
        self._thread = thread
        self._reply = reply

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """Say nothing: a private line in a channel cannot be taken back, and everyone need not know."""

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Give the answer: for everyone as a message in `thread`, for the asker as a private one."""
        if audience == "everyone":
            return await self._post.post(replace(self._conversation, thread=self._thread), card)
        if self._reply is None or not await self._reply.show(card, instead=False):
            await self._post.whisper(self._conversation, self._person, card)
        return None
