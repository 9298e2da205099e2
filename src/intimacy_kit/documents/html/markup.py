"""Build HTML and SVG with automatic escaping."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


class Markup(str):
    """Text that is markup. Strings of any other type are escaped."""

    __slots__ = ()


Content = str | Iterable["Content"] | None


def el(name: str, /, *content: Content, **attributes: str | float | None) -> Markup:
    """Return an element.

    Args:
        name: tag name.
        content: content, escaped unless it is `Markup`.
        attributes: attributes; `_` in a name becomes `-`, a trailing `_` is removed, and None omits the attribute.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_attribute(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{given}>{joined(content)}</{name}>")


def void(name: str, /, **attributes: str | float | None) -> Markup:
    """Return an element without content, in a form that is valid in HTML and SVG."""
    return Markup(el(name, **attributes).replace(f"></{name}>", "/>"))


def joined(content: Content) -> Markup:
    """Return the concatenation of contents as markup."""
    if content is None:
        return Markup()
    if isinstance(content, Markup):
        return content
    if isinstance(content, str):
        return Markup(escape(content, quote=False))
    return Markup("".join(joined(part) for part in content))


def _attribute(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
