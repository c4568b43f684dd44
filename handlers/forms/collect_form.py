"""The form of a collection. What is pasted into it is read as behind `/collect`."""

from __future__ import annotations

from api.contract.platforms import Platform
from handlers.cards.form import Values, held
from handlers.context import Answer, Ask
from handlers.forms.kinds import FormKind, WrongFields, opened
from handlers.grammar.examples import COLLECT
from handlers.grammar.usage import wrong
from handlers.messages.collect_form import CollectForm, collect_form
from handlers.pasted import TooMuchPasted, read_pasted

ACTION = "form.collect"


async def open_collect_form(ask: Ask) -> Answer[CollectForm]:
    """The form with nothing in it."""
    return await opened(ask, ACTION, KIND, {})


async def _draw(ask: Ask, press: str, values: Values) -> Answer[CollectForm]:
    platform = held(values, "platform")
    try:
        mistake = None
        if held(values, "links"):
            await _read(ask, values)
    except WrongFields as refused:
        mistake = refused.problems["links"]
    named = Platform(platform) if platform in set(Platform) else None
    return Answer(collect_form, CollectForm(press, held(values, "links"), named, mistake))


async def _read(ask: Ask, values: Values) -> str:
    """The line, with the chosen platform's word before what was pasted. Raises `WrongFields` where nobody is named."""
    text, platform = held(values, "links"), held(values, "platform")
    line = f"{platform} {text}".strip()
    try:
        pasted = read_pasted(ask.without_people(line))
    except TooMuchPasted as refused:
        mistake = wrong("too-many-creators", most=refused.most, example=COLLECT)
        raise WrongFields({"links": mistake}) from refused
    if not (pasted.taken or pasted.without_platform):
        raise WrongFields({"links": wrong("no-creators", text, example=COLLECT)})
    return f"/collect {line}"


KIND = FormKind(_draw, _read)
