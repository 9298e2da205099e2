"""What the tab key offers where an id is typed."""

from __future__ import annotations

from collections.abc import Callable

import typer

from intimacy_kit.cli.loading import quietly_loaded
from intimacy_kit.errors import IntimacyKitError


def ids(*sections: str) -> Callable[[typer.Context, str], list[str]]:
    """Completion by the ids of these sections of the knowledge, such as `signals`."""

    def offered(ctx: typer.Context, incomplete: str) -> list[str]:
        try:
            knowledge = quietly_loaded(ctx.params.get("pack"))
        except IntimacyKitError:
            return []  # nothing is told here: the command itself tells it
        return [id for section in sections for id in getattr(knowledge, section) if id.startswith(incomplete)]

    return offered
