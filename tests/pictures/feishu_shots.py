"""The pictures of cards: which there are, how each is named, and all of them on one page of one browser."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.feishu.render import render
from bot.gallery import exhibits
from handlers.words import Language
from tests.pictures.browser import Browser
from tests.pictures.feishu_page import Look, card_html, page

AROUND = 16
"""Pixels of ground around a card."""

_BOXES = """JSON.stringify([...document.querySelectorAll(".sheet")].map((sheet) => {
  const box = sheet.getBoundingClientRect();
  return [sheet.id, box.x + scrollX, box.y + scrollY, box.width, box.height];
}))"""
_VCHART = """[...document.querySelectorAll(".chart")].forEach((box) => {
  box.replaceChildren(); box.classList.remove("unknown");
  const Library = VChart.VChart || VChart.default || VChart;
  new Library({animation: false, ...JSON.parse(box.dataset.spec)}, {dom: box, animation: false}).renderSync();
})"""


@dataclass(frozen=True, slots=True)
class Shot:
    """One card as JSON 2.0 that is to be looked at in one way. `name` is what its picture is called."""

    name: str
    payload: dict[str, Any]
    look: Look


def shots(
    names: Collection[str], languages: Iterable[Language], widths: Collection[int], *, unfolded: bool = False
) -> Iterator[Shot]:
    """The gallery's cards by NAME or NAME-NUMBER, all for no name, in every language and width."""
    for each in exhibits(*languages):
        if names and not {each.message, f"{each.message}-{each.number}"} & set(names):
            continue
        payload = render(each.card)
        for width in widths:
            name = f"{each.message}-{each.number}-{each.language}-{width}"
            yield Shot(name, payload, Look(each.language, width, unfolded))


def show(browser: Browser, wanted: Iterable[Shot], *, scale: float = 1.0, vchart: str = "") -> None:
    """Show the cards one below the other. `vchart` is the source of that library, which then draws the charts."""
    browser.show(page(*(card_html(each.payload, each.look, each.name) for each in wanted)), scale)
    if vchart:
        browser.value(f"{vchart}\n;0")
        browser.value(_VCHART)


def pictures(browser: Browser) -> Iterator[tuple[str, bytes]]:
    """Each card that is shown by its name, as PNG."""
    for name, x, y, width, height in json.loads(browser.value(_BOXES)):
        yield name, browser.picture(x - AROUND, y - AROUND, width + 2 * AROUND, height + 2 * AROUND)
