"""The commands of docs/rules.md, run in the order in which they stand there, on eight bills."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.command_line import Runner

ROOT = Path(__file__).parents[2]
COMMAND = re.compile(r"^ {4,8}((?:counterfoil|cp|sed) .*?)(?:\s+# exit (\d))?$", re.MULTILINE)
# What says by its exit code that something would change, or that decisions would: both are what the page shows.
TELLS = {"rules replay": {0, 1}}


def run(command: str, cli: Runner, places: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    program, *arguments = shlex.split(command)
    if program == "counterfoil":
        return cli(*arguments, environment=places)
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=False)


def test_every_command_of_the_page_does_what_the_page_says(
    a_few_bills: Path, cli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    monkeypatch.chdir(tmp_path)
    places = {"COUNTERFOIL_RULES": str(tmp_path / "rules"), "COUNTERFOIL_HOME": str(tmp_path / "home")}
    mail, masterdata = a_few_bills / "mail", a_few_bills / "masterdata"
    done = cli("run", "--mail", mail, "--masterdata", masterdata, "--as-of", "2026-10-31", environment=places)
    assert done.returncode == 0, done.stderr
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    commands = COMMAND.findall(page)
    assert len(commands) > 15
    for command, code in commands:
        ran = run(command, cli, places)
        wanted = next((codes for name, codes in TELLS.items() if name in command), {int(code or 0)})
        assert ran.returncode in wanted, f"{command}\n{ran.stdout}{ran.stderr}"
    assert "2026-10-01: £20.00" in (tmp_path / "trial" / "national" / "tolerances.yaml").read_text(encoding="utf-8")
