"""A dropped file: which column names the creators, and everything a hostile or careless file may be."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.dropped import Column, UnreadableDrop, read_drop
from handlers.pasted import Reason, TooManyCreators, TooMuchText

Named = list[tuple[str, list[tuple[str, str]]]]


def spreadsheet(*rows: Sequence[Any], **cells: Any) -> bytes:
    """An xlsx file of rows, and of single cells by their place."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for place, value in cells.items():
        sheet[place] = value
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def named(columns: Sequence[Column]) -> Named:
    """Each column's heading and its creators as platform and name; an empty platform must be asked for."""
    return [
        (
            column.name,
            [
                (item.platform.value if item.platform else "", item.value)
                for item in (*column.pasted.taken, *column.pasted.without_platform)
            ],
        )
        for column in columns
    ]


def read(name: str, content: bytes | str) -> Named:
    return named(read_drop(name, content.encode() if isinstance(content, str) else content).columns)


MIA_AND_LEO = [("tiktok", "mia"), ("instagram", "leo")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "name,profile_url,email\nMia,https://www.tiktok.com/@mia,mia@x.com\nLeo,https://instagram.com/leo,l@x.com\n",
            [("profile_url", MIA_AND_LEO)],
            id="links beside names and mail",
        ),
        pytest.param(
            "username;platform;followers\nmia;tiktok;100\nleo;instagram;5\n",
            [("username", MIA_AND_LEO)],
            id="bare names with a platform in each row",
        ),
        pytest.param(
            "TikTok\tInstagram\nhttps://www.tiktok.com/@mia\thttps://instagram.com/mia\n",
            [("TikTok", [("tiktok", "mia")]), ("Instagram", [("instagram", "mia")])],
            id="two columns of links",
        ),
        pytest.param("TikTok username\nmia\nleo.x\n", [("TikTok username", [("tiktok", "mia"), ("tiktok", "leo.x")])]),
        pytest.param("handle|notes\n@mia|nice\n@leo|new\n", [("handle", [("", "mia"), ("", "leo")])]),
        pytest.param("mia\nleo\n", [("mia", [("", "mia"), ("", "leo")])], id="one column without a heading"),
        pytest.param(
            "link,handle\nhttps://www.tiktok.com/@mia,@mia\n",
            [("link", [("tiktok", "mia")])],
            id="links before handles",
        ),
        pytest.param("name,country,notes\nMia Chen,US,likes tea\n", [], id="words that name nobody"),
        pytest.param(
            "Report 2026\n\nusername,platform,followers\nmia,tiktok,100\nleo,instagram,5\n",
            [("username", MIA_AND_LEO)],
            id="a title above the headings",
        ),
        pytest.param(
            "Creator list 2026,,\nby Mia,,\nusername,platform,notes\nmia,tiktok,\nleo,instagram,\n",
            [("username", MIA_AND_LEO)],
            id="two titles, one with words that headings have",
        ),
        pytest.param(
            "Name;TikTok;Instagram\nAnna;anna1;anna_ig\nBo;bo1;-\nCy;cy.c;n/a\n",
            [
                ("TikTok", [("tiktok", "anna1"), ("tiktok", "bo1"), ("tiktok", "cy.c")]),
                ("Instagram", [("instagram", "anna_ig")]),
            ],
            id="platforms head columns of bare names",
        ),
        pytest.param(
            "Name,TikTok,Instagram\nAnna,@anna1,anna_ig\n",
            [("TikTok", [("tiktok", "anna1")]), ("Instagram", [("instagram", "anna_ig")])],
            id="platforms head columns, with @ in one of them",
        ),
        pytest.param("达人,TikTok账号,粉丝\n安娜,anna1,300\n", [("TikTok账号", [("tiktok", "anna1")])]),
        pytest.param("Name,TikTok\nAnna,12.5k\nBo,900\n", [], id="a platform heads counts"),
        pytest.param(
            "Username,Profile URL\nmia,https://www.tiktok.com/@mia\nleo,\nkim,n/a\n",
            [("Profile URL", [("tiktok", "mia"), ("", "leo"), ("", "kim")])],
            id="the name of a row without a link",
        ),
        pytest.param(
            "Username,Platform,Profile URL\nmia,TikTok,https://www.tiktok.com/@mia\nleo,Instagram,\n",
            [("Profile URL", MIA_AND_LEO)],
            id="the name and the platform of a row without a link",
        ),
        pytest.param(
            'link\n"https://www.tiktok.com/@mia\n"\n', [("link", [("tiktok", "mia")])], id="a cell of two lines"
        ),
    ],
)
def test_the_column_that_names_creators_is_found(content: str, expected: Named) -> None:
    assert read("list.csv", content) == expected


