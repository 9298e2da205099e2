"""`intimacy-kit mcp`."""

from __future__ import annotations

from importlib.util import find_spec

from intimacy_kit.cli.ending import ending
from intimacy_kit.cli.failures import Failure
from intimacy_kit.cli.options import Context, Packs, Tailorings, knowledge_of


def mcp(*, pack: Packs = None, context: Context = None, tailoring: Tailorings = None) -> None:
    """Serve an assistant by the Model Context Protocol.

    The assistant starts this itself, and speaks to it over its standard input and output; see the how-to guide.
    """
    with ending(interrupted="the server has ended"):
        if find_spec("mcp") is None:
            raise Failure("this needs the package mcp", 'install it: pip install "intimacy-kit[mcp]"')
        from intimacy_kit.cli.assistant import server  # noqa: PLC0415 - an extra

        server(knowledge_of(pack, context, tailoring)).run("stdio")
