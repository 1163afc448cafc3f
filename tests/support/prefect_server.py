"""A Prefect server on 127.0.0.1, by the command that the documentation gives."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PREFECT = str(Path(sys.executable).with_name("prefect"))
PATIENCE_SECONDS = 180


@dataclass
class PrefectServer:
    """One that can be killed and started again; `environment` leads its clients to it."""

    environment: dict[str, str]
    log: Path

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with self.log.open("a") as log:
            self._process = subprocess.Popen(
                [PREFECT, "server", "start"],
                cwd=ROOT,
                env={**os.environ, **self.environment},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until and self._process.poll() is None:
            try:
                with urllib.request.urlopen(self.environment["PREFECT_API_URL"] + "/health", timeout=5):
                    return
            except OSError:
                time.sleep(0.5)
        raise RuntimeError(f"the Prefect server did not start: {self.log.read_text()[-2000:]}")

    @property
    def group(self) -> int:
        """That of its processes: the command keeps the server in one of its own."""
        return self._process.pid

    def kill(self) -> None:
        """End it as a power cut would."""
        os.killpg(self.group, signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        end(self._process)


@contextmanager
def running_prefect(folder: Path, **settings: str) -> Iterator[PrefectServer]:
    """A server with its state in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        "PREFECT_HOME": str(folder),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        **settings,
    }
    server = PrefectServer(environment, folder / "server.log")
    server.start()
    try:
        yield server
    finally:
        server.stop()


def end(process: "subprocess.Popen[bytes]") -> None:
    """A worker that is told once goes on with what it has; told twice it stops."""
    for _ in range(2):
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            continue
        return
    process.kill()
    process.wait()
