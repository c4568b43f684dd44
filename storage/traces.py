"""How a creator is told in what is stored: by its ids, by its names, and in what people and other creators wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

STRUCK = "…"
"""What stands in the place of a name that was struck out."""

SHORTEST_UID = 6
"""Characters of a uid that is looked for in texts; shorter ones are figures of other things too."""

_NAMING = frozenset({"uid", "username", "unique_id", "seed", "name", "link", "value", "values", "chosen", "creators"})
"""Keys of JSON whose values name creators, so that even a plain word there is one."""

_COMMAND = re.compile(r"/\S+(?:\s+\S+)?")
"""The words of a typed line that say what to do."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A creator on a `platform`: user names without `@` and uids by which it was known, and ids of its kept rows.

    A name that `is_plain` is a word of other things too: in texts it counts only as `@name`, in an address, or where
    nothing but a creator can stand.
    """

    platform: str
    names: frozenset[str] = frozenset()
    uids: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    is_plain: bool = False
    _near: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _named: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _said: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", frozenset(name.casefold() for name in self.names if name))
        object.__setattr__(self, "_named", _pattern(self.names, self.uids, is_bare=False))
        object.__setattr__(self, "_near", _near((*self.names, *self.uids, *self.ids)))
        object.__setattr__(self, "_said", _pattern(self.names, self.uids, is_bare=not self.is_plain))

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the creator, `PLATFORM UID` and `PLATFORM @NAME`."""
        return frozenset(
            {f"{self.platform} {uid}" for uid in self.uids} | {f"{self.platform} @{name}" for name in self.names}
        )

    def is_on(self, platform: str) -> bool:
        """Whether what is on a platform, or on none that anybody told, may be the creator."""
        return platform in {"", self.platform}

    @property
    def worth_a_look(self) -> tuple[str, ...]:
        """Patterns for `LIKE … ESCAPE` that fit every text with the creator in it, and others too."""
        return patterns((*self.names, *self.uids, *self.ids))

    def may_be_in(self, text: str) -> bool:
        """Whether a text is worth a closer look still: the cheapest of the looks in Python."""
        return self._near.search(text) is not None

    def is_about(self, text: str) -> bool:
        """Whether a text, or what is JSON in it, names the creator anywhere."""
        if not self.may_be_in(text):
            return False
        start = min((at for at in (text.find("{"), text.find("[")) if at >= 0), default=-1)
        try:
            value = json.loads(text[start:]) if start >= 0 else None
        except ValueError:
            value = None
        if value is None:
            return self._is_in(text, "")
        return bool(self._said.search(text[:start])) or self._is_in(value, "")

    def is_it(self, value: object, platform: str = "") -> bool:
        """Whether a value of JSON is the creator: a name, an address or an id of it, or an object that describes it.

        Values with a `platform` are creators there, and nothing else.
        """
        if not self.is_on(platform):
            return False
        if isinstance(value, Mapping):
            return self._describes(value)
        if not isinstance(value, str):
            return False
        is_name = self._is_name(value) and bool(platform or not self.is_plain)
        return is_name or value in self.ids or self._named.search(value) is not None

    def without(self, value: Any, platform: str = "") -> Any:
        """The same JSON value without the creator in its lists, and with its name struck out of what others wrote."""
        if isinstance(value, list):
            return [self.without(one, platform) for one in value if not self.is_it(one, platform)]
        if isinstance(value, dict):
            return {key: self.without(one, platform) for key, one in value.items()}
        return self._named.sub(STRUCK, value) if isinstance(value, str) and self.may_be_in(value) else value

    def struck(self, text: str) -> str:
        """What somebody typed, without the names of the creator; the command of a line stays as it is."""
        command = _COMMAND.match(text)
        end = command.end() if command else 0
        return self._named.sub(STRUCK, text[:end]) + self._said.sub(STRUCK, text[end:])

    def _describes(self, row: Mapping[str, Any]) -> bool:
        if row.get("platform", self.platform) != self.platform:
            return False
        if isinstance(row.get("row"), Mapping):
            return self._describes(row["row"])
        uid, name = str(row.get("uid") or ""), row.get("username") or row.get("name") or ""
        if uid and self.uids:
            return uid in self.uids
        return isinstance(name, str) and self._is_name(name)

    def _is_name(self, text: str) -> bool:
        folded = text.strip().removeprefix("@").casefold()
        return folded in self.names or text.strip() in self.uids

    def _is_in(self, value: object, key: str) -> bool:
        if isinstance(value, Mapping):
            # Of somebody else's description the names are theirs, also where both are called the same.
            own = {"uid", "username"} & value.keys()
            return self._describes(value) or any(
                self._is_in(one, str(name)) for name, one in value.items() if name not in own
            )
        if isinstance(value, list):
            return any(self._is_in(one, key) for one in value)
        if not isinstance(value, str):
            return False
        if not self.may_be_in(value):
            return False
        is_said = self._is_name(value) and (not self.is_plain or key in _NAMING)
        return is_said or value in self.ids or self._said.search(value) is not None


ESCAPE = "!"
"""What stands before a character that means something to `LIKE`."""


def patterns(words: Iterable[str]) -> tuple[str, ...]:
    """What finds words anywhere in a text: SQLite compares Latin letters alone without their case."""
    spelled = {form for word in words for form in (word, word.lower(), word.upper(), word.title())}
    told = {form.lower() if form.isascii() else form for form in spelled}
    return tuple("%" + re.sub(r"([%_!])", rf"{ESCAPE}\1", form) + "%" for form in sorted(told))


def like(column: str, count: int) -> str:
    """The condition that a column fits one of so many `patterns`, which stand for its question marks."""
    return "(" + " OR ".join([f"{column} LIKE ? ESCAPE '{ESCAPE}'"] * count or ["0"]) + ")"


def _pattern(names: Iterable[str], uids: Iterable[str], *, is_bare: bool) -> re.Pattern[str]:
    """Names as `@name` and in addresses, bare ones where they count, and uids; never as a part of another name."""
    before = r"(?:(?<![\w.])@|(?<=\w/)@?)" + ("|(?<![\\w.@/-])" if is_bare else "")
    told = [rf"(?:{before}){re.escape(name)}(?![\w@-]|\.\w)" for name in names]
    told += [rf"(?<![\w-]){re.escape(uid)}(?![\w-])" for uid in uids if len(uid) >= SHORTEST_UID]
    return _compiled("|".join(told))


def _near(words: Iterable[str]) -> re.Pattern[str]:
    told = "|".join(map(re.escape, words))
    return _compiled(rf"(?:{told})(?!\w)" if told else "")


def _compiled(told: str) -> re.Pattern[str]:
    """In any case. Beside Latin names only Latin letters are parts of names: `@mia很好` is about `@mia`."""
    return re.compile(told or r"(?!)", re.IGNORECASE | (re.ASCII if told.isascii() else 0))
