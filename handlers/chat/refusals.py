"""Why a chat says no, in words that all chats share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handlers.chat.places import Conversation, Posted

UNREACHABLE, NO_ANSWER, CANNOT_LOOK = "unreachable", "no_answer", "cannot_look"
"""Codes that every chat has: nothing was sent; it may have arrived, its answer was lost; past messages are hidden."""

Kind = Literal["", "message_gone", "place_gone", "app_gone", "no_uploads", "too_large", "no_documents", "no_such_call"]
"""What a refusal means in any chat: this message cannot be edited or answered any more; Scout cannot write into this
conversation; Scout's own token or app is refused, until somebody installs it anew; the conversation takes no files; the
file is too large for it; Scout may make no documents in the workspace; the workspace has no such call. Empty: something
else."""


@dataclass(frozen=True, slots=True)
class Unsent:
    """What a chat did not take, or took without saying so, and how it goes there later and stands there once.

    It is posted into `conversation` under `key`, or takes the place of a posted card, `instead_of`.
    """

    conversation: Conversation
    key: str = ""
    instead_of: Posted | None = None


class ChatError(Exception):
    """A chat refused or could not be reached.

    `code` is the chat's own word, or one of `UNREACHABLE`, `NO_ANSWER` and `CANNOT_LOOK`; `kind` says the same in a
    word that all chats share. `permanent` means that trying again is useless (token revoked, conversation gone,
    archived, bot removed); `wait` is the number of seconds the chat asked us to leave before the next try, if it
    said so. `unsent` says how what failed is sent once more, where the chat makes sure that it stands once.
    """

    unsent: Unsent | None = None

    def __init__(
        self, message: str, *, code: str = "", permanent: bool = False, wait: float | None = None, kind: Kind = ""
    ) -> None:
        super().__init__(message)
        self.code = code
        self.permanent = permanent
        self.wait = wait
        self.kind = kind

    @property
    def is_uncertain(self) -> bool:
        """Whether the chat may have done it all the same."""
        return self.code == NO_ANSWER
