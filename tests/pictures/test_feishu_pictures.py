"""Every card of the gallery as Chromium shows it, at desktop and phone width, where this machine has Chromium."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.words import LANGUAGES, Language
from tests.pictures.__main__ import main
from tests.pictures.browser import Browser, NoBrowser, chromium
from tests.pictures.feishu_page import WIDTHS, page
from tests.pictures.feishu_shots import shots, show
from tests.pictures.markup import element

_BEYOND = """JSON.stringify([...document.querySelectorAll(".sheet")].flatMap((sheet) => {
  const card = sheet.querySelector(".card").getBoundingClientRect();
  const inside = (part) => part.closest(".pushed, svg") || part.closest(".md")?.querySelector("table");
  const beyond = [...sheet.querySelectorAll(".card *")].filter((part) => {
    const box = part.getBoundingClientRect();
    return !inside(part) && box.width && (box.right > card.right + 0.5 || box.left < card.left - 0.5);
  });
  return beyond.map((part) => `${sheet.id}: ${part.className || part.tagName} ${part.textContent.slice(0, 40)}`);
}))"""
_CUT = """JSON.stringify([...document.querySelectorAll(".sheet .button")]
  .filter((part) => part.scrollWidth > part.clientWidth)
  .map((part) => `${part.closest(".sheet").id}: ${part.textContent}`))"""
_EMPTY = """JSON.stringify([...document.querySelectorAll(".sheet")].filter((sheet) =>
  sheet.querySelector(".card").getBoundingClientRect().height < 40).map((sheet) => sheet.id))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    try:
        with chromium() as started:
            yield started
    except NoBrowser as missing:
        pytest.skip(str(missing))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_sticks_out_of_a_card_and_no_button_is_cut(browser: Browser, language: Language, width: int) -> None:
    show(browser, shots((), [language], [width], unfolded=True))
    assert json.loads(browser.value(_BEYOND)) == []
    assert json.loads(browser.value(_EMPTY)) == []
    assert json.loads(browser.value(_CUT)) == []


def test_what_sticks_out_is_found(browser: Browser) -> None:
    wide = element("div", element("div", "too wide", style="width: 700px"), class_="card", style="width: 600px")
    browser.show(page(element("section", wide, class_="sheet", id="card-0")))
    assert json.loads(browser.value(_BEYOND)) == ["card-0: DIV too wide"]


def test_a_picture_is_as_wide_as_asked_for(browser: Browser, tmp_path: Path) -> None:
    assert main([str(tmp_path), "collecting-0", "--language", "zh", "--width", "350", "--scale", "2"]) == 0
    [picture] = tmp_path.iterdir()
    assert picture.name == "collecting-0-zh-350.png"
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    assert width == (350 + 2 * 16) * 2
    assert height > 400


def test_a_machine_without_chromium_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHROMIUM", "no-such-browser")
    assert main([str(tmp_path / "out")]) == 1
    assert "apt-get install chromium" in capsys.readouterr().err


def test_a_name_that_no_card_has_is_an_error(browser: Browser, tmp_path: Path) -> None:
    assert main([str(tmp_path), "no_such_card"]) == 1
