"""The bodies of the collection and file endpoints (contract 9, 10), read or refused by name."""

from __future__ import annotations

from dataclasses import dataclass

from api.contract.codes import BAD_REQUEST
from api.contract.filters import SIZES
from api.contract.platforms import Platform
from api.contract.tasks import DATA_SIZE, MOST_KEYWORDS, Format, TaskType
from api.service.bodies import Body
from api.service.collection.tasks import Order
from api.service.refusals import Refusal, one_of, wrong_field
from api.service.webhooks.addresses import Forbidden, Reach, check_url

LONGEST_VALUE = 2000
LONGEST_NAME = 200
SUBMITTED = (TaskType.LINK_BATCH.value, TaskType.FILE_UPLOAD.value)
LAST_PAGE = 1_000_000_000
"""A page beyond it is refused: SQLite counts no further than rows there could be."""


@dataclass(frozen=True, slots=True)
class PageAsked:
    """A page of a task's rows."""

    task_id: str
    page: int
    size: int


def read_submit(body: Body, most_values: int, reach: Reach) -> Order:
    """A submit of links or names. Raises `Refusal`."""
    task_type = TaskType(_choice(body, "task_type", SUBMITTED))
    platform = Platform(_choice(body, "platform", tuple(Platform)))
    values = _list(body, "values", most_values)
    return Order(task_type, platform, values, _name(body), _webhook(body, reach))


def read_keyword_submit(body: Body, reach: Reach) -> Order:
    """A submit of keywords. Raises `Refusal`."""
    platform = Platform(_choice(body, "platform", tuple(Platform)))
    keywords = _list(body, "keywords", MOST_KEYWORDS)
    return Order(TaskType.KEYWORD, platform, keywords, _name(body), _webhook(body, reach))


def read_task_id(body: Body) -> str:
    """The task that a request is about. Raises `Refusal`."""
    return _required(body, "task_id")


def read_page(body: Body) -> PageAsked:
    """A request for rows. Raises `Refusal`."""
    page = body.whole("page", 1, LAST_PAGE)
    size = body.whole("size", *SIZES)
    return PageAsked(read_task_id(body), 1 if page is None else page, DATA_SIZE if size is None else size)


def read_format(body: Body) -> Format:
    """The format of an export. Raises `Refusal`: a text that names none, `feishu_doc` too, is 400 by rule (9.5)."""
    name = _required(body, "format")
    if name not in tuple(Format):
        wrong = wrong_field("format", name, one_of(Format))
        raise Refusal(wrong.code, wrong.message, field="format", by_rule=True)
    return Format(name)


def read_file(body: Body) -> tuple[str, str]:
    """The id and the name of a file, at least one of which is given. Raises `Refusal`."""
    file_id, name = body.text("file_id") or "", body.text("file_name") or ""
    if not (file_id or name):
        raise Refusal(BAD_REQUEST, "file_id or file_name must name a file; both are empty")
    return file_id, name


def _required(body: Body, name: str) -> str:
    text = body.text(name)
    if text is None:
        raise Refusal(BAD_REQUEST, f"{name} is missing", field=name)
    return text


def _choice(body: Body, name: str, allowed: tuple[str, ...]) -> str:
    chosen = body.choice(name, allowed)
    if chosen is None:
        raise Refusal(BAD_REQUEST, f"{name} is missing; it must be {one_of(allowed)}", field=name)
    return chosen


def _list(body: Body, name: str, most: int) -> tuple[str, ...]:
    expected = f"a list of 1 to {most} texts"
    values = body.value(name)
    if values is None:
        raise Refusal(BAD_REQUEST, f"{name} is missing; it must be {expected}", field=name)
    if not isinstance(values, list):
        raise wrong_field(name, values, expected)
    if not 1 <= len(values) <= most:
        raise Refusal(BAD_REQUEST, f"{name} must be {expected}, not {len(values)}", field=name)
    return tuple(_value(f"{name}[{number}]", value) for number, value in enumerate(values))


def _value(name: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise wrong_field(name, value, "text")
    if len(value) > LONGEST_VALUE:
        raise wrong_field(name, value, f"at most {LONGEST_VALUE} characters")
    return value.strip()


def _name(body: Body) -> str:
    name = body.text("task_name") or ""
    if len(name) > LONGEST_NAME:
        raise wrong_field("task_name", name, f"at most {LONGEST_NAME} characters")
    return name


def _webhook(body: Body, reach: Reach) -> str:
    url = body.text("webhook_url") or ""
    if url:
        try:
            check_url(url, reach)
        except Forbidden as forbidden:
            raise Refusal(BAD_REQUEST, f"webhook_url {forbidden}", field="webhook_url") from None
    return url
