"""Records as the rows that travel, exactly the contract's fields of a platform and level (contract 6, 7.5, 8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from api.contract.categories import categories, path_of
from api.contract.fields import LOOKALIKE, Field, fields_of
from api.contract.platforms import Level, Platform
from api.contract.search import Lang
from api.contract.values import Kind
from api.service.catalogue.records import Record

SCORE_DECIMALS, PERCENT_DECIMALS = 1, 4

_GENDERS: Mapping[Lang, Mapping[str, str]] = {
    "cn": {"female": "女", "male": "男"},
    "en": {"female": "female", "male": "male"},
}


def search_row(record: Record, level: Level, lang: Lang | None = None) -> dict[str, Any]:
    """A creator as a search answers: fields above the level are left out, and so is what is not known."""
    return _row(record, fields_of(Platform(record["platform"]), level), lang)


def lookalike_row(record: Record, score: float, lang: Lang | None = None) -> dict[str, Any]:
    """A creator as a lookalike search answers: every field at every level, unknown ones null."""
    known = _row({**record, "match_score": round(score, SCORE_DECIMALS)}, LOOKALIKE.values(), lang)
    return {name: known.get(name) for name in LOOKALIKE}


def stringified(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as the live backend sends it: every scalar as text (contract 6.2)."""
    return {name: _as_text(value) for name, value in row.items()}


def _row(record: Record, wanted: Iterable[Field], lang: Lang | None) -> dict[str, Any]:
    row = {}
    for field in wanted:
        value = _value(record, field, lang)
        if value is not None:
            row[field.name] = value
    return row


def _value(record: Record, field: Field, lang: Lang | None) -> Any:
    if field.kind is Kind.CATEGORIES:
        return _categories(record)
    value = record.get(field.column)
    if value is None:
        return _profile(record) if field.column == "profile_url" else None
    match field.kind:
        case Kind.PERCENT:
            return round(value * 100, PERCENT_DECIMALS)
        case Kind.DATE:
            return str(value)[: len("2026-11-24")]
        case _:
            return _translated(field, value, lang) if field.translated and lang else value


def _profile(record: Record) -> str | None:
    username = record.get("username")
    return Platform(record["platform"]).profile_url(username) if username else None


def _categories(record: Record) -> list[dict[str, str]] | None:
    tree = categories()
    entries = [path_of(leaf) for leaf in record.get("category_ids") or () if leaf in tree]
    entries += [{"primary": label} for label in record.get("category_labels") or ()]
    return entries or None


def _translated(field: Field, value: Any, lang: Lang) -> Any:
    """Coded values in words; what is not coded stays (contract 6.3)."""
    if field.column == "gender":
        return _GENDERS[lang].get(value, value)
    if lang == "cn":
        return [f"{age.replace('+', '岁以上')}" if age.endswith("+") else f"{age}岁" for age in value]
    return [f"{age} years" if age.endswith("+") else f"{age.replace('-', ' to ')} years" for age in value]


_NUMBERS = (int, float, date)  # a tuple: asked for every value of every row, and a union takes several times as long


def _as_text(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, _NUMBERS) else value