def test_links_that_name_no_creator_are_told_one_by_one_where_nothing_else_does() -> None:
    content = b"notes,url\nnice,vm.tiktok.com/x\nnew,https://youtu.be/abcdefghijk\n"
    [column] = read_drop("list.csv", content).columns
    assert [(item.input, item.reason) for item in column.pasted.unreadable] == [
        ("vm.tiktok.com/x", Reason.SHORT_LINK),
        ("https://youtu.be/abcdefghijk", Reason.VIDEO),
    ]


@pytest.mark.parametrize(
    ("encoding", "heading", "text"),
    [
        ("utf-8", "主页链接", "达人,主页链接\n米娅,https://www.tiktok.com/@mia\n"),
        ("utf-8-sig", "主页链接", "主页链接,备注\nhttps://www.tiktok.com/@mia,好\n"),
        ("utf-16", "主页链接", "达人\t主页链接\n米娅\thttps://www.tiktok.com/@mia\n"),
        ("utf-16-le", "主页链接", "达人\t主页链接\n米娅\thttps://www.tiktok.com/@mia\n"),
        ("utf-16-be", "Link", "Name\tLink\nZoë\thttps://www.tiktok.com/@mia\n"),
        ("gb18030", "TikTok账号", "TikTok账号,国家\nmia,美国\n"),
        ("gbk", "账号", "平台,账号,备注\n抖音国际版,mia,合作过\n"),
        ("big5", "帳號", "平台,帳號,備註\nTikTok,mia,合作過\n"),
        ("cp932", "TikTok", "名前,TikTok\n美咲,mia\nさくら,mia\n"),
        ("cp1252", "TikTok", "Prénom,TikTok\nChloé,mia\nMünch,mia\n"),
        ("cp1252", "TikTok", "Name;TikTok\nZoë;mia\n"),
    ],
)
def test_text_is_read_in_the_encodings_that_spreadsheets_write(encoding: str, heading: str, text: str) -> None:
    assert read("名单.csv", text.encode(encoding)) == [(heading, [("tiktok", "mia")])]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("Handle;Notes\n@mia;nice, calm\n@leo;new, loud\n", id="semicolons, and commas in sentences"),
        pytest.param("Handle\tNotes\n@mia\tnice; calm\n@leo\tnew\n", id="tabs"),
        pytest.param('Handle,Notes\n@mia,"two\nlines"\n"@leo","said ""hi"""\n', id="quoted lines and quotes"),
        pytest.param("\ufeffHandle,Notes\r\n@mia,\r\n\r\n@leo,\r\n", id="a byte order mark and empty lines"),
        pytest.param("sep=;\nHandle;Notes\n@mia;a,b,c\n@leo;a,b,c\n", id="what parts the cells is said"),
        pytest.param("Handle,Notes\n@mia,\0\n@leo,ok\n", id="a NUL that an old export left"),
    ],
)
def test_a_csv_file_is_read_whatever_parts_its_cells(content: str) -> None:
    assert read("list.csv", content) == [("Handle", [("", "mia"), ("", "leo")])]


def test_a_spreadsheet_that_was_only_renamed_to_csv_is_read() -> None:
    assert read("list.csv", spreadsheet(("TikTok", "Notes"), ("mia", "x"))) == [("TikTok", [("tiktok", "mia")])]


def test_handles_that_were_guarded_from_being_formulas_are_read() -> None:
    assert read("list.csv", "Account,Country\n'@mia,US\n'@leo,UK\n") == [("Account", [("", "mia"), ("", "leo")])]


def test_a_platform_merged_down_several_rows_counts_for_each() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("Platform", "Username"), ("TikTok", "mia"), (None, "leo"), ("Instagram", "kim")):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    content = io.BytesIO()
    book.save(content)
    assert read("list.xlsx", content.getvalue()) == [
        ("Username", [("tiktok", "mia"), ("tiktok", "leo"), ("instagram", "kim")])
    ]


