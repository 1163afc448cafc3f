"""A supplier's portal for tests: pretix, installed into an interpreter of its own, seeded once, copied for a test.

Pretix is under the AGPL: it runs as a program of its own, and nothing of it is imported here. It takes some minutes to
install, and stays in `build/pretix`.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.support.tryton import free_port

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ROOT / "tests/support/pretix"
FOLDER = ROOT / "build/pretix"
PACKAGE = "pretix==2026.8.0"
PATIENCE_SECONDS = 120

USER, PASSWORD = "payables@trust.example", "a-password-for-tests-&2"
WORLD = {
    "customer": {"email": USER, "password": PASSWORD, "company": "Zenith NHS Trust"},
    "orders": [
        {"item": "Manual handling course", "price": "120.00", "count": 2},
        {"item": "Fire safety handbook", "price": "36.00", "count": 1},
    ],
}


@contextmanager
def portal(folder: Path) -> Iterator[str]:
    """The address of a supplier's pages, served until the block ends from a copy in this folder."""
    shutil.copytree(_seeded(), folder)
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [_python(), "-m", "django", "runserver", "--noreload", f"127.0.0.1:{port}"]
    with (folder / "log").open("ab") as log:
        server = subprocess.Popen(command, env=_environment(folder, url), cwd=PROGRAMS, stdout=log, stderr=log)
    try:
        _wait_until_up(f"{url}/supplier/account/login", server, folder / "log")
        yield f"{url}/supplier"
    finally:
        server.kill()
        server.wait()


def _seeded() -> Path:
    """The portal's files with the world in them, made once."""
    seed = PROGRAMS / "seed.py"
    stamp = hashlib.sha256(repr((PACKAGE, seed.read_text(), WORLD)).encode()).hexdigest()[:16]
    made = FOLDER / stamp
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _install()
        if not made.exists():
            making = FOLDER / "making"
            shutil.rmtree(making, ignore_errors=True)
            making.mkdir()
            environment = _environment(making, "http://127.0.0.1")
            world = json.dumps(WORLD)
            subprocess.run([_python(), seed], input=world, text=True, check=True, capture_output=True, env=environment)
            making.rename(made)
    return made


def _install() -> None:
    if not (FOLDER / "venv/ready").exists():
        shutil.rmtree(FOLDER / "venv", ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", FOLDER / "venv"], check=True)
        uv = Path(sys.executable).with_name("uv")
        subprocess.run([uv, "pip", "install", "-q", "--compile-bytecode", "-p", _python(), PACKAGE], check=True)
        (FOLDER / "venv/ready").touch()


def _python() -> Path:
    return FOLDER / "venv/bin/python"


def _environment(folder: Path, url: str) -> dict[str, str]:
    own = {"PORTAL_FOLDER": str(folder), "PORTAL_URL": url, "DJANGO_SETTINGS_MODULE": "portal_settings"}
    return {**os.environ, **own, "PYTHONPATH": str(PROGRAMS)}


def _wait_until_up(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            if httpx.get(url, timeout=PATIENCE_SECONDS).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise RuntimeError(f"the portal did not start: {log.read_text(errors='replace')[-2000:]}")
