"""Files of finished tasks: `/collect export`, `/collect link`, and the buttons that do the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from api.client import Priority
from api.contract.platforms import Platform
from api.contract.tasks import Format
from handlers.cards.standing import Standing, standing
from handlers.chat import DocumentKind
from handlers.collecting import letters, preview
from handlers.collecting.exported import exported
from handlers.collecting.office import office_of
from handlers.collecting.opening import kind_of, opened
from handlers.collecting.ready import file_shown
from handlers.collecting.tasks import below, find_task, may_see, visible_tasks
from handlers.context import Answer, Ask
from handlers.grammar.examples import EXPORT, LINK
from handlers.grammar.usage import UsageError, choices, wrong
from handlers.line import Line, folded
from handlers.messages.collected import Collected, OtherTask, collected
from handlers.messages.problem import Problem, problem
from handlers.pasted import read_pasted
from storage import files
from storage.collections import Collection
from storage.database import Tables
from storage.files import File
from storage.tasks import Task

_FORMATS = {"excel": Format.XLSX, "xls": Format.XLSX, "表格": Format.XLSX, "网页": Format.HTML, "htm": Format.HTML}
_FORMATS |= {format_.value: format_ for format_ in Format}
OTHERS_OFFERED = 20
"""Finished tasks that are offered besides the one whose file is given."""

_SHEETS = ("feishu_doc", "feishu-doc", "feishu", "lark_doc", "飞书文档", "飞书", "sheet", "电子表格")
_DOCUMENTS: Mapping[str, DocumentKind] = {
    **dict.fromkeys(_SHEETS, "sheet"),
    **dict.fromkeys(("base", "bitable", "多维表格"), "base"),
}
"""Words for documents of the chat's own office, which Scout makes where there is one; the API makes none."""


async def export_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/collect export [task] [format]`: without a task the newest completed one, xlsx without a format.

    Raises `UsageError` and `api.errors.ApiError`.
    """
    typed = [word.text for word in line.words]
    wanted, kind = Format.XLSX, None
    for word in typed:
        kind = _DOCUMENTS.get(folded(word), kind)
        if folded(word) in _DOCUMENTS and office_of(ask.context, ask.workspace) is None:
            raise wrong("feishu-doc", word, hint=choices(_listed()), example=EXPORT)
    named = [word for word in typed if folded(word) not in _FORMATS and folded(word) not in _DOCUMENTS]
    for word in typed:
        wanted = _FORMATS.get(folded(word), wanted)
    if len(named) > 1:
        raise _no_format(next(filter(str.isalpha, named), named[1]))
    if kind is not None:
        task = await _named(ask, named[0]) if named else await _newest_task(ask)
        return Answer(problem, Problem("no-file")) if task is None else await _opened(ask, task, kind)
    if named:
        return await _export(ask, await _named(ask, named[0]), wanted)
    return await _newest(ask, wanted)


async def _newest(ask: Ask, wanted: Format) -> Answer[Any]:
    """The file of the newest finished task, with the others to choose from: which was meant, nobody said."""
    completed = await _completed(ask)
    if not completed:
        return Answer(problem, Problem("no-file"))
    [task, *rest] = completed
    answer = await _export(ask, task, wanted)
    if not (rest and isinstance(answer.data, Collected)):
        return answer
    line, *lines = [await _line(ask, each) for each in (task, *rest[:OTHERS_OFFERED])]
    others = tuple(
        OtherTask(
            Platform(each.platform),
            each.completed if each.completed is not None else len(each.values),
            asked,
            standing("task.export", each.id, wanted.value),
        )
        for each, asked in zip(rest, lines, strict=False)
    )
    return replace(answer, data=replace(answer.data, line=line, finished=len(completed), others=others))


async def _completed(ask: Ask) -> list[Task]:
    return [task for task in await visible_tasks(ask) if task.state == "completed"]


async def _newest_task(ask: Ask) -> Task | None:
    return next(iter(await _completed(ask)), None)


async def _line(ask: Ask, task: Task) -> str:
    """The line that asked for a task."""
    return (await ask.context.store.collections.of(ask.workspace, task.collection)).line


async def _named(ask: Ask, typed: str) -> Task:
    """The task that a word names. One of letters alone that names none was to be a format. Raises `UsageError`."""
    try:
        return await find_task(ask, typed)
    except UsageError as unknown:
        raise (_no_format(typed) if typed.isalpha() else unknown) from unknown


def _no_format(typed: str) -> UsageError:
    return wrong("no-format", typed, hint=choices(_listed()), example=EXPORT)


async def link_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/collect link [file]`: a fresh link, to the newest file without a name. A creator's link is collected instead.

    Raises `UsageError` and `api.errors.ApiError`.
    """
    name = " ".join(line.typed.split())
    if any(item.link for item in read_pasted(name).taken):
        return await preview.collect_line(ask, line)
    file = await _find(ask, name)
    if file is None and name:
        raise wrong("no-file", name, example=LINK)
    return await _linked(ask, file) if file else Answer(problem, Problem("no-file"))


async def fresh_link(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed Fresh link: works for as long as the API keeps the file. Raises `api.errors.ApiError`."""
    file = await ask.context.store.files.find(ask.workspace, press.id)
    if file is None:
        return Answer(problem, Problem("stale"))
    collection = await ask.context.store.collections.of(ask.workspace, file.collection)
    if not may_see(ask, collection):
        return Answer(problem, Problem("stale"))
    return await _linked(ask, file) if await _is_theirs(ask, collection) else _of_another(collection)


