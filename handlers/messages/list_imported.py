"""What a table brought to a list: creators, marks, and what was left as it was, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.contract.creator import Creator
from api.contract.platforms import Platform
from handlers.cards import Block, Button, Card, Controls, CreatorText, Listing, Note, Paragraph, Row, joined, rich
from handlers.creators.masking import masked
from handlers.creators.row import name_of
from handlers.creators.telling import refused_listing, told_contact
from handlers.messages.examples import MIA, NOON, TODAY
from handlers.words import Words
from storage.lists import Reach
from storage.marks import Contact
from storage.people import Named

UNKNOWN_SHOWN = 3


@dataclass(frozen=True, slots=True)
class ListImported:
    """`new` creators on the list and `known` ones that stood there; `marked` of them have other marks now.

    `clashes` were to be marked as contacted, but another person had contacted them lately; `unknown` are statuses and
    notes that could not be taken. `refused` pairs what was typed with a reason's key; `assumed` is the platform that
    names without one were taken to be on. `undo` and `open` are presses.
    """

    name: str
    reach: Reach
    size: int
    new: int
    known: int
    marked: int
    today: date
    clashes: tuple[tuple[Creator, Contact], ...] = ()
    unknown: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    assumed: Platform | None = None
    undo: str = ""
    open: str = ""


def list_imported(read: ListImported, words: Words) -> Card:
    """Say what is new, then what else changed and what did not."""
    title = words("list-imported", list=read.name, count=read.new, shown=words.whole(read.new))
    lines = [
        words("list-imported-known", count=read.known, shown=words.whole(read.known)) if read.known else "",
        words("list-imported-marked", count=read.marked, shown=words.whole(read.marked)),
        words("list-assumed", platform=words(f"platform-{read.assumed}")) if read.assumed else "",
    ]
    size = words("list-size", count=read.size, shown=words.whole(read.size))
    blocks: list[Block] = [Paragraph(rich(words.sentences(*lines)))]
    if read.unknown:
        unknown = [rich(CreatorText(masked(each), 60)) for each in read.unknown[:UNKNOWN_SHOWN]]
        shown = joined(unknown, words("list-separator"))
        blocks.append(Paragraph(words.rich("list-imported-unknown", count=len(read.unknown), values=shown)))
    if read.clashes:
        blocks.append(Paragraph(rich(words("list-imported-clashes", count=len(read.clashes)))))
        blocks.append(Listing(tuple(_clash(each, read.today, words) for each in read.clashes), words("list-more")))
    blocks += refused_listing(read.refused, words)
    blocks.append(Note(rich(words("list-standing", size=size, reach=words(f"list-reach-{read.reach}")))))
    buttons = ((words("button-open-list"), read.open), (words("button-undo"), read.undo))
    blocks.append(Controls(tuple(Button(label, press) for label, press in buttons if press)))
    said = words.said(title, words.sentences(*lines))
    return Card(title, tuple(blocks), "good" if read.new or read.marked else "info", summary=said)


def _clash(clash: tuple[Creator, Contact], today: date, words: Words) -> Row:
    creator, contact = clash
    return Row(rich(name_of(creator, words)), (rich(told_contact(contact, today, words)),))


EXAMPLE = ListImported("Summer 2027", "conversation", 41, new=3, known=38, marked=4, today=TODAY, undo="u1", open="o1")
EXAMPLES = (
    ListImported(
        "Agency picks",
        "workspace",
        2,
        new=0,
        known=2,
        marked=0,
        today=TODAY,
        clashes=((MIA, Contact(Named("U2", "Leo"), NOON)),),
        unknown=("sent the contract",),
        refused=(("https://vm.tiktok.com/ZM8", "short-link"),),
        assumed=Platform.TIKTOK,
        open="o1",
    ),
)
