"""What went wrong: what happened, whether anything was charged, what to do, and the id to quote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from handlers.cards import Block, Card, Note, Paragraph, rich
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class Problem:
    """A refusal or a failure. `key` picks the sentences (`problem-KEY` and `problem-KEY-do`) that `values` fill.

    `charged` says whether credits may have gone: no, not known, or nothing to say. `request_id` is the API's,
    `reference` ours and also in the log. `credits_left` stands in the card where the API told it.
    """

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    charged: Literal["no", "unknown", "unsaid"] = "no"
    request_id: str = ""
    reference: str = ""
    credits_left: int | None = None


def problem(trouble: Problem, words: Words) -> Card:
    """Say it plainly."""
    what = words(f"problem-{trouble.key}", **trouble.values)
    if trouble.credits_left is not None:
        left = words("problem-40201-left", credits=words.whole(trouble.credits_left))
        what = words.sentences(what, left)
    do = words(f"problem-{trouble.key}-do", **trouble.values)
    blocks: list[Block] = [Paragraph(rich(what), warns=True), Paragraph(rich(do))]
    charged = "" if trouble.charged == "unsaid" else words(_CHARGED[trouble.charged])
    ids = [words("problem-request", id=trouble.request_id)] if trouble.request_id else []
    ids += [words("problem-reference", id=trouble.reference)] if trouble.reference else []
    note = words.sentences(charged, " · ".join(ids))
    if note:
        blocks.append(Note(rich(note)))
    return Card(words("problem-title"), tuple(blocks), tone="bad", summary=words.sentences(what, do, charged))


def told(trouble: Problem, words: Words, subject: str = "problem") -> str:
    """What happened, what to do and the id to quote, in one line for a card about something larger.

    What to do is `SUBJECT-KEY-do` where there is such a sentence, else `problem-KEY-do`.
    """
    own = f"{subject}-{trouble.key}-do"
    do = own if words.has(own) else f"problem-{trouble.key}-do"
    request = words("problem-request", id=trouble.request_id) if trouble.request_id else ""
    return words.sentences(words(f"problem-{trouble.key}", **trouble.values), words(do, **trouble.values), request)


_CHARGED = {"no": "problem-charged-nothing", "unknown": "problem-charged-unknown"}

EXAMPLE = Problem("42901", {"seconds": 42}, request_id="req_7f3a")
EXAMPLES = (
    Problem("40001", {"message": "size: 500 is not between 1 and 100"}, request_id="req_1"),
    *(Problem(key, request_id="req_1") for key in ("40101", "40102", "40103", "40104", "40301", "40401")),
    Problem("40201", request_id="req_1", credits_left=12),
    Problem("seed", {"seed": "@nobody.at.all"}, request_id="req_1"),
    Problem("42902", request_id="req_1"),
    Problem("50001", request_id="req_1", charged="unknown"),
    Problem("unreachable"),
    Problem("unread", {"permission": "im:message.group_msg"}),
    Problem("wordless"),
    Problem("document-nowhere"),
    Problem("document-not-allowed"),
    Problem("document-large", {"file": "creators.xlsx", "most": 20}),
    Problem("document-failed", {"file": "creators.xlsx"}),
    Problem("timeout", charged="unknown"),
    Problem("not-understood", {"status": 502}, charged="unknown"),
    Problem("refused", {"message": "Closed for today", "code": "49999"}, request_id="req_1"),
    Problem("own", reference="7c1f0a2b", charged="unsaid"),
    *(Problem(key) for key in ("stale", "not-yours", "used", "external", "team-setting")),
    *(Problem(key) for key in ("unknown-person", "unknown-place")),
    *(Problem(key) for key in ("may-not-spend", "may-not-approve", "may-not-administer", "own-approval")),
)
