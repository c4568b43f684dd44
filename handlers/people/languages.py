"""In which language somebody is answered."""

from __future__ import annotations

from handlers.chat import Person
from handlers.context import Context
from handlers.words import LANGUAGES, Language, language_of


async def language_for(person: Person, context: Context) -> Language:
    """The person's choice, else what their chat client speaks, else the workspace's choice, else the default.

    What a person names for this conversation, as `--lang`, comes before all.
    """
    preferences, default = context.store.preferences, context.options.language
    if person.speaks_as_told:
        return language_of(person.language, default)
    chosen = (await preferences.of_person(person.workspace.key, person.id)).language
    if not chosen and person.language:
        chosen = language_of(person.language, default)
    if not chosen:
        chosen = (await preferences.of_workspace(person.workspace.key)).language
    return next((language for language in LANGUAGES if language == chosen), default)
