"""Reading JSON: a record a line, one array of records, or a saved answer of the API with its records under `data`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from api.service.catalogue.importing.encodings import encoding_of
from api.service.catalogue.importing.problems import UnreadableFile
from api.service.catalogue.importing.tables import Row, Table

_CHUNK = 1 << 16
_WHOLE = 256 << 20
"""The largest file, in bytes, that is read in one piece when it is neither lines nor an array."""

_LONGEST = 16 << 20
"""Characters that one element of an array may take."""

Entries = Iterator[tuple[int, Any]]
"""Line and value; a value that is not a record is the reason as text."""


def read_json(path: Path) -> Table:
    """The records of a file as a table whose headers are all names that occur. Raises `UnreadableFile`."""
    encoding = encoding_of(path)
    entries = _reader(path, encoding)
    names: dict[str, None] = {}
    for _, value in entries():
        if isinstance(value, dict):
            names.update(dict.fromkeys(value))
    if not names:
        raise UnreadableFile(path, "holds no JSON records")
    headers = tuple(names)
    return Table(headers, lambda: (_row(line, value, headers) for line, value in entries()))


def _row(line: int, value: Any, headers: Iterable[str]) -> Row:
    if isinstance(value, dict):
        return Row(line, [value.get(name) for name in headers])
    return Row(line, (), value if isinstance(value, str) else "is not a JSON record")


def _reader(path: Path, encoding: str) -> Callable[[], Entries]:
    with path.open(encoding=encoding) as file:
        start = file.read(_CHUNK).lstrip("\ufeff \t\r\n")
    if start.startswith("["):
        return lambda: _array(path, encoding)
    first = start.partition("\n")[0]
    if isinstance(_parsed(first), dict) and not _wrapped(_parsed(first)):
        return lambda: _lines(path, encoding)
    if start.startswith("{") and path.stat().st_size <= _WHOLE:
        records = _whole(path, encoding)
        if records is not None:
            return lambda: enumerate(records, 1)
    return lambda: _lines(path, encoding)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _wrapped(value: Any) -> list[Any] | None:
    """The records inside a saved answer: `data` as a list, or `data.items` (contract 2, 8)."""
    data = value.get("data") if isinstance(value, dict) else None
    items = data.get("items") if isinstance(data, dict) else data
    return items if isinstance(items, list) else None


def _whole(path: Path, encoding: str) -> list[Any] | None:
    value = _parsed(path.read_text(encoding=encoding).lstrip("\ufeff"))
    wrapped = _wrapped(value)
    return wrapped if wrapped is not None else [value] if isinstance(value, dict) else None


def _lines(path: Path, encoding: str) -> Entries:
    with path.open(encoding=encoding) as file:
        for number, line in enumerate(file, 1):
            if text := line.strip().lstrip("\ufeff"):
                value = _parsed(text)
                yield number, "is not JSON" if value is None else value


def _array(path: Path, encoding: str) -> Entries:
    """The elements of an array, one at a time, so that its size does not matter."""
    decoder = json.JSONDecoder()
    with path.open(encoding=encoding) as file:
        text, line = file.read(_CHUNK).lstrip("\ufeff"), 1
        opened = text.index("[") + 1
        line, text = line + text[:opened].count("\n"), text[opened:]
        while True:
            rest = text.lstrip(" \t\r\n,")
            line, text = line + text[: len(text) - len(rest)].count("\n"), rest
            if text.startswith("]"):
                return
            try:
                value, end = decoder.raw_decode(text)
            except ValueError:
                more = file.read(max(_CHUNK, len(text))) if len(text) < _LONGEST else ""
                if not more:
                    yield line, "the array breaks off or is damaged here; nothing after it was read"
                    return
                text += more
                continue
            yield line, value
            line, text = line + text[:end].count("\n"), text[end:]
