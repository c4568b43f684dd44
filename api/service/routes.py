"""The table of endpoints that the service answers, and the way of a request through it (contract 5).

Key, identity, scope, rate and quota come first, then the body, then the work. Everything after the bytes have arrived
happens in a thread of the service's own: the files may keep it waiting, and the loop must not wait with it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeAlias

from api.contract import endpoints
from api.contract.endpoints import Endpoint
from api.service import creators
from api.service.bodies import read_object
from api.service.collection import endpoints as collection
from api.service.collection import exporting
from api.service.envelope import Reply, success, trouble
from api.service.gate import Credentials
from api.service.manners import put
from api.service.refusals import Refusal
from api.service.visits import Desk, Visit

log = logging.getLogger(__name__)

Work: TypeAlias = Callable[[Desk, Visit], Any]
"""What an endpoint does: gives the `data` of its answer, adds to the visit's `meta`, raises `Refusal`."""

WORK: Mapping[Endpoint, Work] = {
    **{endpoint: partial(creators.search, platform=platform) for platform, endpoint in endpoints.SEARCH.items()},
    endpoints.LOOKALIKE: creators.lookalike,
    endpoints.SUBMIT: collection.submit,
    endpoints.KEYWORD_SUBMIT: collection.keyword_submit,
    endpoints.STATUS: collection.status,
    endpoints.DATA: collection.data,
    endpoints.EXPORT: exporting.export,
    endpoints.DOWNLOAD_URL: exporting.download_url,
    endpoints.VERIFY: creators.verify,
}


def answer(desk: Desk, endpoint: Endpoint, shown: Credentials, content_type: str, content: bytes) -> Reply:
    """The reply to one request, whatever happens."""
    visit, options = Visit(endpoint), desk.options
    try:
        if not endpoint.is_public:
            visit.visitor = desk.gate.admit(endpoint, shown, visit.meta)
        visit.body = read_object(content, content_type)
        return success(WORK[endpoint](desk, visit), visit.meta)
    except Refusal as refusal:
        return put(refusal, visit.meta, options.language, options.refusals)
    except Exception:  # whatever fails in here is our trouble, and its inside is for the log alone
        log.exception(
            "A request failed. action=answer endpoint=%s request_id=%s", endpoint.path, visit.meta["request_id"]
        )
        return put(trouble(visit.meta), visit.meta, options.language, options.refusals)
