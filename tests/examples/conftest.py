"""A PostgreSQL server for the examples that keep something in a database."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server of our own, that listens on a socket in a folder only."""
    programs = [shutil.which(name) for name in ("initdb", "pg_ctl")]
    if None in programs:
        pytest.skip("PostgreSQL is not installed")
    folder = tmp_path_factory.mktemp("postgres")
    options: dict[str, Any] = {"stdout": subprocess.DEVNULL, "cwd": "/"}
    if os.geteuid() == 0:  # it refuses to run for root
        options |= {"user": "postgres", "group": "postgres"}
        for path in (folder, *folder.parents[:3]):
            path.chmod(0o755)
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    subprocess.run([programs[0], "-D", data, "-U", "tester", "-A", "trust", "--no-sync"], check=True, **options)
    settings = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    control = [programs[1], "-D", data, "-w", "-l", folder / "log"]
    started = subprocess.run([*control, "-o", settings, "start"], check=False, **options)
    assert started.returncode == 0, (folder / "log").read_text("utf-8")
    yield f"postgresql+psycopg://tester@/postgres?host={folder}"
    subprocess.run([*control, "-m", "immediate", "stop"], check=False, **options)  # if it has not ended by itself
