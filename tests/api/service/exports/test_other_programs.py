"""Exports opened by programs other than ours, where this machine has them: LibreOffice and Chromium."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from api.contract.tasks import Format
from tests.api.service.exports.files import COLUMNS, MIA, UID, Page, written

OFFICE, BROWSER = shutil.which("soffice"), shutil.which("chromium")
SECONDS = 120
HOSTILE = '=HYPERLINK("http://evil.example","click")'
TABLE = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true"
"""Commas, quotes, UTF-8; formulas as such, so that a live one shows itself."""

needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
needs_browser = pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed")


def ran(program: str | None, arguments: Sequence[str | Path], home: Path) -> str:
    """What a program prints, which works in a home of its own."""
    command, environment = [str(program), *map(str, arguments)], {"HOME": str(home), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=SECONDS, env=environment)
    return done.stdout


def opened(path: Path, reads: str = "") -> list[list[str]]:
    """The cells of a file as LibreOffice reads them, `reads` being its name for the file's format."""
    folder = path.parent / "opened"
    reading = [f"--infilter={reads}"] if reads else []
    ran(OFFICE, ["--headless", *reading, "--convert-to", TABLE, "--outdir", folder, path], path.parent)
    with (folder / f"{path.stem}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@needs_office
def test_libreoffice_opens_a_spreadsheet_with_its_ids_whole_and_its_formulas_dead(tmp_path: Path) -> None:
    path = written(tmp_path, Format.XLSX, [MIA | {"nickname": HOSTILE}])
    header, row = opened(path)
    assert header == [column.label for column in COLUMNS]
    assert row[:4] == [UID, HOSTILE, "https://www.tiktok.com/@mia", "150000"]


@needs_office
def test_libreoffice_opens_a_csv_with_its_formulas_dead(tmp_path: Path) -> None:
    path = written(tmp_path, Format.CSV, [MIA | {"nickname": HOSTILE}])
    _, row = opened(path, "Text - txt - csv (StarCalc):44,34,76")
    assert row[1] == f"'{HOSTILE}"


@needs_office
def test_libreoffice_opens_a_page_with_its_ids_whole_and_its_formulas_dead(tmp_path: Path) -> None:
    path = written(tmp_path, Format.HTML, [MIA | {"nickname": HOSTILE}], title="=1+1")
    rows = [row for row in opened(path, "HTML (StarCalc)") if any(row)]
    assert rows[0][0] == "'=1+1"
    assert rows[2][:2] == [UID, f"'{HOSTILE}"]


@needs_browser
def test_chromium_shows_a_page_as_a_table_and_runs_nothing_of_it(tmp_path: Path) -> None:
    script = "<script>document.title='run'</script><img src=x onerror=document.title='run'>"
    path = written(tmp_path, Format.HTML, [MIA | {"nickname": script}], title="Creators")
    arguments = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    drawn = tmp_path / "drawn.html"
    drawn.write_text(ran(BROWSER, [*arguments, "--dump-dom", path.as_uri()], tmp_path), encoding="utf-8")
    shown = Page(drawn)
    assert shown.title == "Creators"
    assert shown.cells[1][:2] == [UID, script]
