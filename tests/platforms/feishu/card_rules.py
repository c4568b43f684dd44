"""What the parts of a card may have, by Feishu's pages on card JSON 2.0, and how a broken rule is told."""

from __future__ import annotations

import re
from typing import Any

Card = dict[str, Any]

PROPERTIES = {
    "markdown": {"element_id", "margin", "content", "i18n_content", "text_size", "text_align", "icon"},
    "div": {"element_id", "margin", "width", "text", "icon"},
    "plain_text": {"element_id", "content", "i18n_content", "text_size", "text_color", "text_align", "lines"},
    "hr": {"element_id", "margin"},
    "column_set": {
        *("element_id", "margin", "horizontal_spacing", "horizontal_align", "flex_mode"),
        *("background_style", "action", "columns"),
    },
    "column": {
        *("element_id", "background_style", "width", "weight", "horizontal_spacing", "horizontal_align"),
        *("vertical_align", "vertical_spacing", "direction", "padding", "margin", "action", "elements"),
    },
    "button": {
        *("element_id", "margin", "type", "size", "width", "text", "icon", "hover_tips", "disabled"),
        *("disabled_tips", "confirm", "behaviors", "name", "form_action_type"),
    },
    "select_static": {
        *("element_id", "margin", "type", "name", "required", "disabled", "initial_option", "initial_index"),
        *("placeholder", "width", "behaviors", "options", "confirm"),
    },
    "table": {
        *("element_id", "margin", "page_size", "row_height", "row_max_height", "freeze_first_column"),
        *("header_style", "columns", "rows"),
    },
    "form": {
        *("element_id", "direction", "horizontal_spacing", "vertical_spacing", "horizontal_align", "vertical_align"),
        *("padding", "margin", "name", "elements"),
    },
    "input": {
        *("element_id", "margin", "name", "required", "placeholder", "default_value", "disabled", "disabled_tips"),
        *(
            "i18n_default_value",
            "width",
            "behaviors",
            "max_length",
            "input_type",
            "rows",
            "auto_resize",
            "max_rows",
            "show_icon",
            "label",
        ),
        *("label_position", "confirm"),
    },
    "multi_select_static": {
        *("element_id", "margin", "type", "name", "required", "disabled", "selected_values", "placeholder", "width"),
        *("behaviors", "options", "confirm"),
    },
    "date_picker": {
        *("element_id", "margin", "name", "required", "disabled", "width", "behaviors", "placeholder", "initial_date"),
        "confirm",
    },
    "collapsible_panel": {
        *("element_id", "direction", "vertical_spacing", "horizontal_spacing", "vertical_align", "horizontal_align"),
        *("padding", "margin", "expanded", "background_color", "header", "border", "elements"),
    },
    "chart": {"element_id", "margin", "aspect_ratio", "color_theme", "chart_spec", "preview", "height"},
}
COLUMN = {"name", "display_name", "width", "vertical_align", "horizontal_align", "data_type", "format", "date_format"}
PANEL_HEADER = {
    *("title", "background_color", "width", "vertical_align", "padding", "position", "icon", "icon_position"),
    "icon_expanded_angle",
}
HEADER = {"title", "subtitle", "text_tag_list", "i18n_text_tag_list", "template", "icon", "padding"}
CONFIG = {
    *("streaming_mode", "streaming_config", "summary", "locales", "enable_forward", "update_multi", "width_mode"),
    *("use_custom_translation", "enable_forward_interaction", "style"),
}
BODY = {"direction", "padding", "horizontal_spacing", "horizontal_align", "vertical_spacing", "vertical_align"}
TEMPLATES = {
    *("blue", "wathet", "turquoise", "green", "yellow", "orange", "red", "carmine", "violet", "purple", "indigo"),
    *("grey", "default"),
}
TAG_COLOURS = {"neutral", "lime", *TEMPLATES} - {"grey", "default"}
TAG = re.compile(r"<(/?[a-zA-Z_]+)")
DATA_TYPES = {"text", "lark_md", "options", "number", "persons", "date", "markdown"}


class Refused(Exception):
    """The card is not taken. `code` is Feishu's."""

    def __init__(self, reason: str, code: str = "230099") -> None:
        super().__init__(reason)
        self.code = code


def only(part: Card, allowed: set[str]) -> None:
    """Raises `Refused` for a part with anything that is not allowed."""
    unknown = set(part) - allowed
    demand(not unknown, f"unknown property: {unknown}")


def demand(holds: bool, rule: str) -> None:
    """Raises `Refused` unless the rule holds."""
    if not holds:
        raise Refused(f"Failed to create card content, ext=ErrCode: 200621; ErrMsg: {rule}")