async def export(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed format. Raises `api.errors.ApiError`."""
    task = await _pressed_task(ask, press)
    return below(ask, await _export(ask, task, Format(press.way))) if task else Answer(problem, Problem("stale"))


async def document(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed Open as Sheet or Open as Base. Raises `api.errors.ApiError`."""
    task, kind = await _pressed_task(ask, press), kind_of(press.way)
    return below(ask, await _opened(ask, task, kind)) if task and kind else Answer(problem, Problem("stale"))


async def _pressed_task(ask: Ask, press: Standing) -> Task | None:
    """The task of a button, if the asker may see it."""
    task = await ask.context.store.tasks.find(ask.workspace, press.id)
    if task is None or not may_see(ask, await ask.context.store.collections.of(ask.workspace, task.collection)):
        return None
    return task


async def _opened(ask: Ask, task: Task, kind: DocumentKind) -> Answer[Any]:
    """The spreadsheet of a task as a document of the chat's own."""
    return await _withheld(ask, task) or await opened(ask, await _file(ask, task, Format.XLSX), kind)


async def _export(ask: Ask, task: Task, wanted: Format) -> Answer[Any]:
    """The file of a task in a format."""
    return await _withheld(ask, task) or await _linked(ask, await _file(ask, task, wanted))


async def _withheld(ask: Ask, task: Task) -> Answer[Problem] | None:
    """Why the asker gets no file of a task: it is another one's alone, or there is none yet."""
    collection = await ask.context.store.collections.of(ask.workspace, task.collection)
    if not await _is_theirs(ask, collection):
        return _of_another(collection)
    return Answer(problem, Problem("not-done")) if task.state != "completed" else None


async def _file(ask: Ask, task: Task, wanted: Format) -> File:
    """The file of a completed task; made by the API the first time, and the same one from then on."""
    known = [each for each in await ask.context.store.files.of_task(ask.workspace, task.id) if each.format == wanted]
    return known[-1] if known else await _made(ask, task, wanted)


async def _made(ask: Ask, task: Task, wanted: Format) -> File:
    store, id_, now = ask.context.store, ask.context.store.token(), ask.context.clock()
    collection = await store.collections.of(ask.workspace, task.collection)
    new = await exported(ask.context, task, collection, wanted, priority=Priority.PERSON)

    def add(tables: Tables) -> None:
        if files.add(tables, id_, new, now) and new.handover in files.UPLOADED:
            letters.uploaded(ask.context, collection, id_)(tables)

    await store.write(add)
    made = await store.files.find(ask.workspace, new.file_id)
    assert made is not None, "it was written just now"
    return made


async def _linked(ask: Ask, file: File) -> Answer[Any]:
    """A file with a link that works now, for an asker who may have it."""
    link = await ask.context.links.of(ask.context.api, file.file_id, priority=Priority.PERSON)
    if link is None:
        return Answer(problem, Problem("link-short"))
    shown = await file_shown(ask.context, file, link)
    return Answer(collected, replace(shown, is_kept=False, is_uploaded=False, is_private=False))


async def _find(ask: Ask, name: str) -> File | None:
    """The newest file that the asker may have: of this name or id, of a name that begins so, or any without a name."""
    newest = [each for each in await ask.context.store.files.newest(ask.workspace, 200) if await may_have(ask, each)]
    wanted = folded(name)
    exact = [each for each in newest if wanted in {folded(each.file_name), folded(each.file_id), folded(each.id)}]
    near = [each for each in newest if folded(each.file_name).startswith(wanted)]
    return next(iter(exact or near), None)


async def may_have(ask: Ask, file: File) -> bool:
    """Whether a file is of a collection that the asker may see, and theirs where files are their requesters' alone."""
    collection = await ask.context.store.collections.of(ask.workspace, file.collection)
    return may_see(ask, collection) and await _is_theirs(ask, collection)


async def _is_theirs(ask: Ask, collection: Collection) -> bool:
    """Whether files of a collection may go to the asker, as their workspace chose to hand them over (features S18)."""
    if collection.person == ask.person.id:
        return True
    return await ask.context.store.handover.of(ask.workspace, ask.context.options.handover) != "private"


def _of_another(collection: Collection) -> Answer[Problem]:
    return Answer(problem, Problem("file-private", {"person": collection.person_name}))


def _listed() -> tuple[str, ...]:
    return tuple(format_.value for format_ in Format)
