"""Post for the tests of flows: the sample month, as it comes and worked through, and small ones of clean bills."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from counterfoil.settings import Settings
from flows import payables
from tests.support.command_line import Runner, running_command_line

ROOT = Path(__file__).parents[2]


def generate(folder: Path, *options: str) -> Path:
    """Write a month of post with its master data and what should become of it."""
    command = [sys.executable, str(ROOT / "samples" / "generate.py"), str(folder), *options]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that is made once for all workers, by the one that comes first; whoever changes things makes a copy."""
    common = factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else factory.getbasetemp()
    made, making = common / name, common / f"{name}-making"
    with (common / f"{name}-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(making, ignore_errors=True)
            make(making)
            making.rename(made)
    return made


@pytest.fixture(scope="session")
def sample_month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole month that the project ships."""
    return once(tmp_path_factory, "sample-month", generate)


@pytest.fixture(scope="session")
def worked_month(sample_month: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the whole month was worked through, in a copy for whoever asks."""

    def work(home: Path) -> None:
        settings = Settings.load(home=home, environment={})
        mail, masterdata = sample_month / "mail", sample_month / "masterdata"
        payables.run(settings, mail=mail, masterdata=masterdata, as_of=date(2026, 10, 31))

    return once(tmp_path_factory, "worked-month", work)


@pytest.fixture(scope="session")
def a_few_bills(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight clean e-invoices, which are quick to read."""

    def few(folder: Path) -> None:
        generate(folder, "--seed", "11", "--bills", "8", "--only", "ubl")

    return once(tmp_path_factory, "a-few-bills", few)


@pytest.fixture
def ubl_bills(a_few_bills: Path, tmp_path: Path) -> Path:
    """The same eight, for a test to change."""
    return Path(shutil.copytree(a_few_bills, tmp_path / "post"))


@pytest.fixture(scope="session")
def cli() -> Iterator[Runner]:
    """Runs the command line in a process of its own."""
    with running_command_line() as run:
        yield run
