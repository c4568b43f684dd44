"""Card → text for a terminal. Controls that can be pressed are numbered; the numbers lead to their press ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text as Line

from handlers.cards import (
    Bold,
    Button,
    Card,
    Chart,
    Code,
    Control,
    Controls,
    CreatorText,
    Divider,
    Facts,
    Flat,
    Link,
    Listing,
    Mention,
    Moment,
    Note,
    Paragraph,
    Progress,
    Rich,
    Row,
    Select,
    Table,
    Text,
    Tone,
    introduced,
    unfolded,
)
from handlers.cards.bare import bare, cut
from handlers.cards.bars import chart_as_text, lines_of, progress_as_text
from handlers.cards.form import Form
from handlers.cards.plain_forms import as_text

LISTED_ROWS, TABLE_ROWS = 50, 100
"""Rows shown before the rest is counted: a screen or two."""

_TONES: dict[Tone, str] = {
    "plain": "bold",
    "info": "bold cyan",
    "good": "bold green",
    "warning": "bold yellow",
    "bad": "bold red",
    "over": "bold bright_black",
}


@dataclass
class Drawn:
    """A card as something rich prints, what its numbers press (the first is `first`), and the addresses it spells."""

    shown: RenderableType
    presses: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)


def render(card: Card, *, first: int = 1, numbered: bool = True, spelt: bool = False) -> Drawn:
    """Draw a card. Without `numbered` what can only be pressed is left out, for output that nobody can press.

    Its presses are told all the same. With `spelt` the addresses of all pages are written out, for output in which
    nobody can follow a link; that of the page a card is about always is, because not every terminal knows links.
    """
    drawing = _Drawing(first, numbered, spelt)
    parts: list[RenderableType] = [Line(bare(card.title), _TONES[card.tone])]
    for block in unfolded(card.blocks):
        drawn = drawing.block(block)
        if drawn:
            parts.append(drawn)
    return Drawn(Group(*parts), drawing.presses, drawing.addresses)


class _Drawing:
    """One card being drawn; it counts the controls."""

    def __init__(self, first: int, numbered: bool, spelt: bool) -> None:
        self._next, self._numbered, self._spelt = first, numbered, spelt
        self.presses: list[str] = []
        self.addresses: list[str] = []

    def block(self, block: Flat) -> RenderableType:
        match block:
            case Paragraph(text):
                return _line(text)
            case Note(text):
                return _line(text, "dim")
            case Facts():
                return _facts(block)
            case Listing():
                return Group(*self._listing(block))
            case Table():
                return _table(block)
            case Chart():
                return _line(chart_as_text(block).text)
            case Progress():
                return _line(progress_as_text(block))
            case Controls(controls):
                return self._controls(controls)
            case Divider():
                return Rule(style="dim")
            case Form():
                return _facts(as_text(block))
        assert_never(block)

    def _listing(self, listing: Listing) -> Iterator[RenderableType]:
        for row in listing.rows[:LISTED_ROWS]:
            yield self._row(row)
        left = len(listing.rows) - LISTED_ROWS
        if left > 0:
            yield Line(listing.more.replace("{n}", str(left)), "dim")

    def _row(self, row: Row) -> RenderableType:
        lines: list[RenderableType] = [_line(line) for line in lines_of(row)]
        controls = self._controls(row.controls)
        if controls:
            lines.append(controls)
        return Group(_line(row.title, "bold"), Padding(Group(*lines), (0, 0, 0, 3), expand=False))

    def _controls(self, controls: tuple[Control, ...]) -> RenderableType:
        """The controls on one line, below the addresses that are written out; empty where nothing is to be seen."""
        pages = [control for control in controls if isinstance(control, Button) and self._is_spelt(control)]
        others = [part for control in controls if control not in pages for part in self._control(control)]
        self.addresses += [page.url for page in pages]
        line = Line("  ").join(others)
        return Group(*map(_address, pages), *([line] if others else [])) if pages else line

    def _is_spelt(self, button: Button) -> bool:
        return bool(button.url) and (self._spelt or button.style == "primary")

    def _control(self, control: Control) -> Iterator[Line]:
        match control:
            case Button(label, url=url) if url:
                yield Line(bare(label), _opening(url))
            case Button(label, press):
                yield from self._pressable(bare(label), press)
            case Select(label, options, chosen):
                if self._numbered and not all(option.label.startswith(label) for option in options):
                    yield Line(introduced(bare(label)), "dim")
                for place, option in enumerate(options):
                    if place != chosen:
                        yield from self._pressable(bare(option.label), option.press)
                    elif self._numbered:
                        yield Line(f"● {bare(option.label)}", "dim")

    def _pressable(self, label: str, press: str) -> Iterator[Line]:
        self.presses.append(press)
        number, self._next = self._next, self._next + 1
        if self._numbered:
            yield Line.assemble((f"[{number}]", "bold cyan"), f" {label}")


def _address(button: Button) -> Line:
    """What a button opens, on a line that is broken nowhere: who copies it has all of it."""
    words = f"{bare(button.label)} {bare(button.url)}"
    return Line(words, _opening(button.url), no_wrap=True, overflow="ignore")


def _opening(url: str) -> Style:
    """The style of words that open a page. An address goes to the terminal as it is, so only what is one gets there."""
    address = "".join(bare(url).split())
    return Style(underline=True, link=address if address.startswith(("https://", "http://")) else None)


def _facts(facts: Facts) -> Grid:
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    for fact in facts.facts:
        grid.add_row(Line(bare(fact.label)), _line(fact.value))
    return grid


def _table(table: Table) -> RenderableType:
    grid = Grid(box=None, header_style="dim")
    for column in table.columns:
        grid.add_column(bare(column.label), justify=column.align)
    for cells in table.rows[:TABLE_ROWS]:
        grid.add_row(*(_line(cell) for cell in cells))
    left = len(table.rows) - TABLE_ROWS
    return Group(grid, Line(table.more.replace("{n}", str(left)), "dim")) if left > 0 else grid


def _line(line: Rich, style: str = "") -> Line:
    drawn = Line(style=style)
    for piece in line:
        match piece:
            case Text(text):
                drawn.append(text)
            case Bold(text):
                drawn.append(bare(text), "bold")
            case Code(text):
                drawn.append(bare(text), "cyan")
            case Link(text, url):
                drawn.append(bare(text), _opening(url))
            case Moment(text=text):
                drawn.append(text)
            case CreatorText(text, most):
                drawn.append(cut(bare(text), most))
            case Mention(name=name):
                drawn.append(f"@{bare(name)}", "bold")
            case _:
                assert_never(piece)
    return drawn
