"""How commands come by their knowledge base."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path

import typer

from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.loading import load_knowledge
from intimacy_kit.model.pack import PluginWarning


def loaded(packs: Sequence[Path] | None) -> KnowledgeBase:
    """The knowledge base with these packs. Of an installed pack that is left out, a line is told."""
    with warnings.catch_warnings(record=True) as left_out:
        warnings.simplefilter("always", PluginWarning)
        knowledge = load_knowledge(*(packs or ()))
    for warning in left_out:
        typer.echo(f"intimacy-kit: {warning.message}", err=True)
    return knowledge


def quietly_loaded(packs: Sequence[Path] | None) -> KnowledgeBase:
    """The same where nothing may be told, as while somebody types. What the shell would expand is as it was typed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PluginWarning)
        return load_knowledge(*(pack.expanduser() for pack in packs or ()))
