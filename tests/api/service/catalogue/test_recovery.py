"""The index beside the file is put right on opening, whether it is missing, behind, another file's or damaged."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from api.contract.platforms import Platform
from api.service.catalogue import marker
from api.service.catalogue.catalogue import Catalogue
from api.service.catalogue.records import handle_of
from tests.api.service.catalogue.conftest import Opens, some_creators
from tests.api.service.catalogue.plain_sql import ids_in_sql

T = Platform.TIKTOK
CREATORS = some_creators(90)
MAPS = Path("/proc/self/maps")
PUTS_MORE = """
import sys
from pathlib import Path
from api.service.catalogue.catalogue import Catalogue
from api.service.catalogue.records import handle_of
from tests.api.service.catalogue.conftest import some_creators
catalogue = Catalogue.open(Path(sys.argv[1]), sample=False)
catalogue.put(some_creators(150, seed=2))
catalogue.close()
"""


def is_right(catalogue: Catalogue) -> bool:
    """Whether a search finds all rows, and a lookalike search every account of a name once."""
    expected = ids_in_sql(catalogue.connection, T, {})
    found = catalogue.search(T, {}, limit=1_000).records
    names = {handle_of(record.get("username")) or record["uid"] for record in found}
    alike = catalogue.alike({"platform": "youtube", "uid": "seed", "country": "US"}, T, {}, 1_000)
    return [record["uid"] for record in found] == expected and len(alike) == len(names)


@pytest.fixture
def path(tmp_path: Path, opens: Opens) -> Path:
    """A closed catalogue of ninety creators."""
    catalogue = opens()
    catalogue.put(CREATORS)
    catalogue.close()
    return tmp_path / "creators.db"


def index_of(path: Path) -> Path:
    return path.with_name("creators.db.index")


def rows_in(index: Path) -> Path:
    """The folder of the one tantivy index that there is."""
    [rows] = index.glob("rows-*")
    return rows


def remove_all(index: Path) -> None:
    shutil.rmtree(index)


def remove_marker(index: Path) -> None:
    (index / "marker.json").unlink()


def spoil_marker(index: Path) -> None:
    (index / "marker.json").write_text('{"make": 2, "changed"')


def remove_rows(index: Path) -> None:
    shutil.rmtree(rows_in(index))


def spoil_meta(index: Path) -> None:
    (rows_in(index) / "meta.json").write_text("{}")


def cut_every_file(index: Path) -> None:
    for file in rows_in(index).glob("*.*"):
        if file.name != "meta.json":
            file.write_bytes(file.read_bytes()[:10])


def remove_a_segment_file(index: Path) -> None:
    next(rows_in(index).glob("*.fast")).unlink()


def remove_words(index: Path) -> None:
    (index / "traits" / "tiktok.words").unlink()


def cut_words(index: Path) -> None:
    file = index / "traits" / "tiktok.words"
    file.write_bytes(file.read_bytes()[:-5])


def cut_facts(index: Path) -> None:
    file = index / "traits" / "tiktok.facts"
    file.write_bytes(file.read_bytes()[:-5])


def remove_traits(index: Path) -> None:
    shutil.rmtree(index / "traits")


DAMAGES = [
    remove_all,
    remove_marker,
    spoil_marker,
    remove_rows,
    spoil_meta,
    cut_every_file,
    remove_a_segment_file,
    remove_words,
    cut_words,
    cut_facts,
    remove_traits,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_missing_or_damaged_index_is_built_anew(path: Path, opens: Opens, damage: Callable[[Path], None]) -> None:
    damage(index_of(path))
    assert is_right(opens())


def test_an_index_of_another_make_is_built_anew(path: Path, opens: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later version holds more in its index; what an earlier one left is of no use to it."""
    before = marker.Marker.read(index_of(path))
    monkeypatch.setattr(marker, "MAKE", marker.MAKE + 1)
    assert is_right(opens())
    after = marker.Marker.read(index_of(path))
    assert before
    assert after is None or after.build != before.build


