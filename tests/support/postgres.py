"""A PostgreSQL server for the tests: started on a free port of this machine, gone with the process."""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
import pytest

FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"


def binaries() -> Path | None:
    """Where the server's programs are, or None where PostgreSQL is not installed."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))  # where Debian puts them
    found = installed[-1] if installed else shutil.which("initdb")
    return Path(found).parent if found else None


@cache
def server() -> str:
    """The URL of the running server, without a database; started at the first call of a process."""
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    home = tempfile.mkdtemp(prefix="quittance-postgres-")
    as_server: dict[str, Any] = {"env": {**os.environ, "HOME": home}, "cwd": home, "check": True}
    if os.getuid() == 0:  # the server refuses to run as root
        user = pwd.getpwnam("postgres")
        os.chown(home, user.pw_uid, user.pw_gid)
        as_server |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    port = _free_port()
    quiet = {"stdout": subprocess.DEVNULL}
    subprocess.run(
        [programs / "initdb", "-D", f"{home}/data", "-U", "postgres", "-A", "trust", "--no-sync",
         "-E", "UTF8", "--locale=C.UTF-8"],
        **as_server, **quiet,
    )  # fmt: skip
    options = f"-p {port} -k {home} -c listen_addresses=127.0.0.1 -c max_connections=60 {FAST}"
    subprocess.run(
        [programs / "pg_ctl", "-D", f"{home}/data", "-w", "-l", f"{home}/log", "-o", options, "start"],
        **as_server, **quiet,
    )  # fmt: skip
    starter = os.getpid()

    def stop() -> None:
        if os.getpid() == starter:  # a forked child must leave it running
            command = [programs / "pg_ctl", "-D", f"{home}/data", "-m", "immediate", "-w", "stop"]
            subprocess.run(command, **{**as_server, "check": False}, **quiet)
            shutil.rmtree(home, ignore_errors=True)

    atexit.register(stop)
    return f"postgresql://postgres@127.0.0.1:{port}"


def new_database(name: str, *, template: str = "template1") -> str:
    """The URL of a new database, a copy of `template`."""
    with psycopg.connect(f"{server()}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return f"{server()}/{name}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
