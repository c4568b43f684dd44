"""A form as text, for a chat that has none."""

from __future__ import annotations

from handlers.cards.blocks import Fact, Facts
from handlers.cards.form import ChoiceField, DateField, Field, Form, LookupField, TextField
from handlers.cards.text import Code, Text


def as_text(form: Form) -> Facts:
    """A form for a chat that has none: what its fields hold or take, and the line that says the same."""
    fields = tuple(Fact(field.label, (Text(_in_field(field)),)) for field in form.fields)
    return Facts((*fields, Fact(form.line_label, (Code(form.line),))))


def _in_field(field: Field) -> str:
    match field:
        case TextField(value=value, hint=hint) | DateField(value=value, hint=hint):
            return value or hint
        case ChoiceField(choices=choices, chosen=chosen):
            return " · ".join(each.label for each in choices if not chosen or each.value in chosen)
        case LookupField(chosen=chosen, hint=hint):
            return " · ".join(each.label for each in chosen) or hint