def test_an_index_left_by_another_file_is_not_taken_for_its_own(path: Path, opens: Opens) -> None:
    """The file was deleted and made again with as many changes, its index was not."""
    for file in path.parent.glob("creators.db*"):
        if file.is_file():
            file.unlink()
    catalogue = opens()
    catalogue.put(some_creators(30, seed=9))
    catalogue.close()
    assert is_right(opens())


def test_an_older_copy_of_the_file_gets_an_index_of_its_own(path: Path, opens: Opens) -> None:
    older = path.with_name("older.db")
    shutil.copy2(path, older)
    catalogue = opens()
    catalogue.put(some_creators(200, seed=4))
    catalogue.close()
    for file in path.parent.glob("creators.db-*"):
        file.unlink()
    older.replace(path)
    assert is_right(opens())


def test_an_index_that_fell_behind_catches_up(path: Path, opens: Opens) -> None:
    """Rows were written, and the program ended before they were indexed."""
    kept = path.with_name("kept")
    shutil.copytree(index_of(path), kept)
    catalogue = opens()
    catalogue.put(some_creators(200, seed=4))
    catalogue.close()
    shutil.rmtree(index_of(path))
    kept.rename(index_of(path))
    build = marker.Marker.read(index_of(path))
    assert is_right(opens())
    now = marker.Marker.read(index_of(path))
    assert build
    assert now
    assert (now.build, now.changed) == (build.build, 2)  # caught up, not built anew


def test_what_another_process_writes_is_found_at_once(path: Path, opens: Opens) -> None:
    catalogue = opens()
    assert is_right(catalogue)
    subprocess.run([sys.executable, "-c", PUTS_MORE, str(path)], check=True)
    assert is_right(catalogue)
    assert catalogue.size() == 150


def test_an_index_that_another_process_built_anew_is_opened_again(path: Path, opens: Opens) -> None:
    catalogue = opens()
    assert is_right(catalogue)
    shutil.rmtree(index_of(path))
    subprocess.run([sys.executable, "-c", PUTS_MORE, str(path)], check=True)
    assert is_right(catalogue)


def test_two_open_catalogues_of_one_file_see_each_others_changes(path: Path, opens: Opens) -> None:
    one, other = opens(), opens()
    for round_ in range(3):
        one.put(some_creators(40, seed=10 + round_))
        assert is_right(other)
        other.put(some_creators(40, seed=20 + round_))
        assert is_right(one)


def test_threads_search_while_others_write(path: Path, opens: Opens) -> None:
    """Whatever the moment, a search gives a page without repeats, and nothing fails."""
    catalogue, failures, done = opens(), list[BaseException](), threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                uids = [record["uid"] for record in catalogue.search(T, {}, limit=500).records]
                assert len(uids) == len(set(uids)) >= len(CREATORS) // 3
                assert catalogue.alike(CREATORS[0], T, {}, 5)
        except BaseException as error:
            failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for seed in range(6):
        catalogue.put(some_creators(90 + 30 * seed, seed))
    done.set()
    for reader in readers:
        reader.join()
    assert not failures
    assert is_right(catalogue)


def test_a_first_use_that_is_broken_off_begins_again(
    tmp_path: Path, opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody presses Ctrl-C while the sample set is made: the next start makes it whole."""

    def broken_off() -> object:
        yield {"platform": "tiktok", "uid": "1"}
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("api.service.catalogue.catalogue.sample_records", broken_off)
        with pytest.raises(KeyboardInterrupt):
            Catalogue.open(tmp_path / "creators.db")
    assert opens(sample=True).size() > 12_000


@pytest.mark.skipif(not MAPS.exists(), reason="this system does not tell which files a process has mapped")
def test_a_closed_catalogue_lets_the_files_of_its_index_go_whoever_still_has_it(tmp_path: Path, opens: Opens) -> None:
    catalogue = opens()
    catalogue.put(CREATORS)
    assert is_right(catalogue)
    assert str(tmp_path) in MAPS.read_text()
    catalogue.close()
    assert str(tmp_path) not in MAPS.read_text()
