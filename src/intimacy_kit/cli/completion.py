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
        except (IntimacyKitError, RuntimeError):  # the latter for a home folder of nobody
            return []  # nothing is told here: the command itself tells it
        return [id for section in sections for id in getattr(knowledge, section) if id.startswith(incomplete)]

    return offered


def changes(ctx: typer.Context, incomplete: str) -> list[str]:
    """Completion by the signals where `trust=7` is typed, and by nothing where its value is.

    Bash makes three words of it, so `=` and what stands before it may be words of their own.
    """
    given = list(ctx.params.get("changes") or ())
    value_is_typed = given and (given[-1] == "=" or ("=" not in given[-1] and given[-2:-1] != ["="]))
    return [] if value_is_typed else ids("signals")(ctx, incomplete)
