"""The only door to lark-oapi, opened no wider than Scout needs.

`import lark_oapi` runs the `__init__` of every API that Feishu has: 11,000 modules, 174 MB and more than two seconds.
Scout uses the event dispatcher and the long connection, whose files name what they need by full path. So the packages
of the API collection are imported hollow, with their place but without their `__init__`: 900 modules, 46 MB, 0.3 s.
So is the SDK's copy of `google`, whose `__init__` would import all of setuptools to say that it is a namespace.
Where a later version of the SDK cannot be imported this way it is imported whole, and the log says so.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import module_from_spec, spec_from_file_location
from itertools import count
from threading import Lock
from types import ModuleType
from typing import Any

_DISPATCHER = "lark_oapi.event.dispatcher_handler"
_LONG_CONNECTION = "lark_oapi.ws.client"
_PLACES_ALONE = frozenset({"lark_oapi", "lark_oapi.ws.pb.google"})
_SECRETS = re.compile(r"(ticket=|access_key=|\b[tu]-)[^\s&\"')]+|wss?://\S+", re.IGNORECASE)

_log = logging.getLogger(__name__)
_importing = Lock()
_copies = count(1)


def dispatcher() -> Any:
    """The module of the event dispatcher, `lark_oapi.event.dispatcher_handler`."""
    module = _imported(_DISPATCHER)
    _tame_logger()
    return module


def part(name: str) -> Any:
    """A small module of the SDK by its full name, such as `lark_oapi.core.model`."""
    return _imported(name)


def own_long_connection() -> Any:
    """A copy of `lark_oapi.ws.client` that belongs to the calling thread.

    The module binds one event loop when it is imported and uses it for every client, so each thread that holds a
    connection loads the file for itself.
    """
    shared = _imported(_LONG_CONNECTION)
    _tame_logger()
    spec = spec_from_file_location(f"{_LONG_CONNECTION}_{next(_copies)}", shared.__file__)
    if spec is None or spec.loader is None:
        raise ImportError(f"{_LONG_CONNECTION} cannot be loaded from {shared.__file__}")
    copy = module_from_spec(spec)
    spec.loader.exec_module(copy)
    return copy


def _imported(name: str) -> ModuleType:
    with _importing:
        if name in sys.modules:  # asked for at every delivery
            return sys.modules[name]
        try:
            with _hollow_packages():
                return import_module(name)
        except (ImportError, AttributeError, NameError) as trouble:
            _log.warning("lark-oapi is imported whole. action=feishu_sdk_whole part=%s error=%s", name, trouble)
            _forget()
            return import_module(name)


class _Hollow(MetaPathFinder):
    """Finds `lark_oapi`, its collection of APIs and its namespace as packages that have a place and no code."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,  # the signature is importlib's
    ) -> ModuleSpec | None:
        """The hollow package, or nothing for all other modules."""
        if fullname not in _PLACES_ALONE and not f"{fullname}.".startswith("lark_oapi.api."):
            return None
        found = PathFinder.find_spec(fullname, path)
        if found is None or found.submodule_search_locations is None:
            return None
        hollow = ModuleSpec(fullname, None, is_package=True)
        hollow.submodule_search_locations = list(found.submodule_search_locations)
        return hollow


@contextmanager
def _hollow_packages() -> Iterator[None]:
    finder = _Hollow()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


def _forget() -> None:
    for name in [name for name in sys.modules if name == "lark_oapi" or name.startswith("lark_oapi.")]:
        del sys.modules[name]


class _Redaction(logging.Filter):
    """Takes tickets, tokens and connection addresses out of what the SDK logs."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _SECRETS.sub("[struck out]", record.getMessage()), None
        if record.exc_info:
            record.exc_text = _SECRETS.sub("[struck out]", logging.Formatter().formatException(record.exc_info))
            record.exc_info = None
        return True


def _tame_logger() -> None:
    """Let the SDK's logger speak through ours: warnings and worse, redacted, not to standard output by itself."""
    logger = logging.getLogger("Lark")
    logger.handlers.clear()
    if not any(isinstance(each, _Redaction) for each in logger.filters):
        logger.addFilter(_Redaction())
    logger.setLevel(logging.WARNING)
