"""Collection tasks and files as the API answers them (contract 9 and 10)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from api.contract.tasks import (
    DATA_SIZE,
    MOST_KEYWORDS,
    MOST_VALUES,
    Format,
    TaskState,
    TaskType,
    read_data,
    read_file,
    read_status,
    read_submitted,
)


def test_the_limits_and_words_are_the_published_ones() -> None:
    assert (MOST_VALUES, MOST_KEYWORDS, DATA_SIZE) == (500, 10, 20)
    assert {*TaskType} == {"LINK_BATCH", "FILE_UPLOAD", "KEYWORD"}
    assert {*TaskState} == {"processing", "completed", "failed", "timeout"}
    assert {*Format} == {"xlsx", "csv", "html"}


def test_every_state_but_processing_is_final() -> None:
    assert {state for state in TaskState if not state.is_final} == {TaskState.PROCESSING}


def test_a_submit_answers_with_an_id_and_a_word_that_is_no_state() -> None:
    submitted = read_submitted(
        {"task_id": "task_20260315_abc123", "status": "submitted", "message": "ok", "total_count": "3"}
    )
    assert (submitted.task_id, submitted.status, submitted.total_count) == ("task_20260315_abc123", "submitted", 3)


def test_a_task_at_100_percent_may_still_be_under_way() -> None:
    status = read_status({"task_id": "t", "status": "processing", "total": 2, "completed": 0, "progress": "100"})
    assert status.state is TaskState.PROCESSING
    assert not status.state.is_final
    assert (status.completed, status.progress, status.failed) == (0, 100, None)


def test_completed_is_a_state_and_a_count() -> None:
    status = read_status({"task_id": "t", "status": "completed", "completed": "2", "failed": "1", "total": "3"})
    assert (status.state, status.completed, status.failed, status.total) == (TaskState.COMPLETED, 2, 1, 3)


@pytest.mark.parametrize("word", ["submitted", "queued", "", None, 1])
def test_a_word_that_is_no_state_is_not_guessed_at(word: Any) -> None:
    assert read_status({"task_id": "t", "status": word}).state is None


def test_rows_are_laid_out_by_the_columns_that_came() -> None:
    page = read_data(
        {"columns_config": ["uid", "name"], "items": [{"uid": "1"}], "total": "41", "page": "3", "size": 20}
    )
    assert page.columns == (("uid", "uid"), ("name", "name"))
    assert page.items == ({"uid": "1"},)
    assert (page.total, page.page, page.size) == (41, 3, 20)


@pytest.mark.parametrize(
    ("column", "pair"),
    [
        ({"key": "uid", "title": "ID"}, ("uid", "ID")),
        ({"field": "uid", "label": "ID"}, ("uid", "ID")),
        ({"key": "uid"}, ("uid", "uid")),
    ],
)
def test_a_column_may_be_an_object(column: dict[str, str], pair: tuple[str, str]) -> None:
    assert read_data({"columns_config": [column], "items": []}).columns == (pair,)


@pytest.mark.parametrize(
    "data",
    [
        [{"uid": "1"}],
        {"items": [{"uid": "1"}]},
        {"data": [{"uid": "1"}]},
        {"records": [{"uid": "1"}]},
        {"creators": [{"uid": "1"}]},
        {"items": [{"uid": "1"}, None, "odd"]},
    ],
)
def test_rows_are_found_where_older_answers_put_them(data: Any) -> None:
    assert read_data(data).items == ({"uid": "1"},)


@pytest.mark.parametrize("data", [{}, {"items": None}, {"items": {}}, []])
def test_no_rows_is_an_empty_page_with_an_unknown_total(data: Any) -> None:
    page = read_data(data)
    assert (page.items, page.columns, page.total) == ((), (), None)


def test_a_file_keeps_its_link_byte_for_byte_and_knows_when_it_ends() -> None:
    link = "https://files.example/%E8%BE%BE%E4%BA%BA%2Fa%20b.xlsx?X-Sig=a%2Bb"
    file = read_file(
        {
            "file_id": "0123456789abcdef0123456789abcdef",
            "file_name": "a b.xlsx",
            "file_url": link,
            "file_expire_at": "2026-03-15T10:45:00+00:00",
            "format": "xlsx",
            "row_count": "12",
        }
    )
    assert (file.file_id, file.file_url) == ("0123456789abcdef0123456789abcdef", link)
    assert (file.expires_at, file.row_count) == (datetime(2026, 3, 15, 10, 45, tzinfo=UTC), 12)
    assert "X-Sig" not in repr(file)


def test_a_download_link_comes_without_format_and_rows() -> None:
    file = read_file({"file_id": "f", "file_name": "n", "file_url": "https://x", "file_expire_at": None})
    assert (file.format, file.row_count, file.expires_at) == ("", None, None)
