"""The creators' table, derived from the contract's columns so that there is one place to change.

List columns are JSON texts. `handle` is the user name as it is looked up; `changed` numbers the change that wrote a row
last, so that the search index knows what it has not seen yet.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from sqlite_utils import Database as Tables
from sqlite_utils.migrations import Migrations

from api.contract.fields import COLUMNS
from api.contract.filters import UNSOLD_COLUMNS
from api.contract.values import Kind

migrations = Migrations("catalogue")

_TYPES: Mapping[Kind, type] = {
    Kind.TEXT: str,
    Kind.DATE: str,
    Kind.TIME: str,
    Kind.WHOLE: int,
    Kind.NUMBER: float,
    Kind.RATIO: float,
    Kind.PERCENT: float,
    Kind.FLAG: int,
    Kind.TEXTS: str,
}

FLAG_COLUMNS = frozenset(
    {name for name, kind in COLUMNS.items() if kind is Kind.FLAG} | {"is_ai_creator", "is_product_kol"}
)
LIST_COLUMNS = frozenset(
    {name for name, kind in COLUMNS.items() if kind is Kind.TEXTS}
    | {"category_ids", "category_labels", "product_category_ids"}
)
"""Columns that hold JSON lists of texts."""

SCALARS: Mapping[str, type] = {
    **{name: _TYPES[kind] for name, kind in COLUMNS.items() if kind not in {Kind.TEXTS, Kind.CATEGORIES}},
    **{name: int if name in FLAG_COLUMNS else float for name in UNSOLD_COLUMNS},
}

STORED: tuple[str, ...] = ("platform", *sorted(SCALARS), *sorted(LIST_COLUMNS))
"""Every column of a record, in the order in which rows are written and read."""


@migrations()
def creators(tables: Tables) -> None:
    """One row per creator, and the number of the last change."""
    columns: dict[str, type] = {"id": int, "platform": str, **SCALARS, **dict.fromkeys(LIST_COLUMNS, str)}
    tables.table("creators").create(
        {**columns, "handle": str, "changed": int}, pk="id", not_null={"platform", "uid", "changed"}
    )
    tables.table("creators").create_index(["platform", "uid"], unique=True)
    tables.table("creators").create_index(["handle"])
    tables.table("creators").create_index(["changed"])
    tables.table("catalogue").create({"id": int, "changed": int}, pk="id")
    tables.table("catalogue").insert({"id": 1, "changed": 0})


@migrations()
def catalogue_token(tables: Tables) -> None:
    """A name for this catalogue that no other has, so that an index left by another file is not taken for its own."""
    tables.table("catalogue").add_column("token", str)
    tables.table("catalogue").update(1, {"token": secrets.token_hex(8)})
