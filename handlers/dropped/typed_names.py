"""Names of files in a typed text: whoever types one meant the file, which must be dropped to be read."""

from __future__ import annotations

import re

_NAME = r"\.(?:csv|tsv|txt|xls|xlsx|xlsm)"
_WHOLE = re.compile(rf"[^@/:,;\n]*\w[^@/:,;\n]*{_NAME}", re.IGNORECASE)
_WORD = re.compile(rf"(?<!\S)[^\s@/:,;]*\w[^\s@/:,;]*{_NAME}(?![^\s,;，；。])", re.IGNORECASE)


def typed_files(text: str) -> tuple[list[str], str]:
    """The names of files in a text, and the text without them. A name alone may have blanks: `my list.csv`."""
    alone = text.strip().strip("\"'“”<>")
    if _WHOLE.fullmatch(alone):
        return [alone], ""
    return _WORD.findall(text), _WORD.sub(" ", text)
