"""The command line program `intimacy-kit`, which needs the packages of the extra `cli`."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec

from intimacy_kit.installing import install_extra

NEEDED = ("rich", "typer")


def main() -> int:
    """Run the program with the arguments in `sys.argv`.

    Returns:
        2 if packages are missing or the output cannot be written. Commands end by `SystemExit`, with code 0 on
        success, 1 for problems in the data, 2 for wrong usage, 130 after SIGINT and 143 after SIGTERM.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        sys.stderr.write(f"intimacy-kit needs {', '.join(missing)}: {install_extra('cli')}\n")
        return 2
    from intimacy_kit.cli.app import app  # noqa: PLC0415 - fails where the packages are missing

    try:
        return int(app(prog_name="intimacy-kit"))
    except UnicodeEncodeError as error:
        if error.encoding == "utf-8":
            raise  # not of the output stream, which has all characters then
        sys.stderr.write(
            f"intimacy-kit: what came out cannot be written in {sys.stdout.encoding}; set PYTHONIOENCODING=utf-8\n"
        )
        return 2
    except OSError as error:
        if error.filename is not None:
            raise  # not of the output stream: errors of files are handled where these are opened
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the interpreter flushes it again at exit
        sys.stderr.write(f"intimacy-kit: what came out cannot be written: {error.strerror}; check the space left\n")
        return 2
