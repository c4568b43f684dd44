"""What Slack accepts in one message, counted as Slack counts at its strictest.

Lengths are UTF-16 code units: never fewer than the code points, so a text that fits here fits however it is counted.
Sources: docs.slack.dev/reference/block-kit and the constants of slack_sdk's models; the total over a message is not
documented and was found by others at about 13,200 (slackapi/bolt-js#2509).
"""

from __future__ import annotations

from typing import Any

BLOCKS_MOST = 50
CHARACTERS_MOST = 12_000
"""All texts, addresses and values of a message together, with room below the undocumented 13,200."""

SAID_MOST = 3_000
"""The message's `text`: what a notification shows. Slack asks for 4,000 at most."""

HEADER_MOST = 150
SECTION_MOST = 3_000
FIELDS_MOST = 10
FIELD_MOST = 2_000
CONTEXT_MOST = 2_000
ACTIONS_MOST = 25
BUTTON_LABEL_MOST = 75
BUTTON_VALUE_MOST = 2_000
URL_MOST = 3_000
OPTIONS_MOST = 100
MENU_MOST = 5
"""Lines of an overflow menu: slack_sdk's `OverflowMenuElement.options_max_length`."""
OPTION_LABEL_MOST = 75
OPTION_VALUE_MOST = 150
PLACEHOLDER_MOST = 150
CONFIRM_TITLE_MOST = 100
CONFIRM_TEXT_MOST = 300
CONFIRM_BUTTON_MOST = 30
ALT_MOST = 2_000
INPUT_LABEL_MOST = INPUT_HINT_MOST = 2_000
INPUT_MOST = 3_000
CHECKBOXES_MOST = 10
VIEW_TITLE_MOST = 24
"""Also of the words on a modal's buttons."""
VIEW_BLOCKS_MOST = 100
VIEW_METADATA_MOST = 3_000
FIELD_PROBLEM_MOST = 1_000
"""Ours: Slack names no end of what is said below a field."""
CARDS_MOST = 10
CARD_TITLE_MOST = 150
"""Of a card's title, and of its subtitle."""
CARD_BODY_MOST = 200
CARD_BUTTONS_MOST = 3
ALERT_MOST = 200
TASK_TITLE_MOST = 250
"""Ours, below the 256 that Slack takes of a task in a stream (vellum-ai/vellum-assistant pull request 37146)."""
TABLE_ROWS_MOST = 100
"""With the row of labels."""
TABLE_COLUMNS_MOST = 20
TABLE_CELL_MOST = 200
"""Ours: a cell is for a value, not for a paragraph."""
TABLE_CHARACTERS_MOST = 10_000
"""All cells of a table together (docs.slack.dev/reference/block-kit/blocks/table-block)."""
TABLES_MOST = 1
"""Slack answers `only_one_table_allowed` to a second one."""

_COUNTED = frozenset({"text", "title", "url", "value", "image_url", "alt_text"})


def length(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def weight(drawn: object) -> int:
    """The characters that a block, or any part of one, adds to a message's total."""
    if isinstance(drawn, list):
        return sum(weight(part) for part in drawn)
    if isinstance(drawn, dict):
        return sum(_weight_of(key, value) for key, value in drawn.items())
    return 0


def _weight_of(key: str, value: Any) -> int:
    if isinstance(value, str):
        return length(value) if key in _COUNTED else 0
    return weight(value)
