"""What people see in their chat, in words that both chats share: what they can press and what a form holds."""

from __future__ import annotations

from tests.platforms.feishu import FeishuDriver
from tests.platforms.feishu.messages import Shown
from tests.platforms.slack import SlackDriver
from tests.platforms.slack.views import Modal
from tests.stories.heard import ONLY_IN_FEISHU, FilledIn


def seen(speaker: SlackDriver | FeishuDriver) -> list[str] | None:
    """The labels of what somebody can press or choose on the last card; None while they look at a form."""
    if isinstance(speaker, SlackDriver) and any(modal.user == speaker.user for modal in speaker.slack.views.open):
        return None
    try:
        card = speaker.card
    except LookupError:
        return []
    has_form = isinstance(card, Shown) and card.has_form
    return None if has_form else in_all_chats(card.labels)


def in_all_chats(labels: list[str]) -> list[str]:
    """Labels without what only one chat has, with the commands as Slack names them."""
    return sorted(label.replace("/达人", "/creators") for label in labels if label not in ONLY_IN_FEISHU)


def filled_in_of(modal: Modal) -> FilledIn:
    """What a modal holds and what is wrong with it, by the labels of its fields."""
    filled: dict[str, tuple[tuple[str, ...], str]] = {}
    for block in modal.view["blocks"]:
        if block["type"] == "input":
            (held,) = modal.state["values"][block["block_id"]].values()
            options = [held.get("selected_option"), *held.get("selected_options", ())]
            labels = [option["text"]["text"] for option in options if option]
            words = [each for each in (held.get("value"), held.get("selected_date"), *labels) if each]
            filled[block["label"]["text"]] = tuple(words), modal.problems.get(block["block_id"], "")
    return filled
