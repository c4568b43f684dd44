"""The form of a collection: room to paste, and the platform of names without a link."""

from __future__ import annotations

from dataclasses import dataclass

from api.contract.platforms import Platform
from handlers.cards import Card, Note, rich
from handlers.cards.form import Choice, ChoiceField, Form, TextField
from handlers.grammar.examples import COLLECT
from handlers.grammar.translating import in_language
from handlers.grammar.usage import UsageError, wrong
from handlers.messages.usage import said_of
from handlers.words import Words

PASTED_MOST = 3_000
"""Characters of the field: what Slack and Feishu take in one. Longer lists go behind the command, or in a file."""


@dataclass(frozen=True, slots=True)
class CollectForm:
    """What the fields hold: pasted `text`, and the `platform` of bare names, if one was chosen."""

    press: str
    text: str = ""
    platform: Platform | None = None
    mistake: UsageError | None = None


def collect_form(shown: CollectForm, words: Words) -> Card:
    """The form; nothing is sent before the preview that follows it."""
    title, note = words("form-collect-title"), words("form-collect-note")
    form = Form(
        press=shown.press,
        submit=words("form-collect-submit"),
        open=words("form-collect-open"),
        fields=(
            TextField(
                "links",
                words("form-links"),
                shown.text,
                words("form-links-hint"),
                most=PASTED_MOST,
                is_long=True,
                is_required=True,
            ),
            ChoiceField(
                "platform",
                words("form-bare-platform"),
                tuple(Choice(each.value, words(f"platform-{each.value}")) for each in Platform),
                (shown.platform.value,) if shown.platform else (),
                words("form-bare-platform-hint"),
                words("form-bare-platform-empty"),
            ),
        ),
        line=in_language(COLLECT, words.language),
        line_label=words("form-as-line"),
        problems=(("links", words.sentences(*said_of(shown.mistake, words))),) if shown.mistake else (),
    )
    return Card(title, (form, Note(rich(note))), summary=words.said(title, form.first_problem or note))


EXAMPLE = CollectForm("f1")
EXAMPLES = (CollectForm("f2", "hello", Platform.TIKTOK, wrong("no-creators", "hello")),)
