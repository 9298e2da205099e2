"""IKL304: report declared sources that no entry names."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.errors import shown
from intimacy_kit.packs.linking.references import cited


def find(subject: Subject) -> Iterator[Violation]:
    """Return the sources in the manifest that are unused."""
    document = subject.manifest_document
    named = {source.partition("#")[0] for located in subject.own() for _, source in cited(located.entry)}
    for name in subject.manifest.sources:
        if name not in named:
            place = document.place(("sources", name), key=True)
            help = "name it where it is the source of something, or remove it"
            yield Violation(None, f"no entry names the source {shown(name)}", help, place)


CHECK = Check("IKL304", "hint", "a source is declared and never named", find)
