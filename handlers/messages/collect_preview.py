"""What was read in a paste or a file, before anything is sent: who would be collected, what cannot be, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from api.contract.platforms import Platform
from handlers.cards import (
    Block,
    Bold,
    Button,
    Card,
    Control,
    Controls,
    CreatorText,
    Fact,
    Facts,
    Folded,
    Listing,
    Note,
    Option,
    Paragraph,
    Rich,
    Row,
    Select,
    joined,
    rich,
)
from handlers.creators.masking import masked
from handlers.messages.file_facts import file_facts
from handlers.words import Words

NAMED = 3
"""How many names a sentence lists before it counts the rest."""

REFUSED_IN_SIGHT = 3
"""So many refused entries are shown at once; more are folded away where the chat can."""

_MAY_HOLD_CONTACTS = frozenset({"e-mail", "nothing", "unknown-site"})
"""Reasons of entries that may be somebody's address; those of the platforms' own links are shown as typed."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a collection would take: tasks, credits as far as a price is known, and the usual time, if any is known."""

    tasks: int
    credits: int = 0
    usual: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Presses:
    """The opaque ids behind the preview's controls; an empty id leaves its control out."""

    collect: str = ""
    only_new: str = ""
    cancel: str = ""
    platforms: tuple[tuple[Platform, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CollectPreview:
    """What was read: `accepted` names the creators of each platform; `owned` of them were collected `owned_within`.

    `repeated` and `unsure` (handles without a platform) are as typed; `refused` pairs what was typed with the reason's
    key (`links-reason-KEY`). `file` names a dropped file, whose `sheets` were read and whose `unread` ones name nobody.
    `is_shared` where others will see the collection's card.
    """

    accepted: tuple[tuple[Platform, tuple[str, ...]], ...]
    estimate: Estimate
    repeated: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    owned: int = 0
    owned_within: timedelta = timedelta(days=14)
    file: str = ""
    sheets: tuple[tuple[str, int], ...] = ()
    unread: tuple[str, ...] = ()
    is_shared: bool = False
    presses: Presses = field(default_factory=Presses)

    @property
    def count(self) -> int:
        """The creators that can be collected as they are."""
        return sum(len(names) for _, names in self.accepted)


def collect_preview(read: CollectPreview, words: Words) -> Card:
    """Say what would be collected and wait for a press."""
    title = _title(read, words)
    blocks: list[Block] = []
    facts = _facts(read, words)
    if facts:
        blocks.append(Facts(facts))
    if read.unsure:
        blocks.append(Paragraph(words.rich("collect-unsure", count=len(read.unsure), names=named(read.unsure, words))))
    if read.refused:
        refused = words("collect-refused", count=len(read.refused), whole=words.whole(len(read.refused)))
        rows = tuple(_refusal(typed, reason, words) for typed, reason in read.refused)
        is_open = len(rows) <= REFUSED_IN_SIGHT
        blocks.append(Folded(refused, (Listing(rows, words("collect-refused-more")),), is_open=is_open))
    controls = _controls(read, words)
    if controls:
        blocks.append(Controls(controls))
    notes = [
        words("collect-nothing-sent"),
        *([words("collect-only-you")] if read.is_shared and read.presses.collect else []),
    ]
    blocks.append(Note(rich(words.sentences(*notes))))
    return Card(title, tuple(blocks), tone="info" if read.count else "warning", summary=_summary(title, read, words))


def _title(read: CollectPreview, words: Words) -> str:
    if read.count and read.owned == read.count:
        return words("collect-all-owned", age=words.age(read.owned_within))
    if read.count:
        return words("collect-ready", count=read.count, whole=words.whole(read.count))
    if read.unsure:
        return words("collect-which", count=len(read.unsure), whole=words.whole(len(read.unsure)))
    return words("collect-nothing")


def _facts(read: CollectPreview, words: Words) -> tuple[Fact, ...]:
    facts = list(file_facts(read.file, read.sheets, read.unread, words))
    for platform, names in read.accepted:
        value = joined((rich(Bold(words.whole(len(names)))), named(names, words)))
        facts.append(Fact(words(f"platform-{platform}"), value))
    if read.repeated:
        value = joined((rich(Bold(words.whole(len(read.repeated)))), named(read.repeated, words)))
        facts.append(Fact(words("collect-fact-repeated"), value))
    if read.owned:
        value = words.rich("collect-fact-owned-value", owned=words.whole(read.owned), count=words.whole(read.count))
        facts.append(Fact(words("collect-fact-owned", age=words.age(read.owned_within)), value))
    if read.count:
        facts.append(Fact(words("collect-fact-estimate"), estimated(read.estimate, words)))
    return tuple(facts)


def estimated(estimate: Estimate, words: Words) -> Rich:
    """Credits, tasks and the usual time in one line."""
    credits_ = words("collect-estimate", credits=words.whole(estimate.credits))
    parts = [
        credits_ if estimate.credits else words("collect-estimate-free"),
        words("collect-estimate-tasks", count=estimate.tasks),
    ]
    if estimate.usual is not None:
        parts.append(words("collect-estimate-time", age=words.age(estimate.usual)))
    return joined(rich(part) for part in parts)


def named(typed: Sequence[str], words: Words, most: int = NAMED) -> Rich:
    """The first names, and how many more there are."""
    first = joined([rich(CreatorText(each, most=60)) for each in typed[:most]], words("list-separator"))
    more = len(typed) - most
    return words.rich("collect-and-more", names=first, whole=words.whole(more)) if more > 0 else first


def _refusal(typed: str, reason: str, words: Words) -> Row:
    shown = masked(typed) if reason in _MAY_HOLD_CONTACTS else typed
    return Row(rich(CreatorText(shown, most=100)), (rich(words(f"links-reason-{reason}")),))


def _controls(read: CollectPreview, words: Words) -> tuple[Control, ...]:
    presses, new = read.presses, read.count - read.owned
    controls: list[Control] = []
    if presses.only_new:
        controls.append(Button(words("button-collect-new", whole=words.whole(new)), presses.only_new, style="primary"))
    if presses.collect:
        controls.append(
            Button(_collect_label(read, words), presses.collect, style="plain" if presses.only_new else "primary")
        )
    if presses.platforms:
        options = tuple(
            Option(words("collect-platform-option", platform=words(f"platform-{name}")), press)
            for name, press in presses.platforms
        )
        controls.append(Select(words("collect-platform-label"), options))
    if presses.cancel:
        controls.append(Button(words("button-cancel"), presses.cancel))
    return tuple(controls)


def _collect_label(read: CollectPreview, words: Words) -> str:
    key = "button-collect-again" if read.owned == read.count else "button-collect"
    return words(key, whole=words.whole(read.count))


def _summary(title: str, read: CollectPreview, words: Words) -> str:
    """The same numbers in one line."""
    said = [title if title.endswith(("?", "？")) else f"{title}{'。' if words.language == 'zh' else '.'}"]
    if read.owned and read.owned < read.count:
        said.append(words("collect-summary-owned", owned=words.whole(read.owned)))
    if read.repeated:
        said.append(words("collect-summary-repeated", whole=words.whole(len(read.repeated))))
    for key, some in (("unsure", read.unsure if read.count else ()), ("refused", read.refused)):
        if some:
            said.append(words(f"collect-summary-{key}", count=len(some), whole=words.whole(len(some))))
    return ("" if words.language == "zh" else " ").join(said)


_NAMES = ("@mia.makes.up", "@lena_lashes", "@kilnandclay", "@glazed", "@leo", "@kim")

EXAMPLE = CollectPreview(
    accepted=((Platform.TIKTOK, _NAMES * 6), (Platform.YOUTUBE, ("@beanlab",)), (Platform.INSTAGRAM, _NAMES[:3])),
    estimate=Estimate(3, usual=timedelta(minutes=6)),
    repeated=("@mia.makes.up", "@lena_lashes"),
    unsure=("@nina", "@bob"),
    refused=(
        ("https://www.tiktok.com/@mia.makes.up/video/7301000000000000001", "video-link"),
        ("https://vm.tiktok.com/ZMabcdef/", "short-link"),
        ("https://example.com/mia", "unknown-site"),
    ),
    owned=27,
    is_shared=True,
    presses=Presses("c1", "c2", "c3", ((Platform.TIKTOK, "t"), (Platform.YOUTUBE, "y"), (Platform.INSTAGRAM, "i"))),
)
EXAMPLES = (
    CollectPreview(
        ((Platform.TIKTOK, _NAMES[:1]),), Estimate(1, credits=2), is_shared=True, presses=Presses("c1", cancel="c3")
    ),
    CollectPreview(
        ((Platform.YOUTUBE, _NAMES),),
        Estimate(1),
        owned=6,
        file="list.xlsx",
        sheets=(("YouTube", 4), ("Backup", 2)),
        unread=("Instructions",),
        presses=Presses("c1", "", "c3"),
    ),
    CollectPreview((), Estimate(0), unsure=("@nina",), presses=Presses(platforms=EXAMPLE.presses.platforms)),
    CollectPreview((), Estimate(0), refused=(("mia@example.com", "e-mail"),)),
)
