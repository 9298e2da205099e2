"""Load the knowledge base of a command."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path

import typer

from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.loading import load_knowledge
from intimacy_kit.model.pack import PluginWarning


def load_and_warn(packs: Sequence[Path] | None) -> KnowledgeBase:
    """Return the knowledge base with these packs; print a warning per installed pack that could not be loaded."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", PluginWarning)
        knowledge = load_knowledge(*(packs or ()))
    for warning in caught:
        typer.echo(f"intimacy-kit: {warning.message}", err=True)
    return knowledge


def load_silently(packs: Sequence[Path] | None) -> KnowledgeBase:
    """Return the knowledge base without printing warnings, for shell completion, where `~` is not expanded yet."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PluginWarning)
        return load_knowledge(*(pack.expanduser() for pack in packs or ()))
