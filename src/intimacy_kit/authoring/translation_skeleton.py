"""Write the file in which somebody translates what is missing in a language: keys to fill in, originals above them.

    trust:
      # how much you trust each other
      title:

What is left empty is not translated yet, so an unchanged skeleton loads, and counts for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from textwrap import wrap

from intimacy_kit.model.texts import TextOrSteps, TextPath
from intimacy_kit.packs.linking.completeness import MissingTexts

_WIDTH = 100
_PLAIN_KEY = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null)\Z)[a-z][a-z0-9_.]*\Z")

_HEADER = """\
# Translation into {locale}
#
# Write each translation after its key; the original stands above. What is left empty is not translated yet, and the
# original is shown. A step of a practice is a line with a dash: translate all steps of a practice, or none.
# Words in braces, such as {{partner}}, stay as they are. Quote a text that has a colon or begins with a brace.
# Begin with `placeholders`, those of contexts too: other texts can use them only where all are there.
"""


def skeleton(missing: MissingTexts, locale: str) -> str:
    """Return the content of a translation file, in which each missing text is a key to be filled in.

    Args:
        missing: from `missing_texts`.
        locale: the language to translate into, for the comment at the top.
    """
    lines = [_HEADER.format(locale=locale)]
    for section, entries in missing.items():
        lines += [f"# {section}", ""]
        for id, texts in entries.items():
            lines += [f"{_key(id)}:", *_entry(texts), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _entry(texts: Mapping[TextPath, TextOrSteps]) -> Iterator[str]:
    before: TextPath = ()
    for path, text in texts.items():
        for depth, key in enumerate(path[:-1], 1):
            if path[:depth] != before[:depth]:
                yield f"{'  ' * depth}{_key(key)}:"
        before = path
        indent = "  " * len(path)
        if isinstance(text, str):
            yield from _original(text, indent)
            yield f"{indent}{_key(path[-1])}:"
        else:
            yield f"{indent}{_key(path[-1])}:"
            for step in text:
                yield from _original(step, f"{indent}  ")
                yield f"{indent}  -"


def _original(text: str, indent: str) -> list[str]:
    """Return a text as comments. Without its line breaks, some of which would end a comment in YAML."""
    mark = f"{indent}# "
    line = " ".join(text.split())
    return wrap(line, _WIDTH, initial_indent=mark, subsequent_indent=mark, break_long_words=False)


def _key(key: str) -> str:
    return key if _PLAIN_KEY.match(key) else f'"{key}"'
