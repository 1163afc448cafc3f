"""The flows load as Prefect loads them, and run on a real Prefect server."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import yaml

from counterfoil.settings import Settings
from counterfoil.store import Store
from tests.support.mail_servers import PASSWORD, running_dovecot
from tests.support.prefect_server import PREFECT, PrefectServer, end, running_prefect
from tests.support.smtp import receiving

Say = Callable[..., str]
ROOT = Path(__file__).parents[2]
HOW_TO = (ROOT / "docs/how-to-deploy.md").read_text(encoding="utf-8")
*ON_ONE_MACHINE, ON_KUBERNETES = [line.split() for line in re.findall(r"^ {4}prefect (.+)$", HOW_TO, re.MULTILINE)]
DEPLOYMENTS = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
PLANTED = "planted-password-2258"
BOOKS_BY_BLOCK = """
trust-books: {system: tryton, organisations: [ZN999], url: "http://127.0.0.1:9/cf", user: robot, vat_account: VAT,
  password: "prefect:trust-books"}
"""


def python(program: str, tmp_path: Path, *arguments: str) -> str:
    """What a program prints in a process of its own, since Prefect changes the one that imports it; its log is kept."""
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
    (tmp_path / "log").write_text(finished.stdout + finished.stderr, encoding="utf-8")
    return finished.stdout


def test_every_deployment_loads_without_a_placeholder(tmp_path: Path) -> None:
    entrypoints = [deployment["entrypoint"] for deployment in DEPLOYMENTS]
    assert entrypoints
    program = """
import sys
from prefect.flows import load_flow_from_entrypoint
for entrypoint in sys.argv[1:]:
    flow = load_flow_from_entrypoint(entrypoint, use_placeholder_flow=False)
    print(flow.name, *flow.parameters.properties)
"""
    loaded = python(program, tmp_path, *entrypoints).splitlines()
    for deployment, line in zip(DEPLOYMENTS, loaded, strict=True):
        _name, *parameters = line.split()
        assert set(deployment["parameters"]) <= set(parameters)


@pytest.mark.prefect
@pytest.mark.timeout(300)
def test_the_flows_run_on_a_prefect_server_and_post_the_same(
    a_few_bills: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the end with a ledger whose password is in a block of that server, and is written down nowhere."""
    program = """
import json, os, sys
from datetime import date
from pathlib import Path
from prefect.artifacts import Artifact
from prefect.blocks.system import Secret
from prefect.testing.utilities import prefect_test_harness
from connectors.ledgers.choosing import open_ledgers
from counterfoil.settings import Settings
from flows import deployments
mail, masterdata, home, books = sys.argv[1:]
with prefect_test_harness(server_startup_timeout=180):
    report = deployments.payables(mail, masterdata, home, "2026-10-31", 1)
    balanced = deployments.reconcile(home, mail, return_state=True)
    kept = deployments.housekeeping(home, return_state=True)
    deployments.today = lambda: date(2026, 12, 25)
    christmas = deployments.payables_on("working days", mail, masterdata, home, 1, return_state=True)
    counted = deployments.insights(home, return_state=True)
    shown = {key: Artifact.get(key).data for key in ("progress", "post-so-far", "performance")}
    Secret(value=os.environ["PLANTED"]).save("trust-books")
    (Path(home) / "ledgers.yaml").write_text(books)
    again = deployments.payables(mail, masterdata, home, "2026-10-31", 1, return_state=True)
    with open_ledgers(Settings.load(home=Path(home))) as ledgers:
        assert ledgers.books_of("ZN999")._wire._password == os.environ["PLANTED"]
states = [[state.type.value, state.message] for state in (balanced, kept, christmas, counted, again)]
print(json.dumps([report.registered, report.moved, states, shown]))
"""
    monkeypatch.setenv("PLANTED", PLANTED)
    given = [str(place) for place in (a_few_bills / "mail", a_few_bills / "masterdata", tmp_path / "home")]
    out = python(program, tmp_path, *given, BOOKS_BY_BLOCK)
    registered, moved, states, shown = json.loads(out.splitlines()[-1])
    expected = len((a_few_bills / "expected.jsonl").read_text().splitlines())
    assert registered == expected
    assert moved == 3 * expected
    assert [state for state, _ in states] == ["COMPLETED"] * 5
    assert f"{expected} postings" in states[0][1]
    assert "none of the working days" in states[2][1]
    assert shown["progress"] == 100.0
    assert f"| posted | {expected} |" in shown["post-so-far"]
    assert "| together | 100.0%" in shown["performance"]
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in kept if PLANTED.encode() in path.read_bytes()] == []


