"""`scout import`: files in, a report out, and nothing half done."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.contract.platforms import Platform
from api.service.catalogue.catalogue import Catalogue
from tests.bot.commands.conftest import Run

Capture = pytest.CaptureFixture[str]

FILE = 'username,followers,engagement rate\nmia.makes,13.8M,3.5%\nleo_runs,many,1%\nana,"3,911",2%\n'


@pytest.fixture(autouse=True)
def _no_sample(folder: Path) -> None:
    """A catalogue that is there already is not filled with the sample set."""
    Catalogue.open(folder / "creators.db", sample=False).close()


def test_the_report_counts_rows_and_names_the_rejected_ones(scout: Run, folder: Path, capsys: Capture) -> None:
    (folder / "creators.csv").write_text(FILE)
    assert scout("import", "creators.csv", "--platform", "tiktok") == 0
    told = capsys.readouterr().out
    assert "creators.csv, line 3" in told
    assert "many" in told
    assert told.rstrip().splitlines()[-1] == (
        "Rows read: 3. Creators added: 2, updated: 0, repeated in the file: 0, rejected: 1"
    )


def test_what_was_imported_is_there_for_the_service(scout: Run, folder: Path) -> None:
    (folder / "creators.csv").write_text(FILE)
    scout("import", "creators.csv", "--platform", "tiktok", "--rates", "percent")
    catalogue = Catalogue.open(folder / "creators.db")
    found = catalogue.find("@mia.makes", Platform.TIKTOK)
    catalogue.close()
    assert found
    assert (found["followers"], found["engagement"]) == (13_800_000, 0.035)


def test_importing_again_updates(scout: Run, folder: Path, capsys: Capture) -> None:
    (folder / "creators.csv").write_text(FILE)
    scout("import", "creators.csv", "--platform", "tiktok")
    capsys.readouterr()
    scout("import", "creators.csv", "--platform", "tiktok")
    assert "added: 0, updated: 2" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.csv", None, "cannot be opened"),
        ("empty.csv", "", "is empty"),
        ("photo.png", "x", "cannot be read; use .csv"),
        ("other.csv", "colour,size\nred,5\n", "no column holds user names"),
    ],
)
def test_a_file_that_cannot_be_read_stops_all_and_says_why(
    scout: Run, folder: Path, capsys: Capture, name: str, content: str | None, says: str
) -> None:
    (folder / "creators.csv").write_text(FILE)
    if content is not None:
        (folder / name).write_text(content)
    assert scout("import", "creators.csv", name, "--platform", "tiktok") == 1
    told = capsys.readouterr().err
    assert name in told
    assert says in told
    assert "Nothing was imported." in told
    catalogue = Catalogue.open(folder / "creators.db")
    assert catalogue.size() == 0
    catalogue.close()