def test_a_name_merged_down_several_rows_of_facts_is_one_creator() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("TikTok", "Video views"), ("@mia", 100), (None, 200), ("@leo", 300)):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    content = io.BytesIO()
    book.save(content)
    [column] = read_drop("list.xlsx", content.getvalue()).columns
    assert named([column]) == [("TikTok", [("tiktok", "mia"), ("tiktok", "leo")])]
    assert not column.pasted.repeated


@pytest.mark.parametrize(
    ("file", "platform"),
    [
        ("tiktok_q3.csv", "tiktok"),
        ("TikTok达人名单.csv", "tiktok"),
        ("ig-shortlist.csv", "instagram"),
        ("tiktok and instagram.csv", ""),
        ("微信群里的达人.csv", ""),
        ("list.csv", ""),
    ],
)
def test_the_name_of_a_file_says_the_platform_where_nothing_in_it_does(file: str, platform: str) -> None:
    assert read(file, "Username,Country\nmia,US\n") == [("Username", [(platform, "mia")])]
    assert read(file, "YouTube,Country\nmia,US\n") == [("YouTube", [("youtube", "mia")])]


def test_a_file_of_headings_alone_names_nobody() -> None:
    assert read("list.csv", "Name,TikTok,Link\n") == []


def test_a_spreadsheet_is_read_like_a_table_and_digits_stay_names() -> None:
    content = spreadsheet(("user name", "platform"), ("mia", "TikTok"), (433, "instagram"))
    assert read("list.xlsx", content) == [("user name", [("tiktok", "mia"), ("instagram", "433")])]


def linked(*, second_sheet: bool = False) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Mia's & Leo's") if second_sheet else book.active
    assert sheet is not None
    sheet.append(["Creator", "Note"])
    sheet.append(["Mia", "good"])
    sheet["A2"].hyperlink = "https://www.tiktok.com/@mia?lang=en"
    sheet.append(['=HYPERLINK("https://www.instagram.com/leo/","Leo")', "better"])
    sheet.append(["Zoe", "write her"])
    sheet["B4"].hyperlink = "mailto:zoe@example.com"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("second_sheet", [False, True])
def test_the_links_behind_the_words_of_a_spreadsheet_are_read(second_sheet: bool) -> None:
    assert read("list.xlsx", linked(second_sheet=second_sheet)) == [
        ("Creator", [("tiktok", "mia"), ("instagram", "leo"), ("", "Zoe")])
    ]


def test_a_spreadsheet_whose_links_are_damaged_is_read_by_its_words() -> None:
    whole = spreadsheet(("handle",), ("@mia",))
    with_link = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(with_link, "w") as new:
        for part in old.infolist():
            new.writestr(part, old.read(part))
        new.writestr("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships")
    assert read("list.xlsx", with_link.getvalue()) == [("handle", [("", "mia")])]


@pytest.mark.parametrize("heading", ["Twitter", "Twitter handle", "小红书账号", "X (Twitter)"])
def test_names_below_the_heading_of_another_platform_are_refused_with_the_reason(heading: str) -> None:
    [column] = read_drop("list.csv", f"{heading}\n@mia\n@leo\n".encode()).columns
    assert column.count == 0
    assert [item.reason for item in column.pasted.unreadable] == [Reason.ELSEWHERE, Reason.ELSEWHERE]


def test_a_row_that_says_another_platform_is_refused_and_the_others_are_read() -> None:
    content = b"handle,platform\nmia,twitter\nleo,tiktok\nzoe,twitter\n"
    [column] = read_drop("list.csv", content).columns
    assert [item.value for item in column.pasted.taken] == ["leo"]
    assert [item.reason for item in column.pasted.unreadable] == [Reason.ELSEWHERE, Reason.ELSEWHERE]


def test_a_title_of_two_cells_is_not_taken_for_the_headings() -> None:
    content = b"Campaign,Spring 2026\n,\nCreator,TikTok\nMia Lee,mia\nLeo,leo.k\n"
    assert read("list.csv", content) == [("TikTok", [("tiktok", "mia"), ("tiktok", "leo.k")])]


