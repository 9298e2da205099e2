"""The document tree: what is told, whatever it is rendered to.

    Document(
        title="Plan",
        body=(
            Paragraph("Two weeks."),
            Section("Week 1", (Item("Ten minutes a day", number=1),)),
        ),
    )

Text is the library's own (`own`), in the language of the messages, or that of packs, in the language of the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from intimacy_kit.messages.catalogue import Messages

Tone = Literal["strong", "soft", "link"]


@dataclass(frozen=True, slots=True)
class Span:
    """Text that stands out, or that stands back, or an address that is a link."""

    text: str
    tone: Tone


Inline = str | tuple[str | Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. A `soft` one stands back; a `notice` is what must be seen, such as what is said about safety."""

    text: Inline
    tone: Literal["plain", "soft", "notice"] = "plain"
    own: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with its number if the list has an order, and what belongs below it."""

    text: Inline
    body: tuple[Block, ...] = ()
    number: int | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """Something found, with its level.

    Attributes:
        title: of what was found.
        level: id of the level, such as `mild` or `solid`, by which it is coloured.
        word: the level in words, with whatever else is told of it in one line.
        body: what belongs below it.
    """

    title: str
    level: str
    word: str
    body: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """Something found, with a bar for its score from 0 to 1 and its range; what belongs below it may follow.

    Attributes:
        level: title, level and words.
        score, low, high: 0 to 1.
        told: the level and the score in words.
        range: what the score could be, in words; empty if it is nothing else.
    """

    level: Level
    score: float
    low: float
    high: float
    told: str
    range: str = ""
    body: tuple[Block, ...] = ()

    @property
    def line(self) -> str:
        """The score and its range, in one line."""
        return f"{self.told} ({self.range})" if self.range else self.told


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header of the library's own; rows are as long as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture for pages alone, as SVG of this library, with what it says in a line; no other text has it."""

    picture: str
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what belongs below it. A section within a section is a card of a page.

    Attributes:
        aside: what stands beside the heading.
        number: where sections have an order.
    """

    heading: str
    body: tuple[Block, ...]
    aside: str = ""
    number: int | None = None
    own: bool = True

    @property
    def line(self) -> str:
        """The heading and what stands beside it, in one line."""
        return f"{self.heading} ({self.aside})" if self.aside else self.heading


Block = Section | Paragraph | Item | Bar | Level | Table | Figure


@dataclass(frozen=True, slots=True)
class Document:
    """A title and blocks.

    Attributes:
        messages: those with which its own texts were made.
        locale: of the texts of packs; None for the packs' own.
    """

    title: str
    body: tuple[Block, ...]
    messages: Messages
    locale: str | None = None


def section(heading: str, blocks: Sequence[Block], *, own: bool = True) -> tuple[Section, ...]:
    """Return a section, to be unpacked into others; nothing if it would be empty."""
    return (Section(heading, tuple(blocks), own=own),) if blocks else ()


def items(texts: Sequence[Inline], *, ordered: bool = False, own: bool = False) -> tuple[Item, ...]:
    """Return the items of a list."""
    return tuple(Item(text, number=number if ordered else None, own=own) for number, text in enumerate(texts, 1))


def plain(text: Inline) -> str:
    """Return text without its tones."""
    return text if isinstance(text, str) else "".join(part if isinstance(part, str) else part.text for part in text)
