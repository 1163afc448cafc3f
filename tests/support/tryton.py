"""A real Tryton for tests: installed from the package index into an interpreter of its own, seeded once, copied a test.

Tryton is under the GPL: it runs as a program of its own, and nothing of it is imported here.
"""

import dataclasses
import fcntl
import hashlib
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from connectors.ledgers.tryton import TrytonLedger
from connectors.ledgers.tryton_wire import RestWire, RpcWire
from counterfoil.model.masters import ChartCode, Masterdata
from tests.connectors.world import MASTERS
from tests.support.postgres import Server

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "tests/connectors/tryton/seed.py"
FOLDER = ROOT / "build/tryton"
SERIES = "~=8.0.0"
PACKAGES = [
    *(f"{name}{SERIES}" for name in ("trytond", "proteus", "trytond-account-invoice", "trytond-purchase")),
    *(f"trytond-account-invoice-stock{SERIES}", "psycopg[binary]", "psycopg-pool"),
]
MODULES = ["account_invoice", "purchase", "account_invoice_stock"]
PATIENCE_SECONDS = 120

USER, PASSWORD, KEY = "robot", "a-password-for-tests-1", "a-key-for-tests-0123456789"
VAT_ACCOUNT = "VAT-RECOVERABLE"
CHART = (*MASTERS.chart, *(dataclasses.replace(code, organisation="ZN2") for code in MASTERS.chart))
"""ZN2's codes are ZN1's, since Tryton has no books without a chart."""


def world_json(masters: Masterdata = MASTERS, *, chart: Sequence[ChartCode] = CHART) -> str:
    """These masters for the seed."""
    names = ("organisations", "suppliers", "purchase_orders", "receipts")
    world: dict[str, Any] = {name: [dataclasses.asdict(row) for row in getattr(masters, name)] for name in names}
    world["chart"] = [dataclasses.asdict(code) for code in chart]
    world["rates"] = [{"currency": "EUR", "rate_to_gbp": "0.8512"}]
    world["robot"] = {"user": USER, "password": PASSWORD, "key": KEY}
    return json.dumps(world, default=str, sort_keys=True)


@dataclass(frozen=True, kw_only=True)
class Tryton:
    """A Tryton server that is running; `database` is the one that tests use now."""

    port: int
    database: str
    process: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/{self.database}"


def by_key(url: str) -> TrytonLedger:
    """The ledger through REST."""
    return TrytonLedger(RestWire(url, key=KEY), vat_account=VAT_ACCOUNT)


def by_session(url: str) -> TrytonLedger:
    """The ledger through JSON-RPC."""
    return TrytonLedger(RpcWire(url, user=USER, password=PASSWORD), vat_account=VAT_ACCOUNT)


def seeded(world: str) -> Path:
    """A SQLite database with this world in it, made once for each."""
    made = FOLDER / f"{_stamp(SEED.read_text(), world)}.sqlite"
    base = FOLDER / f"{_stamp()}.sqlite"
    if made.exists():  # whole, since it was renamed to this; another process may hold the lock for minutes
        return made
    with _alone():
        for wanted, fill in ((base, _activate), (made, partial(_seed, world=world))):
            if not wanted.exists():
                folder = FOLDER / "making"
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir(parents=True)
                database = folder / "cf.sqlite"
                shutil.copy(base, database) if wanted is made else database.touch()
                fill(_configuration(folder, uri="sqlite://", port=0), "sqlite:///cf", {})
                database.rename(wanted)
    return made


def postgres_template(server: Server, folder: Path) -> str:
    """A seeded PostgreSQL database, for others to be copied from."""
    name = server.create()
    configuration = _configuration(folder, uri="postgresql://postgres@/", port=0, name=name)
    with _alone():
        environment = {"PGHOST": str(server.folder)}
        _activate(configuration, f"postgresql://postgres@/{name}", environment)
        _seed(configuration, f"postgresql://postgres@/{name}", environment, world=world_json())
    return name


