"""Rows for every table of the memory, whatever it is, and looks at all that a file holds."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from sqlite_utils import Database as Tables

from storage.database import Database


def tables_of(tables: Tables) -> dict[str, dict[str, type]]:
    """Every table with its columns and their types, as SQLite itself tells them."""
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 1) <> '_'"
    names = [name for (name,) in tables.conn.execute(sql) if not name.startswith("sqlite_")]
    return {name: dict(tables.table(name).columns_dict) for name in names}


async def fill(database: Database, workspace: str, word: str, chance: random.Random, rows: int = 40) -> None:
    """Write, change and delete rows of a workspace in every table; `word` stands in each of their texts."""

    def change(tables: Tables) -> None:
        for table, columns in tables_of(tables).items():
            if "workspace" in columns:
                for _ in range(rows):
                    _put(tables, table, _row(columns, workspace, word, chance))
                _stir(tables, table, columns, workspace, word, chance)

    await database.write(change)


def _row(columns: dict[str, type], workspace: str, word: str, chance: random.Random) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, kind in columns.items():
        text = f"{word} {chance.getrandbits(60):x} " * chance.choice((1, 1, 2, 60))
        values[name] = text if kind is str else chance.getrandbits(40)
    return {**values, "workspace": workspace}


def _put(tables: Tables, table: str, row: dict[str, Any]) -> None:
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    tables.conn.execute(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", list(row.values()))


def _stir(
    tables: Tables, table: str, columns: dict[str, type], workspace: str, word: str, chance: random.Random
) -> None:
    """Let rows grow, shrink and go, so that pages of the file are split and cells move."""
    key = [column for column in tables.table(table).pks if column in columns]
    texts = [name for name, kind in columns.items() if kind is str and name not in {"workspace", *key}]
    numbers = [
        number for (number,) in tables.conn.execute(f"SELECT rowid FROM {table} WHERE workspace = ?", [workspace])
    ]
    for number in chance.sample(numbers, len(numbers) // 2):
        if texts and chance.random() < 0.7:
            text = f"{word} {chance.getrandbits(60):x}" * chance.choice((1, 40))
            sql = f'UPDATE OR REPLACE {table} SET "{chance.choice(texts)}" = ? WHERE rowid = ?'
            tables.conn.execute(sql, (text, number))
        else:
            tables.conn.execute(f"DELETE FROM {table} WHERE rowid = ?", (number,))


async def dump(database: Database, workspace: str = "") -> dict[str, list[tuple[Any, ...]]]:
    """By table, every row of a workspace, or of all of them; tables without any are left out."""

    def ask(tables: Tables) -> dict[str, list[tuple[Any, ...]]]:
        found: dict[str, list[tuple[Any, ...]]] = {}
        for table, columns in tables_of(tables).items():
            if not workspace:
                found[table] = tables.conn.execute(f"SELECT * FROM {table}").fetchall()
            elif "workspace" in columns:
                sql = f"SELECT * FROM {table} WHERE workspace = ? ORDER BY rowid"
                found[table] = tables.conn.execute(sql, (workspace,)).fetchall()
        return {table: rows for table, rows in found.items() if rows}

    return await database.read(ask)


async def cells_with(database: Database, *words: str) -> set[str]:
    """The tables in which any cell of any column holds one of these words."""
    everything = await dump(database)
    return {table for table, rows in everything.items() if any(word in str(row) for row in rows for word in words)}


def bytes_with(path: Path, *words: str) -> dict[str, int]:
    """How often the bytes of the words stand in the file, its write-ahead log and the log's index."""
    found: dict[str, int] = {}
    for ending in ("", "-wal", "-shm"):
        file = path.with_name(path.name + ending)
        content = file.read_bytes() if file.exists() else b""
        found[ending or "file"] = sum(content.count(word.encode()) for word in words)
    return {name: count for name, count in found.items() if count}
