"""IKL502: report what a source speaks against."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.errors import shown
from intimacy_kit.packs.linking.references import cited


def find(subject: Subject) -> Iterator[Violation]:
    """Return the sources that entries and their links name under `contradicts`."""
    for located in subject.own():
        for path, source in cited(located.entry):
            if "contradicts" in path[-2:]:
                certainty = subject.manifest.sources[source.partition("#")[0]].certainty
                certain = f", with {certainty.replace('_', ' ')} certainty" if certainty else ""
                message = f"the source {shown(source)} speaks against this{certain}"
                help = "see whether it should weigh less; if not, say why where you suppress this"
                yield Violation(located, message, help, located.place(*path))


CHECK = Check("IKL502", "hint", "a source speaks against an entry", find)
