"""The how-to for connectors, followed to the letter."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.post import Runner

ROOT = Path(__file__).parents[2]
HOW_TO = (ROOT / "docs/how-to-write-a-connector.md").read_text(encoding="utf-8")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """As much of a checkout as the how-to works in."""
    for part in ("connectors", "counterfoil", "bots", "tests/connectors"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__", "test_*"))
    return tmp_path


def run_in(checkout: Path, program: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, *program.split()], cwd=checkout, capture_output=True, text=True, check=False)


def test_the_how_to_leads_to_a_connector_that_passes_and_is_chosen(checkout: Path, cli: Runner, tmp_path: Path) -> None:
    make, test = re.findall(r"^ {4}([a-z].*)$", HOW_TO, re.MULTILINE)
    assert make.split()[0] == "counterfoil"
    made = cli(*make.split()[1:], "--folder", checkout)
    assert made.returncode == 0, made.stderr
    passed = run_in(checkout, f"-m {test} -q --import-mode=importlib -p no:cacheprovider -c /dev/null --rootdir .")
    assert "1 passed" in passed.stdout, passed.stdout + passed.stderr
    _, said = re.findall(r"```(\w+)\n(.*?)```", HOW_TO, re.DOTALL)
    assert said[0] == "yaml"
    home = tmp_path / "home"
    home.mkdir()
    (home / "ledgers.yaml").write_text(said[1])
    asking = "from pathlib import Path;from connectors.ledgers.choosing import open_ledgers;"
    asking += "from counterfoil.settings import Settings;"
    asking += f"print(open_ledgers(Settings.load(home=Path({str(home)!r}),environment={{}})).books_of('ZN1').system)"
    asked = subprocess.run([sys.executable, "-c", asking], cwd=checkout, capture_output=True, text=True, check=False)
    assert asked.stdout.strip() == "mybooks", asked.stderr


def test_a_connector_is_never_written_over_and_its_name_has_to_be_one(checkout: Path, cli: Runner) -> None:
    assert cli("new", "connector", "mybooks", "--folder", checkout).returncode == 0
    again = cli("new", "connector", "mybooks", "--folder", checkout)
    assert (again.returncode, "is there already" in again.stderr) == (2, True)
    assert cli("new", "connector", "My-Books", "--folder", checkout).returncode == 2
    assert cli("new", "connector", "others", "--folder", checkout / "nowhere").returncode == 2


def test_the_made_files_are_in_the_house_style(checkout: Path, cli: Runner) -> None:
    cli("new", "connector", "my_own", "--folder", checkout)
    made = [checkout / "connectors/ledgers/my_own.py", checkout / "tests/connectors/test_my_own.py"]
    ruff = Path(sys.executable).with_name("ruff")
    shutil.copy(ROOT / "pyproject.toml", checkout)
    for check in (["check"], ["format", "--check"]):
        done = subprocess.run([ruff, *check, *made], capture_output=True, text=True, cwd=checkout, check=False)
        assert done.returncode == 0, done.stdout
