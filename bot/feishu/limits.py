"""Feishu's limits for card JSON 2.0 and how a card is measured against them.

Sources: Feishu's pages "Card JSON 2.0 structure" (components, tags), "Send message" (bytes), and those on the button,
the input, the table and the chart of JSON 2.0. Where Feishu names no number the constant is ours and says so.
Components are counted as Feishu counts them: everything that has a `tag`.
"""

from __future__ import annotations

import json
from typing import Any, TypeAlias

Element: TypeAlias = dict[str, Any]
Elements: TypeAlias = list[Element]

CARD_BYTES_MOST = 29_000
"""UTF-8 bytes of the card's JSON, with room below Feishu's 30 KB: it counts more for marks in the text."""

COMPONENTS_MOST = 200

TITLE_MOST = 200
"""Ours: a header shows four lines."""
SUMMARY_MOST = 400
"""Ours: a notification shows less."""
TAGS_MOST, TAG_MOST = 3, 30
"""Of a header, in each language; the characters are ours."""
PARAGRAPH_MOST = 4_000
"""Ours, like all texts below whose limit Feishu does not name."""
NOTE_MOST = 1_000
FACT_LABEL_MOST = 100
FACT_VALUE_MOST = 500
FACTS_IN_COLUMNS_MOST = 20
"""Ours: more facts than this are lines of one text, because two columns cost five components a pair."""

BUTTON_LABEL_MOST = 100
"""Characters of a button (Feishu's page on it)."""
CONFIRM_TITLE_MOST = 100
CONFIRM_TEXT_MOST = 300
PLACEHOLDER_MOST = 100
"""Characters in an empty input (Feishu's page on it); in a drop-down they are ours."""
OPTION_LABEL_MOST = 100
INPUT_MOST = 1_000
"""Characters of an input (Feishu's page on it)."""
OPTIONS_MOST = 20
"""Ours: the text of every option counts as a component; Feishu's page on drop-downs names no number."""
PRESS_MOST = 200
URL_MOST = 2_000

TABLES_MOST = 3
"""Feishu's page says five, in each language; cards with four have been refused (230099 with 11310 inside), and
Feishu's own larksuite/openclaw-lark draws three."""
TABLE_COLUMNS_MOST = 50
COLUMNS_SEEN_AT_ONCE = 4
"""Ours: of a wider table the first column stays in sight while one scrolls."""
TABLE_PAGE_MOST = 10
"""Rows (Feishu's page)."""
TABLE_ROWS_MOST = 100
TABLE_CELL_MOST = 200

CHARTS_MOST = 5
"""What Feishu's page recommends."""
CHART_HEIGHT_MOST = 999
"""Pixels."""


def packed(drawn: object) -> str:
    """A card, or a part of one, as the JSON that is sent: compact, with characters as they are."""
    return json.dumps(drawn, ensure_ascii=False, separators=(",", ":"))


def weight(drawn: object) -> int:
    """The bytes of a part, with the comma after it."""
    return len(packed(drawn).encode()) + 1


def components(drawn: object) -> int:
    """How many components and text elements a part holds, itself included."""
    if isinstance(drawn, list):
        return sum(components(part) for part in drawn)
    if isinstance(drawn, dict):
        # The rows of a table are data, whatever their keys are called.
        inside = sum(components(value) for key, value in drawn.items() if key != "rows")
        return inside + ("tag" in drawn)
    return 0