def test_what_does_not_balance_fails_the_flow_run(ubl_bills: Path, tmp_path: Path) -> None:
    program = """
import json, sys
from datetime import date
from pathlib import Path
from counterfoil.settings import Settings
from flows import deployments, payables
mail, masterdata, home = map(Path, sys.argv[1:])
payables.run(Settings.load(home=home, workers=1), mail=mail, masterdata=masterdata, as_of=date(2026, 10, 31))
next(path for path in (home / "originals").rglob("*") if path.is_file()).unlink()
tables = []
deployments.create_table_artifact = lambda **given: tables.append(given)
state = deployments.reconcile.fn(str(home), str(mail))
print(json.dumps([state.type.value, tables]))
"""
    out = python(program, tmp_path, str(ubl_bills / "mail"), str(ubl_bills / "masterdata"), str(tmp_path / "home"))
    state, tables = json.loads(out.splitlines()[-1])
    assert state == "FAILED"
    assert len(tables[0]["table"]) == 1


@pytest.mark.soak
@pytest.mark.prefect
@pytest.mark.timeout(1800)
def test_the_documented_commands_deploy_and_a_worker_runs_every_deployment(ubl_bills: Path, tmp_path: Path) -> None:
    first = min((ubl_bills / "mail").glob("*/*.xml"))
    again = re.sub("(?<=<cbc:ID>)[^<]+", "AGAIN-1", first.read_text(encoding="utf-8"), count=1)
    first.with_name("again.xml").write_text(again, encoding="utf-8")  # bills its order twice: is held, and overdue
    with ExitStack() as stack:
        office, smtp = stack.enter_context(receiving())
        mailbox = stack.enter_context(running_dovecot())
        _, prefect = stack.enter_context(
            served(tmp_path, {"MAILBOX": PASSWORD, "SSL_CERT_FILE": str(mailbox.certificate)})
        )
        mail, masterdata, home = ubl_bills / "mail", ubl_bills / "masterdata", tmp_path / "home"
        letters = {"smtp": smtp, "sender": "robot@centre.example", "to": '["payables@centre.example"]', "home": home}
        given: dict[str, dict[str, object]] = {
            "payables/nightly": {"mail": mail, "masterdata": masterdata, "home": home, "patience": 0},
            "help/helper": {"masterdata": masterdata, "home": home, "wait": 0},
            "payables on office days/office-hours": {"mail": mail, "masterdata": masterdata, "home": home},
            "payables on office days/month-end": {"mail": mail, "masterdata": masterdata, "home": home},
            "reconcile/morning": {"mail": mail, "home": home},
            "morning note/note": {**letters, "mail": mail},
            "alerts/alerts": letters,
            "chasers/reminders": letters,
            "insights/figures": {"home": home},
            "housekeeping/weekly": {"home": home},
            "collect/collecting": {
                "source": mailbox.address("user1"),
                "password": "env:MAILBOX",
                "mail": mail,
                "home": home,
            },
        }
        assert {name.partition("/")[2] for name in given} == {each["name"] for each in DEPLOYMENTS}
        for name, parameters in given.items():
            said = prefect(
                "deployment", "run", name, "--watch", *(f"-p{key}={value}" for key, value in parameters.items())
            )
            assert "Completed" in said, f"{name}: {said}"
        prefect("work-pool", "delete", "bots")
        prefect(*ON_KUBERNETES)
        prefect("deploy", "--all")
    note, *told = (message["Subject"] for message in office.kept)
    assert note.startswith("Counterfoil, post of ")
    assert told == ["Counterfoil: bills fall due", "Counterfoil: whom to remind"]
    with Store.open(Settings.load(home=tmp_path / "home", environment={})) as store:
        assert len(list(store.postings())) == len((ubl_bills / "expected.jsonl").read_text().splitlines())


@contextmanager
def served(folder: Path, variables: dict[str, str], **settings: str) -> Iterator[tuple[PrefectServer, Say]]:
    """A server with such settings and a worker with such `variables`, by the documented commands; and what says one."""
    begin, *say_once, work = ON_ONE_MACHINE
    assert (begin, len(say_once), work[0]) == (["server", "start"], 2, "worker")
    with (folder / "log").open("w") as log, running_prefect(folder / "prefect", **settings) as server:
        environment = {**os.environ, **variables, **server.environment}

        def say(*arguments: str) -> str:
            command = [PREFECT, "--no-prompt", *arguments]
            done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
            return done.stdout

        for words in say_once:
            say(*words)
        worker = subprocess.Popen([PREFECT, *work], env=environment, cwd=ROOT, stdout=log, stderr=log)
        try:
            yield server, say
        finally:
            end(worker)


def test_the_template_for_kubernetes_asks_for_what_it_declares_and_shows_jobs_the_places_of_the_post() -> None:
    template = json.loads((ROOT / "kubernetes.json").read_text(encoding="utf-8"))
    asked = set(re.findall(r"{{ (\w+) }}", json.dumps(template["job_configuration"])))
    assert asked == set(template["variables"]["properties"])
    job = template["job_configuration"]["job_manifest"]["spec"]["template"]["spec"]
    (mount,) = job["containers"][0]["volumeMounts"]
    places = yaml.safe_load((ROOT / "prefect.yaml").read_text())["definitions"]["places"]["post"]
    assert all(place.startswith(mount["mountPath"]) for place in places.values())
