"""List the sources of all packs, each with what cites it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from intimacy_kit.model.evidence import Citation, CitedSource
from intimacy_kit.packs.linking.references import cited
from intimacy_kit.packs.reading.reader import Located, ReadPack


def evidence_of(packs: Iterable[ReadPack], entries: Mapping[str, Located]) -> tuple[CitedSource, ...]:
    """Return the sources by pack and name, ascending.

    Args:
        packs: with manifests.
        entries: the merged entries by id. What an override replaced cites nothing.
    """
    found: dict[tuple[str, str], set[Citation]] = defaultdict(set)
    for located in entries.values():
        for path, text in cited(located.entry):
            name, _, part = text.partition("#")
            *link, key, _ = path
            to = str(link[1]) if link else None
            citation = Citation(of=located.id, to=to, part=part or None, contradicts=key == "contradicts")
            found[located.pack, name].add(citation)
    manifests = sorted((pack.manifest for pack in packs if pack.manifest), key=lambda manifest: manifest.name)
    return tuple(
        CitedSource(pack=manifest.name, name=name, source=source, citations=_in_order(found[manifest.name, name]))
        for manifest in manifests
        for name, source in sorted(manifest.sources.items())
    )


def _in_order(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(sorted(citations, key=lambda each: (each.of, each.to or "", each.part or "", each.contradicts)))
