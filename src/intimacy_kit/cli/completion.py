"""Shell completion of ids."""

from __future__ import annotations

from collections.abc import Callable

import typer

from intimacy_kit.cli.loading import load_silently
from intimacy_kit.errors import IntimacyKitError


def complete_ids(*sections: str) -> Callable[[typer.Context, str], list[str]]:
    """Return a completion function for the ids of sections of a knowledge base, such as `signals`."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        try:
            knowledge = load_silently(ctx.params.get("pack"))
        except (IntimacyKitError, RuntimeError):  # RuntimeError: `~name` of an unknown user
            return []  # the command itself reports the error
        return [id for section in sections for id in getattr(knowledge, section) if id.startswith(incomplete)]

    return complete


def complete_changes(ctx: typer.Context, incomplete: str) -> list[str]:
    """Complete the signal of a change such as `trust=7`; nothing where its value is typed.

    Bash splits the change at `=` into up to three words.
    """
    given = list(ctx.params.get("changes") or ())
    is_value = given and (given[-1] == "=" or ("=" not in given[-1] and given[-2:-1] != ["="]))
    return [] if is_value else complete_ids("signals")(ctx, incomplete)
