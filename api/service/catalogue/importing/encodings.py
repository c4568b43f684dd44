"""Which of the encodings in use a text file is in: UTF-8, UTF-16 or GB18030, with or without a byte order mark."""

from __future__ import annotations

import codecs
from pathlib import Path

from api.service.catalogue.importing.problems import UnreadableFile

_CHUNK = 1 << 20


def encoding_of(path: Path) -> str:
    """The name of the encoding in which the whole file decodes. Raises `UnreadableFile` if there is none."""
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(codecs.BOM_UTF8):
        return _checked(path, "utf-8-sig")
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _checked(path, "utf-16")
    if b"\0" in start:
        # Text without a mark: the zero halves of Latin letters stand at odd places when the low byte comes first.
        return _checked(path, "utf-16-le" if start[1::2].count(0) >= start[::2].count(0) else "utf-16-be")
    return _checked(path, "utf-8", "gb18030")


def _checked(path: Path, *encodings: str) -> str:
    for encoding in encodings:
        if _decodes(path, encoding):
            return encoding
    raise UnreadableFile(path, "is in no encoding known here; save it as UTF-8")


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True
