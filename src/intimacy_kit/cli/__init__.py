"""The command line, `intimacy-kit`. It needs the packages of the extra `cli`; the library itself does not."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec

NEEDED = ("narwhals", "pyarrow", "rich", "typer")


def main() -> int:
    """Run the command that is asked for.

    Returns:
        2 if packages are missing, or what came out cannot be written. Otherwise it ends by `SystemExit`: 0 all is well,
        1 there are problems in the data, 2 it was used wrongly, 130 it was interrupted, 143 it was told to stop.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        sys.stderr.write(f'intimacy-kit needs {", ".join(missing)}: pip install "intimacy-kit[cli]"\n')
        return 2
    from intimacy_kit.cli.app import app  # noqa: PLC0415 - see above

    try:
        return int(app(prog_name="intimacy-kit"))
    except OSError as error:
        if error.filename is not None:
            raise  # no stream: files are looked after where they are opened
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left would be tried again at the end
        sys.stderr.write(f"intimacy-kit: what came out cannot be written: {error.strerror}; check the space left\n")
        return 2
