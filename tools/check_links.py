"""Check the relative links in folders of HTML pages and in Markdown files.

    python tools/check_links.py build/docs README.md CHANGELOG.md

Links to other sites are not followed, so that the check does not depend on other servers.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

IN_MARKDOWN = re.compile(r"\]\(([^)\s]+)\)|^\[[^]]+\]: (\S+)$", re.MULTILINE)


class Page(HTMLParser):
    """Links and anchors of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name in ("href", "src"):
                self.links.append(value)
            elif name == "id" or (tag == "a" and name == "name"):
                self.anchors.add(value)


def broken_in_pages(folder: Path) -> Iterator[str]:
    """Yield an error per broken link in the pages below a folder."""
    pages = {path.resolve(): Page(path.read_text("utf-8")) for path in sorted(folder.rglob("*.html"))}
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.exists():
                yield f"{path.relative_to(folder.resolve())}: no file for {link}"
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
                yield f"{path.relative_to(folder.resolve())}: no anchor for {link}"


def broken_in_markdown(path: Path) -> Iterator[str]:
    """Yield an error per broken link to a file in a Markdown file."""
    for match in IN_MARKDOWN.finditer(path.read_text("utf-8")):
        parts = urlsplit(match[1] or match[2])
        if not parts.scheme and parts.path and not (path.parent / unquote(parts.path)).exists():
            yield f"{path}: no file {parts.path}"


def main() -> int:
    broken: list[str] = []
    for argument in map(Path, sys.argv[1:]):
        broken += broken_in_pages(argument) if argument.is_dir() else broken_in_markdown(argument)
    for line in broken:
        print(line)
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main())
