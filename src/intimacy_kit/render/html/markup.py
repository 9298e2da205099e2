"""HTML and SVG, written so that nothing from outside becomes markup."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


class Markup(str):
    """Text that is markup already. Whatever is not of this type is escaped."""

    __slots__ = ()


Content = str | Iterable["Content"] | None


def el(name: str, /, *content: Content, **attributes: str | float | None) -> Markup:
    """An element. In the names of attributes `_` stands for `-`, and `class_` for `class`; None leaves one out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_attribute(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{given}>{joined(content)}</{name}>")


def own(name: str, /, *content: Content, **attributes: str | float | None) -> Markup:
    """An element with words of ours: they are English, whatever language the packs around them speak."""
    return el(name, *content, lang="en", **attributes)


def void(name: str, /, **attributes: str | float | None) -> Markup:
    """An element that has no content, as HTML and SVG both read it."""
    return Markup(el(name, **attributes).replace(f"></{name}>", "/>"))


def joined(content: Content) -> Markup:
    """Contents, one after another."""
    if content is None:
        return Markup()
    if isinstance(content, Markup):
        return content
    if isinstance(content, str):
        return Markup(escape(content, quote=False))
    return Markup("".join(joined(part) for part in content))


def _attribute(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
