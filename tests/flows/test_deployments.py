"""The flows load as Prefect loads them, and run on a real Prefect server."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]


def python(program: str, tmp_path: Path, *arguments: str) -> str:
    """Run a program in a process of its own, since Prefect changes the process that imports it."""
    environment = {
        **os.environ,
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-c", program, *arguments]
    finished = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    assert finished.returncode == 0, finished.stderr[-3000:]
    return finished.stdout


def test_every_deployment_loads_without_a_placeholder(tmp_path: Path) -> None:
    deployments = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    entrypoints = [deployment["entrypoint"] for deployment in deployments]
    assert entrypoints
    program = """
import sys
from prefect.flows import load_flow_from_entrypoint
for entrypoint in sys.argv[1:]:
    flow = load_flow_from_entrypoint(entrypoint, use_placeholder_flow=False)
    print(flow.name, *flow.parameters.properties)
"""
    loaded = python(program, tmp_path, *entrypoints).splitlines()
    for deployment, line in zip(deployments, loaded, strict=True):
        _name, *parameters = line.split()
        assert set(deployment["parameters"]) <= set(parameters)


@pytest.mark.prefect
@pytest.mark.timeout(300)
def test_the_flow_runs_on_a_prefect_server_and_posts_the_same(a_few_bills: Path, tmp_path: Path) -> None:
    program = """
import json, sys
from counterfoil.credentials import CredentialError, fetch
from prefect.blocks.system import Secret
from prefect.testing.utilities import prefect_test_harness
from flows.deployments import payables
mail, masterdata, home = sys.argv[1:]
with prefect_test_harness(server_startup_timeout=180):
    report = payables(mail, masterdata, home, "2026-10-31", 1)
    Secret(value="planted-in-a-block").save("ledger-password")
    assert fetch("prefect:ledger-password").reveal() == "planted-in-a-block"
    try:
        fetch("prefect:no-such-block")
    except CredentialError as error:
        assert "no credential at prefect:no-such-block" in str(error)
    else:
        raise AssertionError("a block that is not there was fetched")
print(json.dumps([report.registered, report.moved]))
"""
    out = python(program, tmp_path, str(a_few_bills / "mail"), str(a_few_bills / "masterdata"), str(tmp_path / "home"))
    registered, moved = json.loads(out.splitlines()[-1])
    expected = len((a_few_bills / "expected.jsonl").read_text().splitlines())
    assert registered == expected
    assert moved == 3 * expected
