"""The fields of a form as a form container, and what Feishu gives of one that was sent in.

A form container keeps what is entered to itself until a button sends it in, so a form whose fields depend on each other
has a second button that draws it anew. Its components cannot search while people type: names are typed as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, assert_never

from bot.feishu import limits
from bot.feishu.controls import PRESS, calls, carried, plain_text
from bot.feishu.limits import Element, Elements
from handlers.cards.bare import bare, cut
from handlers.cards.form import Choice, ChoiceField, DateField, Field, Form, LookupField, TextField, Values

REDRAWS = "redraws"
"""The key of a callback value that says: draw the form anew, do not carry it out."""


def form_container(form: Form) -> Elements:
    """The form with its fields, what is wrong below each, and its buttons."""
    problems = dict(form.problems)
    elements = [drawn for field in form.fields for drawn in _field(field, problems.get(field.name, ""))]
    known = {field.name for field in form.fields}
    elements += [_problem(said) for name, said in form.problems if name not in known]
    return [{"tag": "form", "name": "form", "vertical_spacing": "8px", "elements": [*elements, *_buttons(form)]}]


def values_in(form_value: object) -> Values:
    """What the fields hold, by their names. A day comes with its zone behind it, which is left out."""
    told = form_value.items() if isinstance(form_value, Mapping) else ()
    values = {str(name): tuple(_texts(value)) for name, value in told}
    return {name: held for name, held in values.items() if held}


def _texts(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and each.strip():
            day, _, zone = each.partition(" ")
            yield day if _is_day(day) and zone[:1] in {"+", "-"} else each


def _is_day(text: str) -> bool:
    return len(text) == 10 and text[4] == text[7] == "-" and text.replace("-", "").isdecimal()


def _field(field: Field, problem: str) -> Elements:
    if isinstance(field, ChoiceField) and not field.choices:
        return []
    drawn = _component(field) | {"name": field.name, "required": _is_required(field), "width": "fill"}
    label = [] if drawn["tag"] == "input" else [_line(field.label, color="default", size="normal")]
    said = [_problem(problem)] if problem else []
    hint = [_line(field.hint, color="grey")] if drawn["tag"] != "input" and field.hint else []
    return [*label, drawn, *hint, *said]


def _component(field: Field) -> Element:
    match field:
        case TextField():
            most = min(field.most, limits.INPUT_MOST)
            drawn = _input(field.label, field.hint, "" if field.is_secret else field.value, most)
            if field.is_long:
                drawn |= {"input_type": "multiline_text", "rows": 4}
            return drawn | ({"input_type": "password"} if field.is_secret else {})
        case ChoiceField():
            return _choices(field)
        case LookupField():
            held = ", ".join(choice.label for choice in field.chosen)
            return _input(field.label, field.hint, held, limits.INPUT_MOST)
        case DateField(value=value):
            return {"tag": "date_picker", **_placeholder(field.empty)} | ({"initial_date": value} if value else {})
    assert_never(field)


def _input(label: str, hint: str, value: str, most: int) -> Element:
    named = plain_text(label, limits.BUTTON_LABEL_MOST)
    drawn: Element = {"tag": "input", "label": named, "max_length": most, **_placeholder(hint)}
    if value:
        drawn["default_value"] = cut(value, most)
    return drawn


def _choices(field: ChoiceField) -> Element:
    options = field.choices[: limits.OPTIONS_MOST]
    drawn: Element = {
        "tag": "multi_select_static" if field.takes_many else "select_static",
        "options": [_option(choice) for choice in options],
        **_placeholder(field.empty),
    }
    values = [choice.value for choice in options]
    chosen = [value for value in field.chosen if value in values]
    if chosen and field.takes_many:
        drawn["selected_values"] = chosen
    elif chosen:
        drawn["initial_index"] = 1 + values.index(chosen[0])
    return drawn


def _placeholder(said: str) -> Element:
    """What stands in a field that holds nothing; Feishu's own words where there is nothing to say."""
    return {"placeholder": plain_text(said, limits.PLACEHOLDER_MOST)} if said else {}


def _option(choice: Choice) -> Element:
    return {"text": plain_text(choice.label, limits.OPTION_LABEL_MOST), "value": choice.value}


def _is_required(field: Field) -> bool:
    return not isinstance(field, LookupField) and field.is_required


def _buttons(form: Form) -> Elements:
    drawn = [_button(form.submit, "submit", "primary_filled", {PRESS: carried(form.press)})]
    if form.update:
        drawn.append(_button(form.update, "update", "default", {PRESS: carried(form.press), REDRAWS: True}))
    columns = [{"tag": "column", "width": "auto", "elements": [button]} for button in drawn]
    return [{"tag": "column_set", "flex_mode": "flow", "horizontal_spacing": "8px", "columns": columns}]


def _button(label: str, name: str, kind: str, value: Element) -> Element:
    return {
        "tag": "button",
        "name": name,
        "type": kind,
        "text": plain_text(label, limits.BUTTON_LABEL_MOST),
        "form_action_type": "submit",
        "behaviors": [calls(value)],
    }


def _problem(said: str) -> Element:
    return _line(f"⚠️ {said}", color="red")


def _line(text: str, *, color: str, size: str = "notation") -> Element:
    words = {"tag": "plain_text", "content": cut(bare(text), limits.NOTE_MOST) or "•", "text_size": size}
    return {"tag": "div", "text": {**words, "text_color": color}}
