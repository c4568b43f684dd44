"""Blocks that say the same as plain ones, but look made: carousels of cards, plans of tasks, alerts.

Not every workspace takes each of them everywhere (`bot.slack.accepted`), and each has limits of its own: what goes
beyond them stands in plain blocks. Sources, beside slack_sdk's models of the same names:

- docs.slack.dev/reference/block-kit/blocks/carousel-block and /card-block: 1 to 10 cards, a title and a subtitle of
  150 characters, a body of 200, buttons; three of them fit (docs.rs/slackblocks, `CardBlock`).
- docs.slack.dev/reference/block-kit/blocks/plan-block and /task-card-block: messages only; a plan may be edited in
  place (gitlab.com/gitlab-org/gitlab, merge request 242201).
- docs.slack.dev/reference/block-kit/blocks/alert-block: a level and a text of 200 characters. Slack's SDKs say of it
  that modals alone take it (slackapi/python-slack-sdk pull request 1865), Slack's own patterns show it in a message
  (slackapi/slack-skills-plugin, `common-patterns.md`): a message tries it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from slack_sdk.models.blocks import (
    AlertBlock,
    CardBlock,
    CarouselBlock,
    PlanBlock,
    RichTextBlock,
    RichTextElementParts,
    RichTextSectionElement,
    TaskCardBlock,
)

from bot.slack import limits
from bot.slack.controls import elements
from bot.slack.escape import cleaned, cleaned_lines, cut
from bot.slack.limits import length
from bot.slack.mrkdwn import mrkdwn
from bot.slack.sections import Blocks, marked, picture_of
from handlers.cards import Button, Card, Listing, Mention, Paragraph, Rich, Row, State, Tone, plain
from handlers.cards.bars import lines_of

_LEVELS: Mapping[Tone, Literal["warning", "error"]] = {"warning": "warning", "bad": "error"}
_STATUS: Mapping[State, str] = {"waiting": "pending", "running": "in_progress", "done": "complete", "failed": "error"}


def warning(card: Card) -> Paragraph | None:
    """What a card warns of first; nothing on cards that do not warn.

    Nor what names somebody: nothing tells that Slack notifies whom an alert mentions.
    """
    told = next((block for block in card.blocks if isinstance(block, Paragraph) and block.warns), None)
    if told is None or card.tone not in _LEVELS or any(isinstance(piece, Mention) for piece in told.text):
        return None
    return told


def alert(paragraph: Paragraph, tone: Tone) -> Blocks:
    """What a card warns of as an alert; nothing where that is too long."""
    text = _fitting(paragraph.text, limits.ALERT_MOST)
    return [AlertBlock(text=marked(text), level=_LEVELS[tone]).to_dict()] if text else []


def carousel(listing: Listing) -> Blocks:
    """Rows as cards to look through; nothing where they are too many or too few, or one does not fit its card."""
    if not 1 < len(listing.rows) <= limits.CARDS_MOST:
        return []
    cards = [_card(row) for row in listing.rows]
    whole = [card for card in cards if card is not None]
    return [CarouselBlock(elements=whole).to_dict()] if len(whole) == len(cards) else []


def _card(row: Row) -> CardBlock | None:
    title = _fitting(row.title, limits.CARD_TITLE_MOST, heavy=True)
    subtitle = _fitting(row.lines[0], limits.CARD_TITLE_MOST) if row.lines else ""
    lines = [mrkdwn(line, limits.SECTION_MOST) for line in row.lines[1:]]
    body, buttons = "\n".join(line for line in lines if line.strip()), _buttons(row)
    if not title or (row.lines and not subtitle) or length(body) > limits.CARD_BODY_MOST or buttons is None:
        return None
    return CardBlock(
        icon=picture_of(row),
        title=marked(title),
        subtitle=marked(subtitle) if subtitle else None,
        body=marked(body) if body else None,
        actions=elements(buttons) or None,
    )


def _buttons(row: Row) -> Sequence[Button] | None:
    """What a card has room for: everything that is pressed, and pages to open in the room that this leaves."""
    buttons = [each for each in row.controls if isinstance(each, Button)]
    pressed = [each for each in buttons if not each.url]
    if len(buttons) < len(row.controls) or len(pressed) > limits.CARD_BUTTONS_MOST:
        return None
    return [*pressed, *(each for each in buttons if each.url)][: limits.CARD_BUTTONS_MOST]


def plan(listing: Listing) -> Blocks:
    """Steps as a plan; nothing where something can be done about one of them, for a task has no buttons."""
    title = cut(cleaned(listing.label).strip(), limits.TASK_TITLE_MOST)
    if not title or not listing.rows or any(row.controls or not row.state for row in listing.rows):
        return []
    tasks = [_task(row, number) for number, row in enumerate(listing.rows, start=1)]
    return [PlanBlock(title=title, tasks=tasks).to_dict()]


def _task(row: Row, number: int) -> TaskCardBlock:
    told = "\n".join(plain(line) for line in lines_of(row))
    return TaskCardBlock(
        task_id=f"task-{number}",
        title=cut(cleaned(plain(row.title)).strip(), limits.TASK_TITLE_MOST) or "•",
        status=_STATUS[row.state],
        details=_rich_text(cut(cleaned_lines(told).strip(), limits.FIELD_MOST)) if told.strip() else None,
    )


def _rich_text(text: str) -> RichTextBlock:
    return RichTextBlock(elements=[RichTextSectionElement(elements=[RichTextElementParts.Text(text=text)])])


def _fitting(line: Rich, most: int, *, heavy: bool = False) -> str:
    """The whole line, or nothing where it has no room: a carousel cuts no words."""
    text = mrkdwn(line, limits.SECTION_MOST, heavy=heavy).strip()
    return text if length(text) <= most else ""
