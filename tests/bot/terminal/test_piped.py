"""Lines out of a pipe: each is answered as it comes, and nothing stands still while the pipe is silent."""

from __future__ import annotations

import asyncio
import io
import os
from pathlib import Path

import pytest

from bot.terminal.piped import lines_of


async def test_scout_works_on_while_a_pipe_is_silent() -> None:
    """The writer speaks only once the loop has come to it, so a reader that held the loop would wait for ever."""
    reading, writing = os.pipe()
    lines: asyncio.Queue[str] = asyncio.Queue()

    async def read() -> None:
        with os.fdopen(reading, encoding="utf-8") as pipe:
            async for line in lines_of(pipe):
                lines.put_nowait(line)

    reader = asyncio.create_task(read())
    for said in ("/creators help\n", "退出\n"):
        await asyncio.sleep(0)
        os.write(writing, said.encode())
        assert await lines.get() == said
    os.close(writing)
    await reader
    assert lines.empty()


async def test_a_file_in_place_of_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "lines").write_text("/collect @mia\n\nexit", encoding="utf-8")
    with (tmp_path / "lines").open(encoding="utf-8") as file:
        assert [line async for line in lines_of(file)] == ["/collect @mia\n", "\n", "exit"]


async def test_what_cannot_be_read_is_raised_to_who_reads() -> None:
    with pytest.raises(UnicodeDecodeError):
        async for _ in lines_of(io.TextIOWrapper(io.BytesIO(b"\xff\n"), encoding="utf-8")):
            raise AssertionError("there is no line")
