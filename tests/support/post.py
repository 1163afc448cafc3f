"""Post for the tests of flows: the sample month, and small ones of clean bills."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command_line import Runner, running_command_line

ROOT = Path(__file__).parents[2]


def generate(folder: Path, *options: str) -> Path:
    """Write a month of post with its master data and what should become of it."""
    command = [sys.executable, str(ROOT / "samples" / "generate.py"), str(folder), *options]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def sample_month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole month that the project ships."""
    return generate(tmp_path_factory.mktemp("month") / "post")


@pytest.fixture(scope="session")
def a_few_bills(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight clean e-invoices, which are quick to read."""
    return generate(tmp_path_factory.mktemp("few") / "post", "--seed", "11", "--bills", "8", "--only", "ubl")


@pytest.fixture
def ubl_bills(a_few_bills: Path, tmp_path: Path) -> Path:
    """The same eight, for a test to change."""
    return Path(shutil.copytree(a_few_bills, tmp_path / "post"))


@pytest.fixture(scope="session")
def cli() -> Iterator[Runner]:
    """Runs the command line in a process of its own."""
    with running_command_line() as run:
        yield run
