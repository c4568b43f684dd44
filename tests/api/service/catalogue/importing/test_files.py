"""Every kind of file gives the same creators: encodings, delimiters, JSON in its forms, spreadsheets."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from api.contract.platforms import Platform
from api.service.catalogue.importing import (
    NoUsernameColumn,
    Rejection,
    UnknownFileType,
    UnreadableFile,
    read_creators,
)
from tests.api.service.catalogue.importing.conftest import Records, Write, sheet

CHINESE = "用户名,昵称,粉丝数,国家,互动率(%)\nxiaoyu.quill,小雨,1.2万,美国,6.5\n"
XIAOYU = {"username": "xiaoyu.quill", "nickname": "小雨", "followers": 12_000, "country": "US", "engagement": 0.065}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_encodings_in_use_are_recognised(write: Write, records: Records, encoding: str) -> None:
    [record] = records(write(CHINESE, encoding=encoding))
    assert XIAOYU.items() <= record.items()


def test_a_file_in_no_known_encoding_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(b"username\n\xff\xff\x80\n")
    with pytest.raises(UnreadableFile, match="save it as UTF-8"):
        read_creators(path, Platform.TIKTOK)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_delimiters_are_recognised(write: Write, records: Records, mark: str) -> None:
    text = mark.join(("Username", "Bio", "Followers")) + "\n" + mark.join(("mia", '"tea, cake; and | more"', "3911"))
    [record] = records(write(text))
    assert (record["username"], record["bio"], record["followers"]) == ("mia", "tea, cake; and | more", 3911)


def test_the_line_by_which_spreadsheets_are_told_the_delimiter_is_no_header(write: Write, records: Records) -> None:
    [record] = records(write("sep=;\nusername;followers\nmia;1,5M\n"))
    assert record["followers"] == 1_500_000


def test_empty_rows_above_and_between_do_not_count(write: Write) -> None:
    rows = list(read_creators(write(",,\n\nusername,followers,\nmia,1,\n,,\nleo,x,\n"), Platform.TIKTOK))
    assert [row.line for row in rows] == [4, 6]


def test_cells_over_several_lines_keep_the_line_numbers_right(write: Write) -> None:
    text = 'username,bio,followers\nmia,"one\ntwo\nthree",5\nleo,"a\nb",many\n'
    _, bad = read_creators(write(text), Platform.TIKTOK)
    assert isinstance(bad, Rejection)
    assert str(bad) == 'creators.csv, line 5: followers "many" is not a number'


def test_a_row_with_too_many_cells_is_rejected_since_its_values_are_shifted(write: Write) -> None:
    [bad, good] = read_creators(write("username,followers\nmia,3,911\nleo,5,\n"), Platform.TIKTOK)
    assert isinstance(bad, Rejection)
    assert "more cells than there are headers" in bad.reason
    assert not isinstance(good, Rejection)


def test_quotes_that_never_close_reject_their_row(write: Write) -> None:
    rows = list(read_creators(write('username,bio\nleo,fine\nmia,"never closed\n'), Platform.TIKTOK))
    assert isinstance(rows[1], Rejection)
    assert rows[1].line == 3
    assert "quotes" in rows[1].reason


def test_json_lines_and_arrays_give_the_same_records(write: Write, records: Records) -> None:
    people = [
        {"username": "mia", "followers_count": "3911", "hashtags": ["tea"]},
        {"username": "leo", "engagement_rate": 0.5},
    ]
    lines = records(write("\n".join(map(json.dumps, people)), "a.jsonl"))
    array = records(write(json.dumps(people, indent=2), "b.json"))
    answer = records(write(json.dumps({"success": True, "data": people}), "c.json"))
    assert lines == array == answer
    assert lines[0]["followers"] == 3911
    assert lines[1]["engagement"] == 0.5


def test_a_saved_lookalike_answer_is_read(write: Write, records: Records) -> None:
    answer = {"success": True, "data": {"items": [{"uid": "7", "username": "mia", "match_score": 91.2}], "total": 1}}
    [record] = records(write(json.dumps(answer, indent=1), "saved.json"))
    assert (record["uid"], record["username"]) == ("7", "mia")


def test_a_field_that_only_later_records_have_is_read_too(write: Write, records: Records) -> None:
    text = '{"username": "mia"}\n{"username": "leo", "bio": "tea"}\n'
    assert records(write(text, "a.ndjson"))[1]["bio"] == "tea"


def test_a_damaged_json_line_is_rejected_and_the_rest_read(write: Write) -> None:
    text = '{"username": "mia"}\n{"username": \n[1, 2]\n{"username": "leo"}\n'
    rows = list(read_creators(write(text, "a.jsonl"), Platform.TIKTOK))
    assert [isinstance(row, Rejection) for row in rows] == [False, True, True, False]
    assert [row.line for row in rows] == [1, 2, 3, 4]


def test_an_array_larger_than_a_gulp_is_read_to_its_end(write: Write, records: Records) -> None:
    people = [{"username": f"mia.{number}", "bio": "x" * 100} for number in range(3_000)]
    assert len(records(write(json.dumps(people), "long.json"))) == 3_000


def test_an_array_that_breaks_off_keeps_what_came_before(write: Write) -> None:
    good, bad = read_creators(write('[{"username": "mia"},\n{"username": "le', "cut.json"), Platform.TIKTOK)
    assert not isinstance(good, Rejection)
    assert isinstance(bad, Rejection)
    assert bad.line == 2


def test_spreadsheets_keep_numbers_and_dates(tmp_path: Path, records: Records) -> None:
    rows = [
        ["Handle", "Followers", "Avg. Views", "Last post", "Engagement Rate", "Verified"],
        [433, 13_812_345, 1234.5, date(2026, 5, 1), 0.065, True],
    ]
    [record] = records(sheet(tmp_path / "a.xlsx", rows), Platform.INSTAGRAM)
    assert record["username"] == "433"
    assert record["followers"] == 13_812_345
    assert record["avg_views"] == 1235
    assert record["last_post"] == "2026-05-01T00:00:00Z"
    assert record["engagement"] == 0.065
    assert record["is_verified"] is True


def test_spreadsheet_rows_are_numbered_as_the_sheet_shows_them(tmp_path: Path) -> None:
    rows = [[], [None, "username", "followers"], [None, "mia", 5], [], [None, "leo", "many"]]
    good, bad = read_creators(sheet(tmp_path / "a.xlsx", rows), Platform.TIKTOK)
    assert (good.line, bad.line) == (3, 5)


def test_a_long_id_as_a_number_is_exact_in_json(write: Write, records: Records) -> None:
    [record] = records(write('{"uid": 7028904599103472446, "username": "mia"}', "a.jsonl"))
    assert record["uid"] == "7028904599103472446"


def test_an_id_that_a_spreadsheet_rounded_is_not_believed(tmp_path: Path) -> None:
    rows = [["uid", "username"], [7_028_904_599_103_472_446, "mia"], ["7028904599103472446", "leo"]]
    reading = read_creators(sheet(tmp_path / "a.xlsx", rows), Platform.TIKTOK)
    mia, leo = [row for row in reading if not isinstance(row, Rejection)]
    assert mia.record["uid"].startswith("name-")
    assert leo.record["uid"] == "7028904599103472446"
    assert any("the spreadsheet rounded them" in note for note in reading.told().notes)


def test_only_known_endings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "creators.pdf"
    path.write_text("username")
    with pytest.raises(UnknownFileType, match=r"\.pdf cannot be read; use \.csv"):
        read_creators(path, Platform.TIKTOK)


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.xlsx"])
def test_empty_missing_and_damaged_files_are_said_to_be(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        read_creators(path, Platform.TIKTOK)
    path.write_bytes(b"")
    with pytest.raises(UnreadableFile, match="is empty"):
        read_creators(path, Platform.TIKTOK)
    path.write_bytes(b"\n\n")
    with pytest.raises(UnreadableFile, match=r"readable|no JSON records"):
        read_creators(path, Platform.TIKTOK)


def test_a_file_without_names_lists_its_headers_and_those_that_would_do(write: Write) -> None:
    with pytest.raises(NoUsernameColumn) as problem:
        read_creators(write("Who,粉丝数\nmia,5\n"), Platform.TIKTOK)
    assert problem.value.headers == ("Who", "粉丝数")
    assert "The headers are: Who, 粉丝数" in str(problem.value)
    assert "用户名" in str(problem.value)
