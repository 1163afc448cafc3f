"""The commands of docs/rules.md, run in the order in which they stand there, on eight bills."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
COMMAND = re.compile(r"^ {4,8}((?:counterfoil|cp|sed) .*?)(?:\s+# exit (\d))?$", re.MULTILINE)
# What says by its exit code that something would change, or that decisions would: both are what the page shows.
TELLS = {"rules replay": {0, 1}}


def test_every_command_of_the_page_does_what_the_page_says(
    a_few_bills: Path, cli: Callable[..., Any], tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    places = {"COUNTERFOIL_RULES": str(tmp_path / "rules"), "COUNTERFOIL_HOME": str(tmp_path / "home")}
    mail, masterdata = a_few_bills / "mail", a_few_bills / "masterdata"
    done = cli("run", "--mail", mail, "--masterdata", masterdata, "--as-of", "2026-10-31", environment=places)
    assert done.returncode == 0, done.stderr
    environment = {**os.environ, **places, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    commands = COMMAND.findall(page)
    assert len(commands) > 15
    for command, code in commands:
        ran = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        wanted = next((codes for name, codes in TELLS.items() if name in command), {int(code or 0)})
        assert ran.returncode in wanted, f"{command}\n{ran.stdout}{ran.stderr}"
    assert "2026-10-01: £20.00" in (tmp_path / "trial" / "national" / "tolerances.yaml").read_text(encoding="utf-8")
