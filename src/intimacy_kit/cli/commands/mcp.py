"""`intimacy-kit mcp`: serve a knowledge base by the Model Context Protocol on stdin and stdout."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import Failure
from intimacy_kit.cli.files.check_ins import read_check_ins
from intimacy_kit.cli.options import Context, Earlier, Locale, Packs, Tailorings, When, knowledge_from_options
from intimacy_kit.installing import install_extra


def run(
    *,
    pack: Packs = None,
    context: Context = None,
    tailoring: Tailorings = None,
    locale: Locale = None,
    earlier: Earlier = None,
    when: When = None,
) -> None:
    """Serve an assistant by the Model Context Protocol.

    The assistant starts this itself, and speaks to it over its standard input and output; see the how-to guide. With
    --earlier it is for the one person whose check-ins these are.
    """
    with exit_on_error():
        if find_spec("mcp") is None:
            raise Failure("this needs the package mcp", f"install it: {install_extra('mcp')}")
        from intimacy_kit.cli.mcp_server import create_server  # noqa: PLC0415 - an extra

        knowledge = knowledge_from_options(pack, context, tailoring, locale, for_people=True)
        before = read_check_ins(earlier, knowledge) if earlier else None
        knowledge.diagnose({}, earlier=before, when=when)  # what does not fit is told here, and not in each call
        serving = create_server(knowledge, earlier=before, when=when)
        with _default_sigint():
            serving.run("stdio")


@contextmanager
def _default_sigint() -> Iterator[None]:
    """Let SIGINT end the process at once.

    With its own handler, Python would wait for the thread that reads the standard input until a line arrives. There is
    nothing to clean up.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
