"""The fields of a form as input blocks, and what stands in such blocks as values.

A block's id is its field's name. Slack keeps what people entered into a block for as long as its id stays, so a field
with choices has a mark of them in its id: with other choices it begins anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, assert_never
from zlib import crc32

from slack_sdk.models.blocks import (
    CheckboxesElement,
    DatePickerElement,
    ExternalDataMultiSelectElement,
    InputBlock,
    InputInteractiveElement,
    PlainTextInputElement,
    StaticMultiSelectElement,
    StaticSelectElement,
)
from slack_sdk.models.blocks import Option as SlackOption
from slack_sdk.models.blocks.basic_components import PlainTextObject

from bot.slack import limits
from bot.slack.controls import plain_text
from bot.slack.escape import cut
from handlers.cards.form import Choice, ChoiceField, DateField, Field, Form, LookupField, TextField, Values

LOOKUP = "lookup:"
"""How the action id of a field begins whose choices Slack asks for while people type; its source follows."""

_MARK = "|"


def input_blocks(form: Form) -> list[dict[str, Any]]:
    """One input block for each field that can be filled in."""
    return [_block(field) for field in form.fields if not (isinstance(field, ChoiceField) and not field.choices)]


def field_name(block_id: str) -> str:
    """The field that a block id is of."""
    return block_id.partition(_MARK)[0]


def slack_option(choice: Choice) -> SlackOption:
    """A choice, within what Slack carries."""
    value = choice.value if 0 < limits.length(choice.value) <= limits.OPTION_VALUE_MOST else "-"
    return SlackOption(text=plain_text(choice.label, limits.OPTION_LABEL_MOST), value=value)


def values_in(state: object) -> Values:
    """What a view's blocks hold, by fields' names. Blocks of other kinds are left alone."""
    values: dict[str, tuple[str, ...]] = {}
    blocks = state.get("values") if isinstance(state, Mapping) else None
    for block_id, elements in (blocks or {}).items() if isinstance(blocks, Mapping) else ():
        held = tuple(_held(elements)) if isinstance(elements, Mapping) else ()
        if held:
            values[field_name(str(block_id))] = held
    return values


def _held(elements: Mapping[str, Any]) -> Iterator[str]:
    for element in elements.values():
        if not isinstance(element, Mapping):
            continue
        chosen = [element.get("selected_option"), *(element.get("selected_options") or [])]
        found = [one.get("value") for one in chosen if isinstance(one, Mapping)]
        found += [element.get("value"), element.get("selected_date")]
        yield from (text for text in found if isinstance(text, str) and text.strip())


def _block(field: Field) -> dict[str, Any]:
    block = InputBlock(
        block_id=_block_id(field),
        label=plain_text(field.label, limits.INPUT_LABEL_MOST),
        hint=plain_text(field.hint, limits.INPUT_HINT_MOST) if field.hint else None,
        element=_element(field),
        optional=not _is_required(field),
        dispatch_action=True if isinstance(field, ChoiceField) and field.redraws else None,
    )
    return block.to_dict()


def _block_id(field: Field) -> str:
    if not isinstance(field, ChoiceField):
        return field.name
    return f"{field.name}{_MARK}{crc32(','.join(choice.value for choice in field.choices).encode()):x}"


def _is_required(field: Field) -> bool:
    return not isinstance(field, LookupField) and field.is_required


def _element(field: Field) -> InputInteractiveElement:
    match field:
        case TextField():
            most = min(field.most, limits.INPUT_MOST)
            value = "" if field.is_secret else cut(field.value, most)
            return PlainTextInputElement(
                action_id="typed", initial_value=value or None, multiline=field.is_long, max_length=most
            )
        case ChoiceField():
            return _choices(field)
        case LookupField(source=source, chosen=chosen):
            return ExternalDataMultiSelectElement(
                action_id=f"{LOOKUP}{source}",
                min_query_length=0,
                initial_options=[slack_option(each) for each in chosen] or None,
            )
        case DateField(value=value, empty=empty):
            return DatePickerElement(action_id="day", initial_date=value or None, placeholder=_placeholder(empty))
    assert_never(field)


def _choices(field: ChoiceField) -> InputInteractiveElement:
    options = {choice.value: slack_option(choice) for choice in field.choices[: limits.OPTIONS_MOST]}
    chosen = [options[value] for value in field.chosen if value in options]
    if not field.takes_many:
        return StaticSelectElement(
            action_id="chosen",
            options=list(options.values()),
            initial_option=chosen[0] if chosen else None,
            placeholder=_placeholder(field.empty),
        )
    if len(options) <= limits.CHECKBOXES_MOST:
        return CheckboxesElement(action_id="chosen", options=list(options.values()), initial_options=chosen or None)
    return StaticMultiSelectElement(
        action_id="chosen",
        options=list(options.values()),
        initial_options=chosen or None,
        placeholder=_placeholder(field.empty),
    )


def _placeholder(said: str) -> PlainTextObject | None:
    """What stands in a field that holds nothing; Slack's own words where there is nothing to say."""
    return plain_text(said, limits.PLACEHOLDER_MOST) if said else None