def refill(database: Path, *, world: str | None = None) -> None:
    """Put a database, which may be being served, back to what was seeded, as another of its clients would."""
    with (
        closing(sqlite3.connect(seeded(world or world_json()))) as source,
        closing(sqlite3.connect(database, timeout=30)) as target,
    ):
        source.backup(target)


@contextmanager
def serving(
    folder: Path, *, uri: str = "sqlite://", database: str = "cf", port: int | None = None, host: Path | None = None
) -> Iterator[Tryton]:
    """Run a server until the block ends. SQLite databases lie in the folder; PostgreSQL is at the socket in `host`."""
    port = port or free_port()
    configuration = _configuration(folder, uri=uri, port=port, name=database)
    environment = {**os.environ, **({"PGHOST": str(host)} if host else {})}
    command = [_installed() / "bin/trytond", "-c", configuration, "-d", database]
    with (folder / "trytond.log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=folder)
    tryton = Tryton(port=port, database=database, process=process.pid)
    try:
        wait_until_up(tryton.url, folder / "trytond.log", process)
        yield tryton
    finally:
        process.kill()
        process.wait()


def wait_until_up(url: str, log: Path, process: subprocess.Popen[bytes] | None = None) -> None:
    """Wait for the first answer of a database: Tryton reads its modules when it is first asked."""
    until = time.monotonic() + PATIENCE_SECONDS
    question = {"domain": [], "fields_names": ["id"]}
    while time.monotonic() < until and (process is None or process.poll() is None):
        try:
            asked = httpx.post(
                f"{url}/rest/model/company.company/search_read",
                json=question,
                headers={"Authorization": f"Bearer {KEY}"},
                timeout=PATIENCE_SECONDS,
            )
            if asked.is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise RuntimeError(f"Tryton did not start: {log.read_text(errors='replace')[-2000:]}")


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _stamp(*more: str) -> str:
    """Names what was made of these packages, these modules and more."""
    return hashlib.sha256(repr((PACKAGES, MODULES, *more)).encode()).hexdigest()[:16]


@contextmanager
def _alone() -> Iterator[None]:
    """Tests run in several processes, and one of them makes what all use."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _installed() -> Path:
    """Tryton's own interpreter; the caller holds the lock where it may have to be made."""
    home = FOLDER / "venv"
    if not (home / "ready").exists():
        shutil.rmtree(home, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
        uv = Path(sys.executable).with_name("uv")
        subprocess.run(
            [uv, "pip", "install", "-q", "--compile-bytecode", "-p", home / "bin/python", *PACKAGES], check=True
        )
        (home / "ready").touch()
    return home


def _configuration(folder: Path, *, uri: str, port: int, name: str = "cf") -> Path:
    written = folder / f"trytond-{name}.conf"
    written.write_text(f"[database]\nuri = {uri}\npath = {folder}\n[web]\nlisten = 127.0.0.1:{port}\n")
    return written


def _activate(configuration: Path, uri: str, environment: dict[str, str]) -> None:
    """Make the tables of the modules, and the administrator."""
    password = configuration.with_name("password")
    password.write_text("an-administrator-for-tests")
    subprocess.run(
        [
            *(_installed() / "bin/trytond-admin", "-c", configuration, "-d", uri.rpartition("/")[2]),
            *("--email", "admin@tests.invalid", "-u", *MODULES, "--activate-dependencies"),
        ],
        check=True,
        capture_output=True,
        env={**os.environ, **environment, "TRYTONPASSFILE": str(password)},
    )


def _seed(configuration: Path, uri: str, environment: dict[str, str], *, world: str) -> None:
    command = [_installed() / "bin/python", SEED, uri, configuration]
    # Tryton chooses its kind of database when it is imported, which proteus does before it reads the configuration.
    variables = {**os.environ, **environment, "TRYTOND_CONFIG": str(configuration)}
    subprocess.run(command, check=True, input=world, text=True, env=variables)