def workbook(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """An xlsx file of sheets by their names; those whose name ends with `_hidden` are."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name.endswith("_hidden") else "visible"
        for row in rows:
            sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_all_visible_sheets_are_read_and_those_without_creators_are_told() -> None:
    content = workbook(
        TikTok=[("Handle", "Country"), ("mia", "US"), ("leo", "UK")],
        Budget=[("Item", "Price"), ("Samples", 200)],
        Instagram=[("Link", "Price"), ("https://instagram.com/kim", 100)],
        Old_hidden=[("Handle", "Country"), ("zoe", "US")],
    )
    drop = read_drop("list.xlsx", content)
    assert named(drop.columns) == [("Handle", [("tiktok", "mia"), ("tiktok", "leo"), ("instagram", "kim")])]
    assert drop.sheets == (("TikTok", 2), ("Instagram", 1))
    assert drop.unread == ("Budget",)


@pytest.mark.parametrize("name", ["Instructions", "README", "使用说明", "How to - example", "填写 示例"])
def test_a_sheet_that_explains_the_others_counts_where_nothing_else_names_creators(name: str) -> None:
    example = [("Link", "Notes"), ("https://www.tiktok.com/@example", "like this")]
    sheets: dict[str, Any] = {name: example, "Creators": [("Handle",), ("@mia",)]}
    drop = read_drop("list.xlsx", workbook(**sheets))
    assert named(drop.columns) == [("Handle", [("", "mia")])]
    assert (drop.sheets, drop.unread) == ((("Creators", 1),), (name,))
    sheets = {name: example, "Empty": [], "Budget": [("Item",), ("Samples",)]}
    drop = read_drop("list.xlsx", workbook(**sheets))
    assert named(drop.columns) == [("Link", [("tiktok", "example")])]


def test_sheets_with_the_same_columns_ask_once_which_one_names_the_creators() -> None:
    rows = [("TikTok", "Instagram"), ("@mia", "@mia.ig")]
    drop = read_drop("list.xlsx", workbook(May=rows, June=[*rows, ("@leo", "")]))
    assert [(column.name, column.count) for column in drop.columns] == [("TikTok", 2), ("Instagram", 1)]


def test_a_text_file_is_read_like_a_paste() -> None:
    assert read("list.txt", "TikTok:\n@mia\n\nhttps://instagram.com/leo") == [("", MIA_AND_LEO)]


def test_ten_thousand_rows_are_read_and_one_more_is_refused() -> None:
    links = [f"https://www.tiktok.com/@creator{number}" for number in range(10_001)]
    [(_, creators)] = read("list.csv", "link,rank\n" + "".join(f"{link},1\n" for link in links[:10_000]))
    assert len(creators) == 10_000
    with pytest.raises(UnreadableDrop) as refused:
        read("list.csv", "link,rank\n" + "".join(f"{link},1\n" for link in links))
    assert (refused.value.why, refused.value.values["rows"]) == ("rows", 10_000)
    with pytest.raises(TooManyCreators):
        read("list.txt", "\n".join(links))


def test_a_table_of_links_in_every_cell_is_refused_before_it_is_read() -> None:
    row = ",".join(["https://www.tiktok.com/@creator"] * 200)
    with pytest.raises(TooMuchText):
        read("list.csv", f"{row}\n" * 900)


def bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 70_000_000)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("list.csv", b"", "empty"),
        ("list.csv", b" \n\n", "empty"),
        ("list.xlsx", spreadsheet(), "empty"),
        ("list.pdf", b"%PDF-1.7", "kind"),
        ("list", b"https://www.tiktok.com/@mia", "kind"),
        ("picture.csv", b"\x89PNG\0\0", "kind"),
        ("list.xlsx", b"PK\x03\x04 cut off", "damaged"),
        ("list.xlsx", b"not a spreadsheet", "damaged"),
        ("list.xlsx", spreadsheet(("a",))[:-200], "damaged"),
        ("list.csv", b'a,"' + b"x" * 200_000, "damaged"),
        ("locked.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "protected"),
        ("list.csv", b"\xff\xfe\x00", "encoding"),
        ("far.xlsx", spreadsheet(("link",), XFD1048576="x"), "rows"),
        ("wide.csv", b",".join([b"x"] * 201), "rows"),
        ("bomb.xlsx", bomb(), "bomb"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(name: str, content: bytes, why: str) -> None:
    with pytest.raises(UnreadableDrop) as refused:
        read_drop(name, content)
    assert refused.value.why == why


@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.txt", "a.xlsx"]))
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    try:
        read_drop(name, content)
    except UnreadableDrop as refused:
        assert refused.why


SOUND = spreadsheet(("link",), ("https://www.tiktok.com/@mia",))


@given(st.data())
def test_a_damaged_spreadsheet_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_drop("a.xlsx", bytes(content))
    except UnreadableDrop as refused:
        assert refused.why
