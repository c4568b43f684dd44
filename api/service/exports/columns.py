"""What stands in the columns of an export, and in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from api.contract.fields import Field
from api.contract.values import Kind


class ColumnKind(Enum):
    """What the cells of a column are; a value that is something else is written as text, never lost.

    RATIO 0.065 is shown as 6.50 %, PERCENT 78.65 as 78.65 %; DATE is a day and TIME a moment, both in UTC; LINK is an
    address that may be opened. Ids are TEXT: a spreadsheet rounds numbers of more than fifteen digits.
    """

    TEXT = "text"
    LINK = "link"
    WHOLE = "whole"
    NUMBER = "number"
    RATIO = "ratio"
    PERCENT = "percent"
    FLAG = "flag"
    DATE = "date"
    TIME = "time"

    @property
    def is_text(self) -> bool:
        """Whether every cell of the column is text, digits included."""
        return self in {ColumnKind.TEXT, ColumnKind.LINK}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of its values in a row, the label above it, and what its cells are."""

    key: str
    label: str
    kind: ColumnKind


def column_of(field: Field, label: str = "") -> Column:
    """The column of a field of the contract, under its own name unless it is given a label."""
    kind = ColumnKind.LINK if field.column == "profile_url" else _KINDS[field.kind]
    return Column(field.name, label or field.name, kind)


_KINDS: Mapping[Kind, ColumnKind] = {
    Kind.TEXT: ColumnKind.TEXT,
    Kind.TEXTS: ColumnKind.TEXT,
    Kind.CATEGORIES: ColumnKind.TEXT,
    Kind.WHOLE: ColumnKind.WHOLE,
    Kind.NUMBER: ColumnKind.NUMBER,
    Kind.RATIO: ColumnKind.RATIO,
    Kind.PERCENT: ColumnKind.PERCENT,
    Kind.FLAG: ColumnKind.FLAG,
    Kind.DATE: ColumnKind.DATE,
    Kind.TIME: ColumnKind.TIME,
}
