"""A vote of the most candidates and many voters, all with the longest names, keeps every button and every count."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.feishu.render import render as feishu
from bot.slack.render import render as slack
from handlers.messages.examples import MIA, NOON, TODAY
from handlers.messages.vote_card import CandidateShown, VoteShown, vote_card
from handlers.words import LANGUAGES, Language, words
from storage.ballots import CHOICES

CANDIDATES = 10
LONG = "Alexandra-Konstantina 👩🏽‍🚀 محمد 很长的名字 Featherstonehaugh " * 3


def crowded(voters: int) -> VoteShown:
    """A vote with a press for each choice of each candidate, named after both."""
    said = {choice: tuple(f"{number} {LONG}"[:60] for number in range(voters)) for choice in CHOICES}
    candidates = tuple(
        CandidateShown(
            replace(MIA, uid=str(number), username=f"creator{number}.{'x' * 14}", nickname=LONG),
            said,
            presses=tuple(f"press-{number}-{choice}-{'t' * 22}" for choice in CHOICES),
        )
        for number in range(CANDIDATES)
    )
    until = NOON + timedelta(days=3)
    return VoteShown("L" * 60, LONG[:60], "open", until, 20, voters, voters, candidates, CHOICES, TODAY, close="close1")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("voters", [3, 40, 300])
def test_every_candidate_keeps_its_buttons_and_counts(language: Language, voters: int) -> None:
    card = vote_card(crowded(voters), words(language))
    for drawn in (json.dumps(slack(card)[1]), json.dumps(feishu(card))):
        for number in range(CANDIDATES):
            assert all(f"press-{number}-{choice}-" in drawn for choice in CHOICES)
        assert "close1" in drawn
        for choice in CHOICES:
            said = json.dumps(words(language)(f"vote-said-{choice}", count="")).strip('"').strip()
            assert drawn.count(said) >= CANDIDATES
