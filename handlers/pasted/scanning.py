"""A line → its tokens: markup of Slack, Feishu, HTML and Markdown first, then addresses, then words.

Every expression runs over signs that cannot begin another match, and a run of words has an end, so the cost is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handlers.pasted.addresses import bare_address, end_of_first, find_address, marked_address
from handlers.pasted.straight import straight
from handlers.pasted.tokens import Shape, Token
from handlers.pasted.words import word_tokens

_PIECE = re.compile(
    r"""
    (?P<colleague> <at\b[^<>]*> [^<>]* </at> )
  | <(?P<mention> [@\#!] [^<>]* )>
  | <(?P<wrapped> [A-Za-z][A-Za-z0-9+.-]* (?: :|%(?:25)*3a ) [^<>|]* ) (?: \|[^<>]* )? >
  | <(?P<tag> /?[A-Za-z][^<>]* | !--[^<>]* )>
  | \[[^\[\]]*\] \( (?P<target> (?: https?:|//|www\.|[A-Za-z0-9.-]+\.[A-Za-z]+/ ) [^\s()<>]* ) \)
  | (?P<foreign> \b(?!https?:) [A-Za-z][A-Za-z0-9+.-]{1,30}:// [^\s<>|]* | \b(?:javascript|data|vbscript|blob):\S+ )
  | (?P<numbered> https?://\[[0-9a-f:.]*\]\S* )
  | (?P<mail> \bmailto:[^\s<>|,;]+ )
  | (?P<entity> &(?:lt|gt|quot|nbsp|apos|\#x?[0-9a-f]{1,6}); )
  | (?P<break> [,;|\t] )
  | (?P<chunk> (?: &(?:amp;)+ | (?!&(?:lt|gt|quot|nbsp|apos|\#x?[0-9a-f]{1,6});) [^\s,;|<>\[\]()"`{}] ){1,4000} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SOURCE = re.compile(r"""\b(?:href|src|content|cite)\s*=\s*["']?([^\s"'<>]+)""", re.IGNORECASE)
_TYPED_SHORT = re.compile(r"(?:ttps?|htt?ps?|tps?)://", re.IGNORECASE)
_ITALIC = re.compile(r"_(?:@|https?:)", re.IGNORECASE)


def tokens(line: str) -> Iterator[Token]:
    """The tokens of one line of visible text."""
    flat = straight(line)
    for found in _PIECE.finditer(flat):
        kind = str(found.lastgroup)
        start, end = found.span(kind)
        yield from _read(kind, flat[start:end], line[start:end])


def _read(kind: str, text: str, typed: str) -> Iterator[Token]:
    match kind:
        case "colleague" | "mention":
            yield Token(Shape.MENTION, text, typed)
        case "entity":
            return
        case "mail":
            yield Token(Shape.MAIL, text, typed)
        case "break":
            yield Token(Shape.BREAK, text, typed)
        case "tag":
            yield from _tag(text, typed)
        case "wrapped" | "target":
            yield from _wrapped(text, typed)
        case "foreign" | "numbered":
            yield from _foreign(text, typed)
        case _:
            yield from _chunk(text, typed)


def _tag(text: str, typed: str) -> Iterator[Token]:
    """The addresses in a tag of a page, or in brackets alone; `Mia <mia@example.com>` has none."""
    is_alone = not any(sign.isspace() for sign in text)
    if is_alone and find_address(text) == 0:
        yield marked_address(text, typed)
    elif is_alone and "@" in text:
        yield Token(Shape.MAIL, text, typed)
    for source in _SOURCE.finditer(text):
        yield from _chunk(source[1], typed[source.start(1) : source.end(1)])


def _wrapped(text: str, typed: str) -> Iterator[Token]:
    """A link that a chat has marked as one: nothing is cut off it."""
    scheme = text.partition(":")[0].lower()
    match scheme:
        case "mailto":
            yield Token(Shape.MAIL, text, typed)
        case "tel" | "sms":
            yield Token(Shape.NUMBER, text, typed)
        case _:
            yield marked_address(text.strip(), typed.strip())


def _foreign(text: str, typed: str) -> Iterator[Token]:
    """Another scheme than the web's, or `https` with a letter lost in copying, or a number for a host."""
    slip = _TYPED_SHORT.match(text)
    yield marked_address(f"https://{text[slip.end() :]}" if slip else text, typed)


def _chunk(text: str, typed: str) -> Iterator[Token]:
    """A run without blanks: words, an address with words around it, or addresses that were pasted together."""
    if text[0] == text[-1] == "_" and _ITALIC.match(text):
        text, typed = text[1:-1], typed[1:-1]
    while text:
        start = find_address(text)
        before = len(text) if start is None else start
        yield from word_tokens(text[:before], typed[:before])
        is_quoted = text[:before].endswith("'")
        text, typed = text[before:], typed[before:]
        if text:
            alone, typed_alone = _alone(text, typed, is_quoted=is_quoted)
            address = bare_address(alone, typed_alone, is_last=len(alone) == len(text))
            yield address
            text, typed = text[len(address.text) :], typed[len(address.text) :]


def _alone(text: str, typed: str, *, is_quoted: bool) -> tuple[str, str]:
    """An address up to the quote that ends it, or up to the next address that follows without a blank."""
    end = end_of_first(text)
    if is_quoted:
        end = min(end, text.index("'") if "'" in text else end)
    return text[:end], typed[:end]
