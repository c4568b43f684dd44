"""English and Chinese have the same sentences, and every sentence that the program asks for is there."""

from __future__ import annotations

import re
from ast import Constant, JoinedStr, parse, walk
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from handlers.cards import Bold, Text
from handlers.words import LANGUAGES, Language, MissingWords, words

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "handlers" / "words"


class _Arguments(Visitor):
    """Collects the arguments that a message uses."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the visitor's own naming
        self.names.add(node.id.name)


def sentences(language: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted((CATALOGUES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice"
                arguments = _Arguments()
                arguments.visit(entry)
                found[entry.id.name] = arguments.names
    return found


def test_both_languages_have_the_same_sentences_with_the_same_arguments() -> None:
    english, chinese = sentences("en"), sentences("zh")
    assert english.keys() == chinese.keys()
    differing = {key for key in english if english[key] != chinese[key]}
    assert not differing


def test_every_sentence_that_the_program_names_exists() -> None:
    known = sentences("en")
    for path in [*(ROOT / "handlers").rglob("*.py"), *(ROOT / "bot").rglob("*.py")]:
        source = path.read_text(encoding="utf-8")
        for key in re.findall(r"""words(?:\.rich)?\(\s*["']([a-z0-9_-]+)["']""", source):
            if key not in LANGUAGES:
                assert key in known, f"{path.name} says {key}, which no catalogue has"


def test_every_sentence_is_asked_for_by_the_program() -> None:
    asked = [re.compile(each) for each in _keys_in_the_program()]
    idle = {key for key in sentences("en") if not any(pattern.fullmatch(key) for pattern in asked)}
    assert not idle


def _keys_in_the_program() -> set[str]:
    """What may be the keys of sentences, as patterns: texts that stand whole in the program or are put together."""
    trees = [
        parse(path.read_text(encoding="utf-8")) for part in ("handlers", "bot") for path in (ROOT / part).rglob("*.py")
    ]
    texts = {
        re.escape(node.value)
        for tree in trees
        for node in walk(tree)
        if isinstance(node, Constant) and isinstance(node.value, str)
    }
    joined = (node for tree in trees for node in walk(tree) if isinstance(node, JoinedStr))
    patterns = {
        "".join(re.escape(str(each.value)) if isinstance(each, Constant) else ".+" for each in node.values)
        for node in joined
    }
    return texts | {each for each in patterns if re.search("[a-z]{2}", each)}


def test_a_missing_sentence_or_argument_is_a_mistake_that_shows() -> None:
    with pytest.raises(MissingWords):
        words("en")("no-such-sentence")
    with pytest.raises(MissingWords):
        words("en")("creator-followers")


def test_pieces_keep_what_they_are_inside_a_sentence() -> None:
    assert words("en").rich("creator-followers", count=Bold("33.1K")) == (Bold("33.1K"), Text(" followers"))
    assert words("zh").rich("creator-followers", count=Bold("3.3万")) == (Text("粉丝 "), Bold("3.3万"))


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        (0, "0", "0"),
        (3_911, "3,911", "3,911"),
        (9_999, "9,999", "9,999"),
        (10_000, "10K", "1万"),
        (33_149, "33.1K", "3.3万"),
        (955_000, "955K", "95.5万"),
        (999_999, "1M", "100万"),
        (1_250_000, "1.2M", "125万"),
        (520_000_000, "520M", "5.2亿"),
        (5_100_000_000, "5.1B", "51亿"),
    ],
)
def test_counts_are_written_as_people_say_them(number: int, english: str, chinese: str) -> None:
    assert words("en").count(number) == english
    assert words("zh").count(number) == chinese


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ratio_is_shown_as_a_percentage_with_two_decimals(language: Language) -> None:
    assert words(language).percent(0.065) == "6.50%"


def test_ages_are_worded() -> None:
    assert words("en").age(timedelta(days=3)) == "3 days"
    assert words("zh").age(timedelta(days=3)) == "3 天"


HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;!?]|[\u4e00-\u9fff]:(?=\s|$)|[,;:!?]\s?[\u4e00-\u9fff]|[，。；：、！？]\s")
QUOTED = re.compile(r"“[^”]*”")
"""What is typed keeps the punctuation of lines."""


def test_chinese_sentences_have_chinese_punctuation() -> None:
    for path in sorted((CATALOGUES / "zh").glob("*.ftl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            key, _, sentence = line.partition(" = ")
            assert not HALF_WIDTH.search(QUOTED.sub("", sentence)), f"{path.name}: {key}"


def test_creators_are_counted_with_one_word_in_chinese() -> None:
    for path in sorted((CATALOGUES / "zh").glob("*.ftl")):
        assert not re.search(r"\}\s?[条名个]\s?达人|每条", path.read_text(encoding="utf-8")), path.name


def test_chinese_sentences_name_commands_by_their_chinese_words() -> None:
    for name in ("creators.ftl", "desk.ftl", "line.ftl"):
        assert "/creators" not in (CATALOGUES / "zh" / name).read_text(encoding="utf-8")
    assert words("zh").listed(["美国", "加拿大"]) == "美国、加拿大"
    assert words("zh").sentences("积分不足。", "", "剩余 4 积分。") == "积分不足。剩余 4 积分。"


@pytest.mark.parametrize(("language", "said"), [("en", "Dec 4, 2026, 17:05 UTC"), ("zh", "2026年12月4日 17:05 UTC")])
def test_a_moment_is_told_to_the_minute(language: Language, said: str) -> None:
    assert words(language).moment(datetime(2026, 12, 4, 17, 5, 59, tzinfo=UTC)) == said
