"""Sizes, distances and colours of card JSON 2.0 as CSS; a value that Feishu does not document counts for nothing.

From Feishu's pages "Rich text", "Plain text", "Column set" and "Color enumeration values" (light theme).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

SIZES = {
    **{"heading-0": 30, "heading-1": 24, "heading-2": 20, "heading-3": 18, "heading-4": 16, "heading": 16},
    **{"xxxx-large": 30, "xxx-large": 24, "xx-large": 20, "x-large": 18, "large": 16, "medium": 14, "small": 12},
    **{"normal": 14, "notation": 12, "x-small": 10},
}
"""Pixels of a text's `text_size`."""

SPACES = {"small": "4px", "medium": "8px", "large": "12px", "extra_large": "16px"}

HUES = frozenset(
    [
        "blue",
        "carmine",
        "green",
        "indigo",
        "lime",
        "grey",
        "neutral",
        "orange",
        "purple",
        "red",
        "turquoise",
        "violet",
        "wathet",
        "yellow",
    ]
)
"""The colours whose inks and grounds the style sheet knows."""

_DISTANCES = re.compile(r"(-?\d{1,3}(px)?)( -?\d{1,3}(px)?){0,3}")
_PIXELS = re.compile(r"\d{1,3}px")
_SHADE = re.compile(r"-\d{2,4}$")
_ALIGNED = {"left": "left", "center": "center", "right": "right"}


def hue(colour: object) -> str:
    """The hue of a colour such as `blue` or `blue-100`; empty for none that is known."""
    name = _SHADE.sub("", str(colour or ""))
    return name if name in HUES else ""


def ink(colour: object) -> str:
    """The CSS of words in a colour."""
    return f"color: var(--{hue(colour)})" if hue(colour) else ""


def ground(colour: object) -> str:
    """The CSS of a background in a colour."""
    return f"background: var(--{hue(colour)}-ground)" if hue(colour) else ""


def text_style(text: Mapping[str, Any]) -> str:
    """The CSS of a text by its size, colour and side."""
    size = SIZES.get(str(text.get("text_size", "normal")), SIZES["normal"])
    side = _ALIGNED.get(str(text.get("text_align")), "")
    return styled(
        f"font-size: {size}px; line-height: {size + 8}px",
        ink(text.get("text_color")),
        f"text-align: {side}" if side else "",
    )


def box_style(box: Mapping[str, Any]) -> str:
    """The CSS of a container by its margin, padding, background and the distance between what it holds."""
    spacing = str(box.get("vertical_spacing", ""))
    return styled(
        *(f"{name}: {box[name]}" for name in ("margin", "padding") if _DISTANCES.fullmatch(str(box.get(name, "")))),
        f"gap: {space(spacing)}" if spacing else "",
        ground(box.get("background_style") or box.get("background_color")),
    )


def space(named: object, otherwise: str = "8px") -> str:
    """A distance between components, by its name or in pixels."""
    told = str(named or "")
    return SPACES.get(told) or (told if _PIXELS.fullmatch(told) else otherwise)


def pixels(told: object) -> str:
    """A width or height in pixels; empty for one that is not in pixels."""
    return str(told) if _PIXELS.fullmatch(str(told or "")) else ""


def styled(*rules: str) -> str:
    """The rules that there are, as a style attribute."""
    return "; ".join(rule for rule in rules if rule)
