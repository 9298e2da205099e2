"""`intimacy-kit mcp`."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from intimacy_kit.cli.exit_codes import ending
from intimacy_kit.cli.failures import Failure
from intimacy_kit.cli.options import Context, Packs, Tailorings, knowledge_of


def mcp(*, pack: Packs = None, context: Context = None, tailoring: Tailorings = None) -> None:
    """Serve an assistant by the Model Context Protocol.

    The assistant starts this itself, and speaks to it over its standard input and output; see the how-to guide.
    """
    with ending():
        if find_spec("mcp") is None:
            raise Failure("this needs the package mcp", 'install it: pip install "intimacy-kit[mcp]"')
        from intimacy_kit.cli.mcp_server import server  # noqa: PLC0415 - an extra

        serving = server(knowledge_of(pack, context, tailoring))
        with _ended_by_the_system():
            serving.run("stdio")


@contextmanager
def _ended_by_the_system() -> Iterator[None]:
    """Let Ctrl-C end the program at once. There is nothing to clean up.

    By itself Python would wait for the thread that reads the standard input, until something more is typed.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
