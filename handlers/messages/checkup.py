"""What works of Scout in a workspace: the API, the chat's permissions, the jobs and the memory."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from handlers.cards import Block, Card, Fact, Facts, Paragraph, rich
from handlers.context.examining import Lack
from handlers.messages import problem
from handlers.messages.problem import Problem
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class Checkup:
    """How each part fares.

    `api` is the API's root, empty for the embedded service; `api_refused` is why it does not answer, None where it
    does. `lacks` are what the chat must still grant, None where no chat could be asked. `late` is for how long jobs
    wait that are due, None where they keep up; `delivery_before` how long ago a delivery came before the one that asks.
    """

    api: str
    api_refused: Problem | None
    lacks: tuple[Lack | str, ...] | None
    webhooks_at: str
    late: timedelta | None
    delivery_before: timedelta | None
    megabytes: float

    @property
    def is_well(self) -> bool:
        """Whether there is nothing to mend."""
        return not (self.api_refused or self.lacks or self.late)


def checkup(found: Checkup, words: Words) -> Card:
    """What is to be mended first, then every part."""
    title = words("doctor-well" if found.is_well else "doctor-unwell")
    lacks = [_lack(each, words) for each in found.lacks or ()]
    wrong = [problem.told(found.api_refused, words, "doctor")] if found.api_refused else []
    wrong += lacks
    wrong += [words("doctor-late-do")] if found.late else []
    blocks: list[Block] = [Paragraph(rich(each), warns=True) for each in wrong]
    facts = [
        Fact(words("doctor-api"), rich(_api(found, words))),
        *([] if found.lacks is None else [Fact(words("doctor-chat"), rich(_chat(found, words)))]),
        Fact(words("doctor-webhooks"), rich(found.webhooks_at or words("doctor-webhooks-none"))),
        Fact(words("doctor-jobs"), rich(_jobs(found, words))),
        Fact(words("doctor-delivery"), rich(_delivery(found, words))),
        Fact(words("doctor-memory"), rich(words("doctor-megabytes", size=words.whole(max(1, found.megabytes))))),
    ]
    said = words.said(title, " ".join(wrong) or words("doctor-well-text"))
    return Card(title, (*blocks, Facts(tuple(facts))), "good" if found.is_well else "warning", said)


def _api(found: Checkup, words: Words) -> str:
    return words(
        "doctor-refused" if found.api_refused else "doctor-answers", where=found.api or words("doctor-embedded")
    )


def _lack(lack: Lack | str, words: Words) -> str:
    return lack.told(words) if isinstance(lack, Lack) else words("doctor-chat-refused", reason=lack)


def _chat(found: Checkup, words: Words) -> str:
    if any(isinstance(each, str) for each in found.lacks or ()):
        return words("doctor-chat-untold")
    return words("doctor-lacks", count=len(found.lacks)) if found.lacks else words("doctor-granted")


def _jobs(found: Checkup, words: Words) -> str:
    return words("doctor-late", age=words.age(found.late)) if found.late else words("doctor-on-time")


def _delivery(found: Checkup, words: Words) -> str:
    if found.delivery_before is None:
        return words("doctor-delivery-first")
    return words("doctor-ago", age=words.age(found.delivery_before))


EXAMPLE = Checkup(
    "https://api.example.com",
    None,
    (
        Lack("files:read", "lack-way-slack", at="https://api.slack.com/apps"),
        Lack(
            "im:chat:readonly", "lack-way-feishu", reason="lack-for-group", at="https://open.feishu.cn/app/cli_1/auth"
        ),
    ),
    "",
    timedelta(minutes=9),
    timedelta(seconds=4),
    12.4,
)
EXAMPLES = (
    replace(EXAMPLE, lacks=(), late=None, webhooks_at="https://scout.example.com/webhooks"),
    replace(EXAMPLE, api_refused=Problem("40103", request_id="req_7f3a"), lacks=None, delivery_before=None),
    replace(EXAMPLE, lacks=("Feishu refused its own identity: the app is stopped (99991662)",), late=None),
)
