"""The service as an ASGI app: paths, headers and bytes in, envelopes out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from api.contract.codes import BAD_REQUEST
from api.contract.endpoints import ROOT, Endpoint
from api.contract.envelope import UNLIMITED
from api.service.accounts import Accounts
from api.service.bodies import MOST_BYTES
from api.service.catalogue.catalogue import Catalogue
from api.service.collection.claims import Claims
from api.service.collection.collecting import Collecting
from api.service.collection.database import TaskDatabase
from api.service.collection.tasks import Tasks
from api.service.envelope import Reply, new_meta, refused, trouble
from api.service.files.links import Links
from api.service.files.serving import file_route
from api.service.files.store import Files
from api.service.gate import Credentials, Gate
from api.service.keeping import Keeping
from api.service.local_keys import kept_secret
from api.service.openapi import declare_schemes, described
from api.service.options import Options
from api.service.pictures import picture_route
from api.service.refusals import Refusal
from api.service.routes import WORK, answer
from api.service.runner import Runner
from api.service.visits import Desk
from api.service.webhooks.calling import Calling
from api.service.webhooks.calls import Calls

THREADS = 4
"""Requests that are worked on at the same time; others wait their turn."""


class Service:
    """The creator API over a file and those beside it.

    `app` is its ASGI side, `accounts` are its keys, `files` what it exported, and `runner` its background, which works
    only where it is run.
    """

    def __init__(
        self,
        path: Path,
        clock: Callable[[], datetime],
        *,
        rate: int = UNLIMITED,
        sample: bool = True,
        options: Options | None = None,
    ) -> None:
        """Open or create the file and its index.

        `rate` is the limit a minute of keys without one of their own; a new file gets the sample set unless `sample`
        is false.
        """
        self.clock, options = clock, options or Options()
        self.catalogue = Catalogue.open(path, sample=sample, pictures_at=options.pictures_at)
        self.accounts = Accounts.beside(path, clock)
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="service")
        self._database = TaskDatabase(path.with_name(f"{path.name}.tasks"))
        tasks = Tasks(self._database, clock, options.seconds_per_item, options.longest.total_seconds())
        self.files = _files(path, clock, options)
        claims, calls = Claims(self._database), Calls(self._database)
        collecting = Collecting(claims, self.catalogue, clock)
        self.runner = Runner(
            collecting,
            Calling(calls, self.accounts, clock, options.attempts),
            claims,
            calls,
            Keeping(tasks, self.files, self.accounts, clock, options.keep_for),
            clock,
        )
        gate = Gate(self.accounts, rate)
        background = self.runner.wake, collecting.work
        desk = Desk(self.catalogue, self.accounts, gate, tasks, self.files, options, *background, clock)
        self.app = web_app(desk, self._threads)

    def close(self) -> None:
        """Finish what is under way and close the file."""
        self._threads.shutdown()
        self.files.close()
        self._database.close()
        self.accounts.close()
        self.catalogue.close()


def _files(path: Path, clock: Callable[[], datetime], options: Options) -> Files:
    """The store beside the creators' file, with links that are signed by the operator's key or by one of its own."""
    key = options.link_key or kept_secret(path.with_name(f"{path.name}.links.key")).encode()
    links = Links(key, options.base_url, options.links_live, clock)
    return Files(path.with_name(f"{path.name}.tasks"), path.with_name(f"{path.name}.files"), links, clock)


def web_app(desk: Desk, threads: ThreadPoolExecutor) -> FastAPI:
    """The app over a desk whose work runs in `threads`."""
    app = FastAPIOffline(
        title="Creator API",
        version="1",
        redoc_url=None,
        redirect_slashes=False,
        exception_handlers={HTTPException: _no_such_call, Exception: _failed},
    )
    for endpoint in WORK:
        app.add_api_route(
            endpoint.url,
            _door(desk, endpoint, threads),
            methods=["POST"],
            name=endpoint.path,
            response_model=None,
            **described(endpoint),
        )
    declare_schemes(app)
    app.router.routes += [file_route(desk.files), picture_route()]
    return app


def _door(desk: Desk, endpoint: Endpoint, threads: ThreadPoolExecutor) -> Callable[[Request], object]:
    async def answered(request: Request) -> Response:
        content, content_type = await _content(request), request.headers.get("Content-Type", "")
        loop = asyncio.get_running_loop()
        return _response(
            await loop.run_in_executor(threads, answer, desk, endpoint, _shown(request), content_type, content)
        )

    return answered


async def _content(request: Request) -> bytes:
    """The body; of one that is too long no more than shows that it is."""
    content = bytearray()
    try:
        async for part in request.stream():
            content += part[: MOST_BYTES + 1 - len(content)]
    except ClientDisconnect:
        return b""  # nobody is there to read an answer; an empty body does nothing and costs nothing
    return bytes(content)


def _shown(request: Request) -> Credentials:
    return Credentials(_header(request, "X-API-Key"), _header(request, "X-User-Identity"))


def _header(request: Request, name: str) -> str:
    """Headers travel as bytes: names in addresses may be written in any script."""
    return request.headers.get(name, "").encode("latin-1").decode(errors="replace").strip()


async def _no_such_call(_: Request, wrong: Exception) -> Response:
    """An unknown path or another method than POST; both are answered in an envelope."""
    assert isinstance(wrong, HTTPException)
    if wrong.status_code == 404:
        # No code of things that are not there: a caller would take the path for an unknown creator or task.
        refusal = Refusal(BAD_REQUEST, f"there is no such path; every call is below {ROOT}", http=404)
    else:
        refusal = Refusal(BAD_REQUEST, "every call of this API is a POST with a JSON body", http=wrong.status_code)
    return _response(refused(refusal, new_meta()), dict(wrong.headers or {}))


async def _failed(_: Request, __: Exception) -> Response:
    """Trouble outside of the work on a request, such as a service that is closing; the server logs it."""
    meta = new_meta()
    return _response(refused(trouble(meta), meta))


def _response(reply: Reply, headers: dict[str, str] | None = None) -> Response:
    return Response(reply.content, reply.status, {**(headers or {}), **reply.headers}, media_type="application/json")
