"""Write the kit in fewer characters: without comments and layout, and with short names where nobody sees them.

It knows no more of JavaScript than the kit needs. A name is shortened everywhere alike, so scopes stay what they are;
one that is a property anywhere, or exported, keeps its length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, product
from string import ascii_lowercase
from typing import NamedTuple

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<text>"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)
    |(?P<regex>(?<=[(=,]\ )/(?![/*])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n\[])+/[a-z]*
        |(?<=\()/(?![/*])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n\[])+/[a-z]*
        |(?<=\n\ \ )/\^.*?\$/)
    |(?P<name>[A-Za-z_$][\w$]*)
    |(?P<other>\#\w+|\d[\w.]*|=>|\.\.\.|[-+*/%&|^<>=!?~]+|[^\sA-Za-z_$])
    |(?P<space>\s+)""",
    re.VERBOSE | re.DOTALL,
)
_GLOBAL = "Array BigInt Boolean Date Error Infinity Int32Array JSON Map Math NaN Number Object Set String Symbol"
_KEYWORDS = (
    "break case catch class const constructor continue default delete do else export extends false for from function "
    "get if import in instanceof let new null of return static super switch this throw true try typeof undefined var "
    "void while"
)
_WORDS = frozenset([*_GLOBAL.split(), *_KEYWORDS.split()])
_IN_TEXT = re.compile(r"[A-Za-z_$][\w$]*")


class Token(NamedTuple):
    """A piece of JavaScript, its kind, and the whitespace before it."""

    kind: str
    text: str
    space: str


def compact(code: str, taken: Iterable[str] = ()) -> str:
    """Return a module that does the same.

    Args:
        code: the module, in the style of the kit.
        taken: further names that it must not use.
    """
    tokens = list(_tokens(code))
    short = _short_names(tokens, {*taken})
    written: list[str] = []
    before = ""
    for token in tokens:
        text = short.get(token.text, token.text) if token.kind == "name" else token.text
        if "\n" in token.space:
            written.append("\n")
        elif token.space and _must_part(before, text):
            written.append(" ")
        written.append(text)
        before = text
    return re.sub(r"(?<=[{(\[,;])\n|\n(?=[)\]}.?:])", "", "".join(written).strip()) + "\n"


def _tokens(code: str) -> Iterator[Token]:
    space = ""
    for found in _TOKEN.finditer(code):
        kind = found.lastgroup or ""
        if kind in ("space", "comment"):
            space += found.group() if kind == "space" else ""
            continue
        yield Token(kind, found.group(), space)
        space = ""


def _must_part(before: str, after: str) -> bool:
    """Return whether two pieces would be another one without whitespace between them."""
    is_word = re.compile(r"[\w$#]")
    return bool(is_word.match(before[-1:]) and is_word.match(after[:1])) or before[-1:] + after[:1] in ("++", "--")


def _short_names(tokens: list[Token], taken: set[str]) -> dict[str, str]:
    """Return the short name of each name that may have one, the shortest for the most frequent."""
    counts = Counter(token.text for token in tokens if token.kind == "name")
    kept = _WORDS | _properties(tokens) | _exported(tokens) | taken
    for token in tokens:
        if token.kind == "text" and token.text.startswith("`"):
            kept = kept | {*_IN_TEXT.findall(token.text)}
    names = chain(ascii_lowercase, map("".join, product(ascii_lowercase, repeat=2)))
    free = (name for name in names if name not in counts and name not in kept)
    long = [name for name, _ in counts.most_common() if name not in kept and len(name) > 2]
    return dict(zip(long, free, strict=False))


def _properties(tokens: list[Token]) -> set[str]:
    """Return the names that are a property, a key or a method anywhere, or may be."""
    found, open_brackets = set[str](), [""]
    for at, token in enumerate(tokens):
        before = tokens[at - 1].text if at else ""
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if token.text in ("{", "(", "["):
            open_brackets.append(token.text)
        elif token.text in ("}", ")", "]"):
            open_brackets.pop()
        elif token.kind == "name":
            is_key = before in (".", "?.", "get") or after == ":"
            is_method = before in ("{", "}", ";") and after == "("
            is_shorthand = open_brackets[-1] == "{" and before in ("{", ",") and after in ("}", ",", "=")
            if is_key or is_method or is_shorthand:
                found.add(token.text)
    return found


def _exported(tokens: list[Token]) -> set[str]:
    return {after.text for one, _, after in zip(tokens, tokens[1:], tokens[2:], strict=False) if one.text == "export"}
