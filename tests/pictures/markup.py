"""HTML put together piece by piece: whatever is not finished markup is text, and escaped."""

from __future__ import annotations

from html import escape

_VOID = frozenset({"br", "hr"})


class Html(str):
    """Finished markup: what `element` makes and takes as it is."""

    __slots__ = ()


def element(name: str, *inside: str, **attributes: str) -> Html:
    """An element around texts, which are escaped, and around `Html`, which is not.

    An attribute may end in `_`, because `class` is a word of Python; one that is empty is left out.
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items() if value
    )
    opened = f"<{name}{told}>"
    return Html(opened if name in _VOID else f"{opened}{joined(inside)}</{name}>")


def joined(parts: tuple[str, ...] | list[str]) -> Html:
    """The parts one behind the other, texts escaped."""
    return Html("".join(part if isinstance(part, Html) else escape(part) for part in parts))
