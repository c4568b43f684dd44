"""The form of a search, with what it will cost as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from api.contract.platforms import Level, Platform
from handlers.cards import Card, Note, rich
from handlers.cards.form import Choice, ChoiceField, DateField, Form, LookupField, Source, TextField
from handlers.grammar.translating import in_language
from handlers.grammar.usage import UsageError, wrong
from handlers.messages.usage import said_of
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class SearchForm:
    """What the fields hold. `text` and `picked` go by fields' names; `sorts`, `flags` and `sizes` can be chosen from.

    `price` is in credits a creator at the chosen level, `month` this month's spending so far. `line` says the same as
    the fields. `problems` are mistakes by fields' names.
    """

    press: str
    platform: Platform
    text: Mapping[str, str]
    picked: Mapping[str, tuple[Choice, ...]]
    flags: tuple[str, ...]
    contacts: tuple[str, ...]
    sorts: tuple[str, ...]
    sort: str
    level: Level
    sizes: tuple[int, ...]
    size: int
    price: int
    month: int
    line: str
    problems: Mapping[str, UsageError] = field(default_factory=dict)


def search_form(shown: SearchForm, words: Words) -> Card:
    """The form and the estimate."""
    title, cost = words("form-search-title"), shown.size * shown.price
    estimate = words(
        "form-search-estimate", count=shown.size, level=shown.level.value, credits=cost, month=words.whole(shown.month)
    )
    form = Form(
        press=shown.press,
        submit=words("form-search-submit"),
        open=words("form-search-open"),
        update=words("form-search-update"),
        fields=(
            ChoiceField(
                "platform",
                words("form-platform"),
                tuple(Choice(each.value, words(f"platform-{each.value}")) for each in Platform),
                (shown.platform.value,),
                is_required=True,
                redraws=True,
            ),
            _text("keyword", shown, words),
            _lookup("country", "countries", shown, words),
            _lookup("category", "categories", shown, words),
            _lookup("language", "languages", shown, words),
            _text("followers", shown, words),
            _text("engagement", shown, words),
            DateField(
                "last_post",
                words("form-last-post"),
                shown.text.get("last_post", ""),
                words("form-last-post-hint"),
                words("form-last-post-empty"),
            ),
            ChoiceField(
                "contacts",
                words("form-contacts"),
                tuple(Choice(each, words(f"form-has-{each}")) for each in shown.flags),
                shown.contacts,
                empty=words("form-contacts-empty"),
                takes_many=True,
            ),
            ChoiceField("sort", words("sort-label"), _sorts(shown, words), (shown.sort,)),
            ChoiceField(
                "level",
                words("level-label"),
                tuple(Choice(each.value, words(f"form-level-{each.value}")) for each in Level),
                (shown.level.value,),
                redraws=True,
            ),
            ChoiceField(
                "size",
                words("form-size"),
                tuple(Choice(str(each), words.whole(each)) for each in shown.sizes),
                (str(shown.size),),
                redraws=True,
            ),
            _text("more", shown, words),
        ),
        line=in_language(shown.line, words.language),
        line_label=words("form-as-line"),
        problems=tuple((name, words.sentences(*said_of(each, words))) for name, each in shown.problems.items()),
    )
    return Card(title, (form, Note(rich(estimate))), summary=words.said(title, form.first_problem or estimate))


def _text(name: str, shown: SearchForm, words: Words) -> TextField:
    return TextField(name, words(f"form-{name}"), shown.text.get(name, ""), words(f"form-{name}-hint"))


def _lookup(name: str, source: Source, shown: SearchForm, words: Words) -> LookupField:
    return LookupField(name, words(f"form-{name}"), source, shown.picked.get(name, ()), words(f"form-{name}-hint"))


def _sorts(shown: SearchForm, words: Words) -> tuple[Choice, ...]:
    orders = tuple(f"{name}{order}" for name in shown.sorts for order in ("", " asc"))
    return tuple(Choice(each, _sorted(each, words)) for each in orders)


def _sorted(sort: str, words: Words) -> str:
    name, _, order = sort.partition(" ")
    return words("form-sort-asc" if order else "form-sort-desc", sort=words(f"sort-{name}"))


EXAMPLE = SearchForm(
    press="f1",
    platform=Platform.TIKTOK,
    text={"keyword": "glass skin", "followers": "10k-500k", "engagement": ">=3%", "last_post": "2026-10-31"},
    picked={
        "country": (Choice("US", "United States"), Choice("CA", "Canada")),
        "category": (Choice("25009", "Beauty & Personal Care › Skincare"),),
    },
    flags=("email", "line", "zalo", "mcn"),
    contacts=("email",),
    sorts=("followers", "views"),
    sort="followers",
    level=Level.S2,
    sizes=(5, 10, 20, 50, 100),
    size=10,
    price=3,
    month=4_200,
    line='/creators search tiktok "glass skin" country:US,CA category:skincare followers:10k-500k engagement:>=3% '
    "email:yes last_post:>=2026-10-31 level:S2 size:10",
)
EXAMPLES = (
    SearchForm(
        press="f2",
        platform=Platform.YOUTUBE,
        text={"followers": "lots"},
        picked={},
        flags=("email", "whatsapp"),
        contacts=(),
        sorts=("followers",),
        sort="followers",
        level=Level.S1,
        sizes=(5, 10, 20, 50, 100),
        size=50,
        price=1,
        month=0,
        line="/creators search youtube",
        problems={"followers": wrong("not-a-number", "lots", option="followers")},
    ),
)
