"""The form in which an admin sets the workspace's own key of the creator API. The key is never shown again."""

from __future__ import annotations

from typing import Any

from api.errors import ApiError, NotSignedIn
from handlers.cards.form import Values, held
from handlers.context import Answer, Ask
from handlers.forms.kinds import FormKind, WrongFields, opened
from handlers.grammar.usage import wrong
from handlers.line import Line, folded
from handlers.messages.key_changed import KeyChanged, key_changed
from handlers.messages.key_form import KeyForm, key_form
from handlers.messages.problem import Problem, problem
from handlers.people.rights import require
from handlers.refusals import problem_of

ACTION = "form.key"
_REMOVE = frozenset({"remove", "delete", "删除", "移除", "清除"})
EXAMPLE = "/creators key"


async def key_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators key [remove]`: the form, or back to the account of the settings."""
    if not ask.context.accounts.can_keep:
        return Answer(problem, Problem("no-sealing"))
    words = [folded(word.text) for word in line.words]
    if not words:
        return await opened(ask, ACTION, KIND, {})
    if set(words) <= _REMOVE:
        was_there = await ask.context.store.api_keys.remove(ask.workspace)
        ask.context.accounts.forget(ask.workspace)
        return Answer(key_changed, KeyChanged("removed" if was_there else "none"))
    # Whatever it is, it may be a key: it is not repeated.
    raise wrong("key-in-line", example=EXAMPLE)


async def _draw(ask: Ask, press: str, values: Values) -> Answer[KeyForm]:
    kept = await ask.context.store.api_keys.of(ask.workspace)
    missing = wrong("no-key", example=EXAMPLE) if values and not held(values, "key") else None
    return Answer(key_form, KeyForm(press, kept is not None, missing))


async def _read(_: Ask, values: Values) -> str:
    if not held(values, "key"):
        raise WrongFields({"key": wrong("no-key", example=EXAMPLE)})
    return EXAMPLE


async def _act(ask: Ask, values: Values) -> Answer[Any]:
    """Try the key and keep it. One that does not work is not kept."""
    await require(ask, "administer")
    key = held(values, "key")
    try:
        await ask.context.accounts.check(key)
    except NotSignedIn as refused:
        return Answer(key_changed, KeyChanged("refused", request_id=refused.request_id))
    except ApiError as failed:
        return Answer(problem, problem_of(failed))
    await ask.context.store.api_keys.keep(ask.workspace, key, ask.person.id, ask.context.clock())
    ask.context.accounts.forget(ask.workspace)
    return Answer(key_changed, KeyChanged("kept"))


KIND = FormKind(_draw, _read, _act)
