"""Creators side by side: a table with a column for each, one chart, and what is missing said as missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from api.contract.creator import Creator
from api.contract.platforms import Platform
from handlers.cards import (
    Amount,
    Bar,
    Block,
    Button,
    Card,
    Chart,
    Column,
    Control,
    Controls,
    CreatorText,
    Note,
    Option,
    Paragraph,
    Rich,
    Select,
    Table,
    Tone,
    plain,
    rich,
)
from handlers.creators.figures import figure
from handlers.creators.masking import masked
from handlers.creators.metrics import CHARTS, FURTHER, MAIN, has, is_common
from handlers.creators.naming import shows
from handlers.creators.row import consistency, name_of
from handlers.messages.examples import BEAN, LENA, MIA, TODAY
from handlers.messages.footer import Cost, footer
from handlers.messages.problem import Problem
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class Presses:
    """The presses of a comparison: an empty one leaves its control out. `charts` pairs names of charts with presses."""

    charts: tuple[tuple[str, str], ...] = ()
    shortlist: str = ""
    share: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A creator of whom nothing is known but the name, or the id, that was asked for, and the platform."""

    name: str
    platform: Platform

    def told(self, words: Words) -> str:
        """As a card says it: `@mia (TikTok)`, `@mia（TikTok）`."""
        return words("compare-named", name=self.name, platform=words(f"platform-{self.platform.value}"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Creators in the order asked for, and which `chart` of `handlers.creators.metrics` is drawn.

    An empty `chart` is the first that can be drawn. `absent` are names that nobody has, `untold` creators of whom
    nothing was told yet; `failed` pairs one with why nothing could be fetched. `left` counts creators
    of a list beyond those compared; `assumed` is the platform that names without one were taken to be on.
    """

    creators: tuple[Creator, ...]
    cost: Cost
    today: date
    chart: str = ""
    presses: Presses = field(default_factory=Presses)
    absent: tuple[Named, ...] = ()
    untold: tuple[Named, ...] = ()
    failed: tuple[tuple[Named, Problem], ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    assumed: str = ""
    left: int = 0
    shared_by: str = ""


def comparison(shown: Comparison, words: Words) -> Card:
    """Set them side by side."""
    title = words("compare-title", count=len(shown.creators))
    blocks: list[Block] = [Note(words.rich("note-shared", person=shown.shared_by))] if shown.shared_by else []
    blocks += (Paragraph(line) for line in _lacking(shown, words))
    if shown.creators:
        table = _Table(shown, words)
        chart = _chart(shown, words)
        blocks += [table.drawn, Note(rich(table.legend)), *([chart] if chart else [])]
    controls = _controls(shown, words)
    blocks += [Controls(controls)] if controls else []
    blocks.append(footer(shown.cost, words, is_shared=bool(shown.shared_by)))
    tone: Tone = "good" if len(shown.creators) > 1 else "warning"
    said = words.said(title, _said(shown, words)) if shown.creators else title
    return Card(title, tuple(blocks), tone=tone, summary=said, shows=shows(shown.creators))


def charts_of(creators: tuple[Creator, ...]) -> list[str]:
    """The charts that can be drawn: of figures that mean the same for all, known of two creators at least."""
    platforms = {creator.platform for creator in creators}
    return [
        name
        for name, columns in CHARTS.items()
        if is_common(columns[0], platforms)
        and sum(getattr(creator, columns[0]) is not None for creator in creators) > 1
    ]


class _Table:
    """The table of a comparison and the words on its signs, of those that it uses."""

    def __init__(self, shown: Comparison, words: Words) -> None:
        self._shown, self._words = shown, words
        self._platforms = {creator.platform for creator in shown.creators}
        self._signs: dict[str, None] = {}
        self._names = names_of(shown.creators, words)
        columns = (Column(words("compare-figure")), *(Column(name, "right") for name in self._names))
        self.drawn = Table(columns, tuple(self._rows()), words("list-more"))

    @property
    def legend(self) -> str:
        """What the signs in the table mean."""
        return " · ".join(self._words(f"compare-legend-{sign}") for sign in self._signs)

    def _rows(self) -> Iterator[tuple[Rich, ...]]:
        creators, words = self._shown.creators, self._words
        yield self._row("compare-name", [rich(name_of(each, words)) for each in creators])
        if len(self._platforms) > 1:
            yield self._row("compare-platform", [rich(words(f"platform-{each.platform}")) for each in creators])
        yield from (self._figures(column) for column in MAIN)
        if any(map(consistency, creators)):
            yield self._row("compare-views", [self._consistency(each) for each in creators])
        yield from (self._figures(column) for column in ("last_post", "country"))
        yield self._row("compare-email", [self._email(each) for each in creators])
        further = [column for column in FURTHER if any(getattr(each, column) is not None for each in creators)]
        # What may not be compared comes last.
        yield from (self._figures(column) for column in further if is_common(column, self._platforms))
        yield from (self._figures(column) for column in further if not is_common(column, self._platforms))

    def _row(self, label: str, cells: list[Rich]) -> tuple[Rich, ...]:
        return (rich(self._words(label)), *cells)

    def _figures(self, column: str) -> tuple[Rich, ...]:
        words, label = self._words, self._words(f"details-fact-{column}")
        common = is_common(column, self._platforms)
        if not common:
            label = words("compare-apart", label=label)
        best = _best(self._shown.creators, column) if common else None
        return (rich(label), *(self._cell(each, column, best) for each in self._shown.creators))

    def _cell(self, creator: Creator, column: str, best: float | None) -> Rich:
        value = getattr(creator, column)
        if value is not None:
            is_best = best is not None and value == best
            self._signs |= {"best": None} if is_best else {}
            drawn = figure(column, value, self._shown.today, self._words)
            return rich(drawn, " ★") if is_best else drawn
        sign = "missing" if has(creator.platform, column) else "without"
        self._signs[sign] = None
        return rich(self._words(f"compare-{sign}"))

    def _consistency(self, creator: Creator) -> Rich:
        flag = consistency(creator)
        if flag:
            return rich(self._words(f"compare-{flag}"))
        self._signs["missing"] = None
        return rich(self._words("compare-missing"))

    def _email(self, creator: Creator) -> Rich:
        known = True if creator.email else creator.has_email
        if known is None:
            self._signs["missing"] = None
            return rich(self._words("compare-missing"))
        return rich(self._words("yes" if known else "no"))


def names_of(creators: tuple[Creator, ...], words: Words) -> list[str]:
    """What each is called at the head of its column: the user name, behind the platform where two share it."""
    names = [f"@{each.username}" if each.username else plain((name_of(each, words),)) for each in creators]
    return [
        f"{words(f'platform-{each.platform}')} {name}" if names.count(name) > 1 else name
        for name, each in zip(names, creators, strict=True)
    ]


def _best(creators: tuple[Creator, ...], column: str) -> float | None:
    """The largest value of numbers that differ; None where nobody stands out or the column is no measure."""
    values = [value for each in creators if isinstance(value := getattr(each, column), int | float)]
    is_measure = column in {*MAIN, *FURTHER} and column != "audience_female"
    return max(values) if is_measure and len(set(values)) > 1 else None


def _chart(shown: Comparison, words: Words) -> Chart | None:
    names = charts_of(shown.creators)
    if not names:
        return None
    name = shown.chart if shown.chart in names else names[0]
    # A second series that nobody has would be a row of dashes.
    columns = [each for each in CHARTS[name] if any(getattr(one, each) is not None for one in shown.creators)]
    series = tuple(words(f"compare-series-{each}") for each in columns) if len(columns) > 1 else ("",)
    labels = names_of(shown.creators, words)
    bars = tuple(
        Bar(CreatorText(label, 40), tuple(_amount(each, column, shown.today, words) for column in columns))
        for label, each in zip(labels, shown.creators, strict=True)
    )
    return Chart(words(f"compare-chart-{name}"), bars, series, more=words("list-more"))


def _amount(creator: Creator, column: str, today: date, words: Words) -> Amount:
    value: Any = getattr(creator, column)
    if value is None:
        return Amount(None, words("compare-missing"))
    return Amount(max(float(value), 0.0), plain(figure(column, value, today, words)))


def _lacking(shown: Comparison, words: Words) -> Iterator[Rich]:
    """Who is not compared, and why."""
    if shown.absent:
        yield rich(words("compare-absent", names=words.listed(each.told(words) for each in shown.absent)))
    if shown.untold:
        yield rich(words("compare-untold", names=words.listed(each.told(words) for each in shown.untold)))
    for named, trouble in shown.failed:
        why = words(f"problem-{trouble.key}", **trouble.values)
        charged = words("problem-charged-unknown") if trouble.charged == "unknown" else ""
        yield rich(words.sentences(words("compare-failed", name=named.told(words)), why, charged))
    for typed, reason in shown.refused:
        yield words.rich("fact-said", label=CreatorText(masked(typed), 60), value=words(f"links-reason-{reason}"))
    if shown.assumed:
        yield rich(words("list-assumed", platform=words(f"platform-{shown.assumed}")))
    if shown.left:
        yield rich(words("compare-left", count=shown.left))


def _controls(shown: Comparison, words: Words) -> tuple[Control, ...]:
    controls: list[Control] = []
    names = [name for name, _ in shown.presses.charts]
    if len(names) > 1:
        options = tuple(Option(words(f"compare-option-{name}"), press) for name, press in shown.presses.charts)
        chosen = names.index(shown.chart) if shown.chart in names else 0
        controls.append(Select(words("compare-chart-label"), options, chosen))
    if shown.presses.shortlist:
        label = words("button-shortlist-all", count=len(shown.creators))
        controls.append(Button(label, shown.presses.shortlist))
    if shown.presses.share:
        controls.append(Button(words("button-share"), shown.presses.share))
    return tuple(controls)


def _said(shown: Comparison, words: Words) -> str:
    """Each with the first figure of the chart, or the followers."""
    names = charts_of(shown.creators)
    column = CHARTS[shown.chart if shown.chart in names else names[0] if names else "followers"][0]
    told = (
        f"{name} {_amount(each, column, shown.today, words).text}"
        for name, each in zip(names_of(shown.creators, words), shown.creators, strict=True)
    )
    return words("fact-said", label=words(f"details-fact-{column}"), value=words.listed(told))


_BEAN = replace(BEAN, followers=1_250_000, avg_views=310_000, engagement=0.048, videos=412, total_views=98_000_000)
_NOBODY = Named("@nobody.at.all", Platform.TIKTOK)
_CHARTS: Mapping[str, str] = {"views": "c1", "followers": "c2", "engagement": "c3"}

EXAMPLE = Comparison(
    (MIA, LENA, _BEAN),
    Cost("S2", 9, "", estimate=30, requests_left=868),
    TODAY,
    presses=Presses(tuple(_CHARTS.items()), "l1", "s1"),
    absent=(_NOBODY,),
)
EXAMPLES = (
    Comparison((MIA, LENA), Cost("", 0, ""), TODAY, "followers", Presses(tuple(_CHARTS.items())), left=39),
    Comparison(
        (BEAN,),
        Cost("S1", 1, "req_9"),
        TODAY,
        failed=((Named("@kilnandclay", Platform.YOUTUBE), Problem("timeout", charged="unknown")),),
        refused=(("https://vm.tiktok.com/abc", "short-link"),),
        assumed="youtube",
    ),
    Comparison((), Cost("S2", 0, ""), TODAY, absent=(_NOBODY,), untold=(Named("@lena_lashes", Platform.TIKTOK),)),
    Comparison((MIA, LENA, _BEAN), Cost("S2", 9, ""), TODAY, "engagement", shared_by="Mia"),
)
