"""The form for a workspace's own key of the creator API."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Card, Note, rich
from handlers.cards.form import Form, TextField
from handlers.grammar.usage import UsageError, wrong
from handlers.messages.usage import said_of
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class KeyForm:
    """Whether the workspace has a key already; which one is never shown."""

    press: str
    has_key: bool
    mistake: UsageError | None = None


def key_form(shown: KeyForm, words: Words) -> Card:
    """One field, and what becomes of what is put into it."""
    title = words("form-key-title")
    note = words("form-key-has" if shown.has_key else "form-key-note")
    form = Form(
        press=shown.press,
        submit=words("form-key-submit"),
        open=words("form-key-open"),
        fields=(
            TextField(
                "key", words("form-key"), hint=words("form-key-hint"), most=200, is_required=True, is_secret=True
            ),
        ),
        line="CV_API_KEY",
        line_label=words("form-key-setting"),
        problems=(("key", words.sentences(*said_of(shown.mistake, words))),) if shown.mistake else (),
    )
    return Card(title, (form, Note(rich(note))), summary=words.said(title, form.first_problem or note))


EXAMPLE = KeyForm("f1", has_key=False)
EXAMPLES = (KeyForm("f2", has_key=True), KeyForm("f3", has_key=False, mistake=wrong("no-key", example="/creators key")))
