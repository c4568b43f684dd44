"""The home card: what a person has under way, what they own, and where to begin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from handlers.cards import (
    Block,
    Bold,
    Button,
    Card,
    Code,
    Controls,
    Divider,
    Listing,
    Paragraph,
    Rich,
    Row,
    rich,
)
from handlers.messages import account, digest_list, preferences, saved_all, task_list
from handlers.words import Words

SHORT_OF_TIME = timedelta(minutes=10)
"""A link with less than this to live counts as ended: nobody finishes a download in time."""


@dataclass(frozen=True, slots=True)
class HomeFile:
    """A finished file. `left` is the life of its last link, None where none lives; `refresh` gives a fresh one."""

    name: str
    rows: int | None
    left: timedelta | None
    refresh: str


@dataclass(frozen=True, slots=True)
class Home:
    """Presses to begin with, the cards that make up the page, in order, and the files.

    `manage` are presses for admins: spending, roles, budgets, and the account's key where Scout can keep one, in this
    order.
    """

    find: str
    collect: str
    help: str
    sections: tuple[Callable[[Words], Card], ...]
    files: tuple[HomeFile, ...] = ()
    manage: tuple[str, ...] = ()


def home(shown: Home, words: Words) -> Card:
    """The page."""
    title = words("home-title")
    begin = [
        Button(words("home-find"), shown.find, style="primary") if shown.find else None,
        Button(words("home-collect"), shown.collect) if shown.collect else None,
        Button(words("home-help"), shown.help),
    ]
    cards = [section(words) for section in shown.sections]
    blocks: list[Block] = [Controls(tuple(button for button in begin if button))]
    for place, card in enumerate(cards):
        blocks += [Divider(), Paragraph(rich(Bold(card.title))), *card.blocks]
        if place == 0 and shown.files:
            blocks += [Divider(), Paragraph(rich(Bold(words("home-files")))), _files(shown.files, words)]
    if shown.manage:
        names = ("home-spending", "home-roles", "home-budgets", "home-key")
        buttons = tuple(Button(words(name), press) for name, press in zip(names, shown.manage, strict=False))
        blocks += [Divider(), Paragraph(rich(Bold(words("home-manage")))), Controls(buttons)]
    said = words.listed(card.title for card in cards)
    return Card(title, tuple(blocks), "info", words.said(title, said))


def _files(files: tuple[HomeFile, ...], words: Words) -> Listing:
    return Listing(tuple(_row(file, words) for file in files), words("list-more"))


def _row(file: HomeFile, words: Words) -> Row:
    if file.left is not None and file.left > SHORT_OF_TIME:
        state = words("home-link-left", minutes=file.left // timedelta(minutes=1))
    else:
        state = words("home-link-ended")
    rows = words("home-rows", count=file.rows) if file.rows is not None else ""
    lines: tuple[Rich, ...] = (rich(" · ".join(filter(None, (rows, state)))),)
    return Row(rich(Code(file.name)), lines, controls=(Button(words("button-fresh-link"), file.refresh),))


def _example(*, is_admin: bool) -> Home:
    return Home(
        "f1",
        "f2",
        "h1",
        (
            lambda words: task_list.task_list(task_list.EXAMPLE, words),
            lambda words: saved_all.saved_all(saved_all.EXAMPLE, words),
            lambda words: digest_list.digest_list(digest_list.EXAMPLE, words),
            lambda words: account.account(account.EXAMPLE, words),
            lambda words: preferences.preferences(preferences.EXAMPLE, words),
        ),
        (
            HomeFile("creators_tiktok.xlsx", 480, timedelta(minutes=42), "r1"),
            HomeFile("creators_youtube.csv", 12, None, "r2"),
        ),
        ("m1", "m2", "m3", "m4") if is_admin else (),
    )


EXAMPLE = _example(is_admin=True)
EXAMPLES = (_example(is_admin=False),)
